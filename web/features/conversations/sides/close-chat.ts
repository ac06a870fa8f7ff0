import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { closeChat } from "../../../../src/protocol/sides.ts";
import { call } from "../../../api/index.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { currentLanguage } from "../../../i18n/language.ts";
import { toast, toastFailure } from "../../../ui/index.ts";
import { keepConversation } from "../store.ts";
import { sideEntryTexts } from "./entry-texts.ts";

const put = (conversationId: string, isClosed: boolean): Promise<void> =>
  call(closeChat, { params: { conversationId }, body: { isClosed } }).then(keepConversation);

/** Takes a chat out of the list, and offers to put it back. */
export function close({ id }: Conversation): void {
  const t = translator(sideEntryTexts, currentLanguage());
  const reopen = () => void put(id, false).catch(toastFailure);
  put(id, true).then(
    () => toast({ title: t("closed"), action: { label: t("reopen"), onSelect: reopen } }),
    toastFailure,
  );
}
