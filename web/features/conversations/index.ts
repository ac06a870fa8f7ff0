import { CircleDashed, MessageCircle, PencilLine } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { bubbleListTexts } from "./bubbles/list-texts.ts";
import { useBubbleInvitations } from "./bubbles/invitations-store.ts";
import { AllConversations, Bubbles } from "./conversation-list.tsx";
import { byRecency, otherId } from "./conversation-state.ts";
import { startConversations, syncLive, syncOwnBubble } from "./live.ts";
import { prepareMarkdown } from "./markdown/parsed.ts";
import { messageDoorTexts } from "./messages/door-texts.ts";
import { ownId, useConversationsStore } from "./store.ts";
import { conversationTexts } from "./texts.ts";
import { knownTitle } from "./titles.ts";
import { useUnreadTotal } from "./unread-total.ts";
import { BubblesWelcome, ChatsWelcome } from "./welcome.tsx";

const JoinBubblePage = later(() => import("./bubbles/join-page.tsx").then(({ JoinBubblePage }) => JoinBubblePage));
const ChatPage = later(() => {
  void prepareMarkdown();
  return import("./chat-page.tsx").then(({ ChatPage }) => ChatPage);
});
const CompanyRulesPart = later(() =>
  import("./messages/company-rules-part.tsx").then(({ CompanyRulesPart }) => CompanyRulesPart),
);
const SeenMarksCard = later(() => import("./sides/seen-marks-card.tsx").then(({ SeenMarksCard }) => SeenMarksCard));

/** Chats and bubbles: their lists, and the page of one. */
export const conversationsFeature: WebFeature = {
  sections: [
    {
      id: "chats",
      href: "/",
      icon: MessageCircle,
      label: (language) => translator(conversationTexts, language)("chats"),
      useBadge: () => useUnreadTotal(),
      List: AllConversations,
      Main: ChatsWelcome,
      order: 10,
    },
    {
      id: "bubbles",
      href: "/bubbles",
      icon: CircleDashed,
      label: (language) => translator(conversationTexts, language)("bubbles"),
      useBadge: () => useBubbleInvitations(({ invitations }) => invitations.length),
      badgeLabel: (language, count) => translator(bubbleListTexts, language)("invitations", { count }),
      List: Bubbles,
      Main: BubblesWelcome,
      order: 30,
    },
  ],
  routes: [
    { path: "/chat/:id", Page: ChatPage, access: "signedIn" },
    { path: "/join-bubble", Page: JoinBubblePage, access: "anyone" },
  ],
  settings: [
    {
      id: "message-rules",
      icon: PencilLine,
      label: (language) => translator(messageDoorTexts, language)("rulesTitle"),
      Page: CompanyRulesPart,
      order: 76.5,
      isFor: (account) => account.isAdministrator,
    },
  ],
  privacyCards: [{ section: "consents", order: 30, Card: SeenMarksCard }],
  start: (account) => startConversations(account),
  sync: syncLive,
  forGuests: { start: (guest) => startConversations(guest, false), sync: syncOwnBubble },
  find: (query) => {
    const wanted = query.trim().toLocaleLowerCase();
    const selfId = ownId();
    return byRecency(useConversationsStore.getState().all)
      .map((conversation) => ({ conversation, label: knownTitle(conversation, selfId) }))
      .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
      .slice(0, 8)
      .map(({ conversation, label }) => ({
        id: otherId(conversation, selfId) ? `person-${otherId(conversation, selfId)}` : `chat-${conversation.id}`,
        group: "chats",
        label,
        ...(conversation.topic && { detail: conversation.topic }),
        avatar: {
          id: otherId(conversation, selfId) ?? conversation.id,
          kind: conversation.kind === "bubble" ? "bubble" : "person",
        },
        run: (navigate) => navigate(`/chat/${conversation.id}`),
      }));
  },
};
