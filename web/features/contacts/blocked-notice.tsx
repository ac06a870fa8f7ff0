import { Ban } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import { Button } from "../../ui/index.ts";
import { orSay, unblock } from "./acts.ts";
import { contactsTexts } from "./texts.ts";
import { useName } from "./use-name.ts";

/** Stands where one would write, in the chat with somebody one has blocked. */
export function BlockedNotice({ accountId }: { accountId: string }) {
  const t = useTexts(contactsTexts);
  const name = useName(accountId);
  return (
    <p
      role="status"
      className="mx-auto flex min-h-11.5 max-w-3xl flex-wrap items-center justify-center gap-x-3 gap-y-1 rounded-large bg-surface-3 px-3 py-2 text-sm text-text-2"
    >
      <span className="flex items-center gap-2">
        <Ban aria-hidden="true" className="size-4 shrink-0" />
        {t("blockedInChat", { name })}
      </span>
      <Button size="small" tone="plain" onClick={() => orSay(unblock(accountId))}>
        {t("unblock")}
      </Button>
    </p>
  );
}
