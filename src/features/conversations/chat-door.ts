import type { MessageContent } from "../../protocol/conversations.ts";
import { appendEntry } from "./append-entry.ts";
import type { Deps } from "./conversations.deps.ts";
import { conversationIdsOf, countConversations, metInConversations, newestFor } from "./conversations.store.ts";
import { type IsGone, removePerson } from "./remove-person.ts";

/** What higher ranks ask of conversations: who is in one, and to note there what happened. */
export interface ChatDoor {
  /** Who is in a conversation; undefined when it does not exist. */
  roster(
    conversationId: string,
  ): Promise<{ readonly kind: "direct" | "bubble"; readonly accountIds: readonly string[] } | undefined>;
  /** Adds an entry to the chat; once only for an id. */
  appendEntry(entry: {
    id: string;
    conversationId: string;
    senderId: string;
    content: MessageContent;
    /** Whoever blocked the sender never gets it. */
    withheldFrom?: string | null;
  }): Promise<unknown>;
}

/** The door itself, and what lower ranks are lent of it. */
export function openChatDoor(deps: Deps) {
  const door: ChatDoor = { roster: deps.rosters.find, appendEntry: (entry) => appendEntry(deps, entry) };
  return {
    ...door,
    isMember: async (accountId: string, conversationId: string): Promise<boolean> =>
      (await deps.rosters.findFor(accountId, conversationId)) !== undefined,
    newestFor: (accountId: string, since: number, limit: number) => newestFor(deps.db.reader, accountId, since, limit),
    removePerson: (accountId: string, isGone: IsGone) => removePerson(deps, accountId, isGone),
    count: (accountIds: readonly string[]) => countConversations(deps.db.reader, accountIds),
    idsOf: (accountId: string) => conversationIdsOf(deps.db.reader, accountId),
    /** Which of these people somebody meets in a conversation, or met there before they left it. */
    metBy: (accountId: string, ids: readonly string[]) => metInConversations(deps.db.reader, accountId, ids),
  };
}
