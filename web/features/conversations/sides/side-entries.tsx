import { Trash2, X } from "lucide-react";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { currentLanguage } from "../../../i18n/language.ts";
import type { MenuEntries } from "../../../ui/index.ts";
import { close } from "./close-chat.ts";
import { sideEntryTexts } from "./entry-texts.ts";

/** What a chat's or bubble's menu offers about one's own side of it. */
export function sideEntries(conversation: Conversation, onClear: (conversation: Conversation) => void): MenuEntries {
  const t = translator(sideEntryTexts, currentLanguage());
  return [
    null,
    ...(conversation.kind === "direct" && !conversation.own.isClosed
      ? [{ label: t("close"), icon: <X aria-hidden="true" />, onSelect: () => close(conversation) }]
      : []),
    { label: t("clear"), icon: <Trash2 aria-hidden="true" />, onSelect: () => onClear(conversation) },
  ];
}
