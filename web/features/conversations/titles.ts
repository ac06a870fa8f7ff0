import type { Conversation, Message } from "../../../src/protocol/conversations.ts";
import { withMentionNames } from "../../../src/protocol/mentions.ts";
import { plainText } from "../../../src/protocol/plain-text.ts";
import { translator } from "../../i18n/catalogue.ts";
import { formatIn } from "../../i18n/format.ts";
import type { Language } from "../../i18n/language.ts";
import { useLanguage } from "../../i18n/language.ts";
import { nameOf, usePeopleStore, usePerson } from "../directory/index.ts";
import { otherId } from "./conversation-state.ts";
import { kindSummaryTexts } from "./kinds/summary-texts.ts";
import { markdownTexts } from "./markdown/texts.ts";
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
  const kinds = translator(kindSummaryTexts, language);
  const said = (text: string) =>
    withMentionNames(plainText(text), nameById, translator(markdownTexts, language)("everybody"));
  const { content } = message;
  switch (content.kind) {
    case "text":
      return said(content.text);
    case "file":
      return said(content.text) || content.file.name;
    case "voice":
      return `${kinds("voice")} (${formatIn(language).duration(content.voice.durationSec)})`;
    case "poll":
      return `${kinds("poll")}: ${content.poll.question}`;
    case "location":
      return kinds("location");
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
