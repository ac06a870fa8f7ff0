import type { Conversation, Message } from "../../../src/protocol/conversations.ts";
import { translator } from "../../i18n/catalogue.ts";
import type { Language } from "../../i18n/language.ts";
import { useLanguage } from "../../i18n/language.ts";
import { nameOf, usePeopleStore, usePerson } from "../directory/index.ts";
import { otherId } from "./conversation-state.ts";
import { noticeText } from "./notice-text.ts";
import { ownId, useConversation } from "./store.ts";
import { conversationTexts } from "./texts.ts";

/** A bubble's name, or the other person's. */
export function useConversationTitle(conversation: Conversation, selfId: string): string {
  const other = usePerson(otherId(conversation, selfId));
  const language = useLanguage();
  return conversation.kind === "bubble" ? conversation.name : nameOf(other, language);
}

/** The same by its id; undefined when one is not in it. */
export function useTitleOf(conversationId: string): string | undefined {
  const conversation = useConversation(conversationId);
  const other = usePerson(conversation && otherId(conversation, ownId()));
  const language = useLanguage();
  if (!conversation) return undefined;
  return conversation.kind === "bubble" ? conversation.name : nameOf(other, language);
}

/** Outside React, as far as names are known now. */
export function knownTitle(conversation: Conversation, selfId: string): string {
  const other = otherId(conversation, selfId);
  return other === undefined ? conversation.name : nameOf(usePeopleStore.getState().people[other]);
}

const callTexts = {
  unanswered: "callUnanswered",
  refused: "callRefused",
  busy: "callBusy",
  cancelled: "callCancelled",
} as const;

/** One line that says what a message is about: for lists, announcements and entries without a text. */
export function summaryOf(
  message: Message,
  selfId: string,
  nameById: (id: string) => string,
  language: Language,
): string {
  const t = translator(conversationTexts, language);
  const { content } = message;
  switch (content.kind) {
    case "text":
      return content.text;
    case "file":
      return content.text || content.file.name;
    case "call": {
      const { outcome, kind } = content.call;
      if (outcome === "answered") return t(kind === "video" ? "callAnsweredVideo" : "callAnsweredAudio");
      const isMissed = message.senderId !== selfId && (outcome === "unanswered" || outcome === "cancelled");
      return t(isMissed ? "callMissed" : callTexts[outcome]);
    }
    case "conference":
      return t(content.conference.endedAt === null ? "conferenceRunning" : "conferenceEnded");
    case "notice":
      return noticeText(message.senderId, content, selfId, nameById, language);
    case "deleted":
      return t(content.by === "moderator" ? "deletedByModerator" : "deletedMessage");
  }
}
