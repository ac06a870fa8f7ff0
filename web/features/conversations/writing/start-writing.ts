import { socket } from "../../../api/index.ts";
import { translator } from "../../../i18n/catalogue.ts";
import { currentLanguage } from "../../../i18n/language.ts";
import { restoreEmojiMemory } from "../../../ui/emoji/index.ts";
import { toast } from "../../../ui/index.ts";
import { catchUpDrafts, forgetDrafts, restoreDrafts } from "../drafts.ts";
import { forgetScheduled, keepScheduled, syncScheduled } from "./scheduled-store.ts";
import { writingLineTexts } from "./line-texts.ts";

/** What is written and not said yet, on all of one's devices. @param hasOtherDevices false for a guest */
export function startWriting(accountId: string, hasOtherDevices: boolean): () => void {
  const drafts = restoreDrafts(accountId, hasOtherDevices);
  restoreEmojiMemory(accountId);
  const stops = [
    socket().on("draft.changed", ({ draft }) => drafts?.heard(draft)),
    socket().onEvent("scheduled.changed", ({ messageId, scheduled }) => {
      keepScheduled(messageId, scheduled);
      if (scheduled?.failure) toast({ title: translator(writingLineTexts, currentLanguage())("failedElsewhere") });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    forgetDrafts();
    forgetScheduled();
  };
}

/** Nobody waits for it: what is missed comes with the next connection. */
export function syncWriting(conversationIds: readonly string[]): void {
  syncScheduled().catch(() => undefined);
  catchUpDrafts(conversationIds).catch(() => undefined);
}
