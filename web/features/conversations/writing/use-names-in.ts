import { useMemo } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { usePeopleStore } from "../../directory/index.ts";
import { mentionablesOf, toTokens, toWritten } from "../messages/mention-text.ts";
import { messageTexts } from "../messages/message-texts.ts";
import { useConversationsStore } from "../store.ts";

/** Mentions in a text that is written elsewhere than in the writing box: as names, and as they are sent. */
export function useNamesIn(conversationId: string) {
  const t = useTexts(messageTexts);
  const members = useConversationsStore(({ all }) => all[conversationId]?.members);
  const people = usePeopleStore((state) => state.people);
  const mentionables = useMemo(
    () => mentionablesOf((members ?? []).map(({ accountId }) => accountId).sort(), people),
    [members, people],
  );
  const everybody = t("everybody");
  return {
    written: (sent: string) => toWritten(sent, mentionables, everybody),
    sent: (written: string) => toTokens(written, mentionables, everybody),
  };
}
