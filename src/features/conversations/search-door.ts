import type { DataKey } from "../../platform/crypto/keys.ts";
import { versionThatSealed } from "../../platform/crypto/seal.ts";
import type { Message } from "../../protocol/conversations.ts";
import type { Deps } from "./conversations.deps.ts";
import { presentMessages } from "./messages/present-messages.ts";
import { conversationKey, labelKey, openMessage } from "./seal-content.ts";
import {
  lengthsAfter,
  type MessagePlace,
  messagesAfter,
  messagesSeenBy,
  type ReadableConversation,
  readableBy,
  timesSeenBy,
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
  /** When those of these messages were sent that the reader sees now; undefined for the others. */
  timesSeenBy(readerId: string, places: readonly MessagePlace[]): Promise<readonly (number | undefined)[]>;
  /** Of these messages those that the reader sees now, as they see them, in no order. */
  seenBy(readerId: string, places: readonly MessagePlace[]): Promise<readonly Message[]>;
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
    async timesSeenBy(readerId, places) {
      const times = new Array<number | undefined>(places.length).fill(undefined);
      for (const [at, sentAt] of await timesSeenBy(reader, readerId, places)) times[at] = sentAt;
      return times;
    },
    async seenBy(readerId, places) {
      const rows = Map.groupBy(await messagesSeenBy(reader, readerId, places), (row) => row.conversationId);
      const messages: Message[] = [];
      for (const [conversationId, some] of rows)
        messages.push(...(await presentMessages(deps, conversationId, some, readerId)));
      return messages;
    },
  };
}
