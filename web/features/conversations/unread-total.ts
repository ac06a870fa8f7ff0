import { isMuted } from "../../../src/protocol/notification-rules.ts";
import { useConversationsStore } from "./store.ts";

/** Messages that wait unread, of all conversations or of bubbles. What is muted does not count (S41). */
export const useUnreadTotal = (kind?: "bubble"): number =>
  useConversationsStore(({ all }) =>
    Object.values(all)
      .filter((conversation) => kind === undefined || conversation.kind === kind)
      .filter(({ own }) => !isMuted(own, Date.now()))
      .reduce((sum, conversation) => sum + conversation.unreadCount, 0),
  );
