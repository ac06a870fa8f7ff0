import type { Conversation, Message } from "../../protocol/conversations.ts";
import type { Deps } from "./conversations.deps.ts";
import { findMessage, pageAfter, unreadCounts } from "./conversations.store.ts";
import { isHiddenFor } from "./messages/messages.store.ts";
import { presentMessages } from "./messages/present-messages.ts";
import { conversationFor, conversationsFor } from "./present-conversation.ts";

/** Conversations as one of their members may read them now: for what tells people of what they missed. */
export interface ReaderDoor {
  /** undefined for whoever is no member. */
  conversationFor(accountId: string, conversationId: string): Promise<Conversation | undefined>;
  conversationsFor(accountId: string): Promise<readonly Conversation[]>;
  /** undefined for a message that is not there, or not for this reader. */
  messageFor(accountId: string, messageId: string): Promise<Message | undefined>;
  /** As all members get it; undefined for a message that is not there, or not for all. */
  messageForAll(messageId: string): Promise<Message | undefined>;
  /** When the first message after a position was sent to this reader. */
  firstSentAfter(accountId: string, conversationId: string, seq: number): Promise<number | undefined>;
  /** Messages of others that wait unread, by conversation. */
  unreadOf(accountId: string): Promise<ReadonlyMap<string, number>>;
}

export function openReaderDoor(deps: Deps): ReaderDoor {
  const { reader } = deps.db;
  const fromSeqOf = async (accountId: string, conversationId: string): Promise<number | undefined> =>
    (await deps.rosters.findFor(accountId, conversationId))?.members.get(accountId)?.fromSeq;
  return {
    conversationFor: (accountId, conversationId) => conversationFor(deps, conversationId, accountId),
    conversationsFor: (accountId) => conversationsFor(deps, accountId),
    async messageFor(accountId, messageId) {
      const row = await findMessage(reader, messageId);
      const fromSeq = row && (await fromSeqOf(accountId, row.conversationId));
      if (!row || fromSeq === undefined || row.seq <= fromSeq || row.withheldFrom === accountId) return undefined;
      if (row.hasExtras && (await isHiddenFor(reader, accountId, row))) return undefined;
      return (await presentMessages(deps, row.conversationId, [row], accountId))[0];
    },
    async messageForAll(messageId) {
      const row = await findMessage(reader, messageId);
      if (!row || row.withheldFrom !== null) return undefined;
      return (await presentMessages(deps, row.conversationId, [row], null))[0];
    },
    async firstSentAfter(accountId, conversationId, seq) {
      const fromSeq = await fromSeqOf(accountId, conversationId);
      if (fromSeq === undefined) return undefined;
      const page = { conversationId, readerId: accountId, fromSeq, limit: 1 };
      return (await pageAfter(reader, page, Math.max(seq, fromSeq)))[0]?.sentAt;
    },
    unreadOf: (accountId) => unreadCounts(reader, accountId),
  };
}
