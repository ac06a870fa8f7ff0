import type { Tx } from "../../platform/storage/database.ts";
import type { Conversation, Message } from "../../protocol/conversations.ts";
import type { Deps } from "./conversations.deps.ts";
import { findMember, findMessage, pageAfter, unreadCounts } from "./conversations.store.ts";
import { conversationFor, conversationsFor } from "./present-conversation.ts";
import { conversationKey, openMessage } from "./seal-content.ts";

/** Conversations as one of their members may read them now: for what tells people of what they missed. */
export interface ReaderDoor {
  /** undefined for whoever is no member. */
  conversationFor(accountId: string, conversationId: string): Promise<Conversation | undefined>;
  conversationsFor(accountId: string): Promise<readonly Conversation[]>;
  /** undefined for a message that is not there, or not for this reader. */
  messageFor(accountId: string, messageId: string): Promise<Message | undefined>;
  /** When the first message after a position was sent to this reader. */
  firstSentAfter(accountId: string, conversationId: string, seq: number): Promise<number | undefined>;
  /** Messages of others that wait unread, by conversation. */
  unreadOf(accountId: string): Promise<ReadonlyMap<string, number>>;
  isMemberForWrite(tx: Tx, accountId: string, conversationId: string): Promise<boolean>;
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
      return openMessage(await conversationKey(deps.keys, row.conversationId), row);
    },
    async firstSentAfter(accountId, conversationId, seq) {
      const fromSeq = await fromSeqOf(accountId, conversationId);
      if (fromSeq === undefined) return undefined;
      const page = { conversationId, readerId: accountId, fromSeq, limit: 1 };
      return (await pageAfter(reader, page, Math.max(seq, fromSeq)))[0]?.sentAt;
    },
    unreadOf: (accountId) => unreadCounts(reader, accountId),
    isMemberForWrite: async (tx, accountId, conversationId) =>
      (await findMember(tx, conversationId, accountId)) !== undefined,
  };
}
