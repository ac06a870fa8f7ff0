import { listActRequests } from "../../../src/protocol/companies.ts";
import { call, socket } from "../../api/index.ts";
import { translator } from "../../i18n/catalogue.ts";
import { currentLanguage } from "../../i18n/language.ts";
import { toast } from "../../ui/index.ts";
import { fourEyesTexts } from "./four-eyes-texts.ts";

/** Tells an administrator of what waits for their confirmation, once each. @param look opens the list */
export function followRequests(accountId: string, look: () => void): () => void {
  const told = new Set<string>();
  const ask = async () => {
    const { requests } = await call(listActRequests);
    const t = translator(fourEyesTexts, currentLanguage());
    for (const { id, state, requestedBy, act, member } of requests) {
      if (state !== "open" || requestedBy.id === accountId || told.has(id)) continue;
      told.add(id);
      toast({
        title: t("newRequest", { name: requestedBy.name }),
        detail: t(act, { member: member?.name ?? "" }),
        action: { label: t("look"), onSelect: look },
      });
    }
  };
  // The line may be gone: the next change asks again.
  const askAside = () => void ask().catch(() => undefined);
  askAside();
  return socket().onEvent("company.roster_changed", askAside);
}
