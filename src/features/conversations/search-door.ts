import type { DataKey } from "../../platform/crypto/keys.ts";
import { versionThatSealed } from "../../platform/crypto/seal.ts";
import type { Message } from "../../protocol/conversations.ts";
import type { Deps } from "./conversations.deps.ts";
import type { MessageRow } from "./conversations.store.ts";
import { presentMessages } from "./messages/present-messages.ts";
import { conversationKey, labelKey, openMessage } from "./seal-content.ts";
import {
  lengthsAfter,
  type MessagePlace,
  messagesAfter,
  messagesSeenBy,
  type ReadableConversation,
  readableBy,
  timesAt,
} from "./search-door.store.ts";

/** What the search reads of conversations. Who sees what is decided here. */
export interface SearchedConversations {
  /** Those that somebody is in now. */
  readableBy(accountId: string): Promise<readonly ReadableConversation[]>;
  /** Every conversation's length, in the order of their ids. */
  lengthsAfter(
    conversationId: string,
    limit: number,
  ): Promise<readonly { readonly conversationId: string; readonly lastSeq: number }[]>;
  /** @throws KeyGone */
  keysOf(conversationId: string): Promise<ConversationKeys>;
  /** Brings the keys of many into memory at once. */
  preloadKeys(conversationIds: readonly string[]): Promise<void>;
  /** A stretch of a conversation in its order, whoever may see what of it. */
  messagesAfter(place: { conversationId: string; after: number; limit: number }): Promise<readonly KeptMessage[]>;
  /** When messages were sent; those that are not there are left out. */
  timesAt(places: readonly MessagePlace[]): Promise<readonly (MessagePlace & { readonly sentAt: number })[]>;
  /** Of these messages those that the reader sees now, still sealed. */
  seenBy(readerId: string, places: readonly MessagePlace[]): Promise<readonly SealedMessage[]>;
  /** As the reader sees it. */
  open(readerId: string, message: SealedMessage): Promise<Message>;
}

export interface ConversationKeys {
  /** What is derived from a message is sealed with the version that sealed the message, so that both go together. */
  readonly content: DataKey;
  /** Lives as long as the conversation. */
  readonly label: DataKey;
}
export interface KeptMessage {
  readonly message: Message;
  /** The version that sealed it. */
  readonly key: DataKey;
}

export type SealedMessage = MessagePlace & { readonly sentAt: number; readonly row: MessageRow };

export function openSearchDoor(deps: Pick<Deps, "db" | "keys">): SearchedConversations {
  const { keys } = deps;
  const { reader } = deps.db;
  return {
    readableBy: (accountId) => readableBy(reader, accountId),
    lengthsAfter: (conversationId, limit) => lengthsAfter(reader, conversationId, limit),
    keysOf: async (conversationId) => ({
      content: await conversationKey(keys, conversationId),
      label: await labelKey(keys, conversationId),
    }),
    preloadKeys: (conversationIds) =>
      keys.preload(conversationIds.flatMap((id) => [`conversation:${id}` as const, `label:${id}` as const])),
    async messagesAfter(place) {
      const rows = await messagesAfter(reader, place);
      if (rows.length === 0) return [];
      const key = await conversationKey(keys, place.conversationId);
      return rows.map((row) => ({ message: openMessage(key, row), key: versionThatSealed(key, row.content) }));
    },
    timesAt: (places) => timesAt(reader, places),
    async seenBy(readerId, places) {
      const rows = await messagesSeenBy(reader, readerId, places);
      return rows.map((row) => ({ conversationId: row.conversationId, seq: row.seq, sentAt: row.sentAt, row }));
    },
    async open(readerId, { row }) {
      const [message] = await presentMessages(deps, row.conversationId, [row], readerId);
      return message as Message;
    },
  };
}
