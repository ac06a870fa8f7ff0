import type { Tx } from "../../platform/storage/database.ts";
import type { MessageContent } from "../../protocol/conversations.ts";
import { appendEntry } from "./append-entry.ts";
import { countBubblesOfOnly, metAsCandidates } from "./bubbles/bubbles.store.ts";
import { bubbleInvitationsFor } from "./bubbles/present-invitation.ts";
import type { Deps } from "./conversations.deps.ts";
import { countChats, metInConversations, newestFor } from "./conversations.store.ts";
import { openExpiryDoor } from "./expiry/expiry-door.ts";
import { openGuestHall } from "./guest-hall.ts";
import { locationConsents } from "./locations/location-consents.ts";
import { meetersOf } from "./meeters.store.ts";
import { previewRemoval } from "./preview-removal.ts";
import { openReaderDoor } from "./reader-door.ts";
import { reconcileKeys } from "./reconcile.ts";
import { type Leaver, removePerson } from "./remove-person.ts";
import { readableBy } from "./search-door.store.ts";
import { openSearchDoor } from "./search-door.ts";
import { maySay, type NewMessage, sendMessage } from "./send-message.ts";
import { countSeen } from "./sides/sides.store.ts";

/** What higher ranks ask of conversations: who is in one, and to note there what happened. */
export interface ChatDoor {
  /** Who is in a conversation; undefined when it does not exist. */
  roster(
    conversationId: string,
  ): Promise<
    | { readonly kind: "direct" | "bubble"; readonly isArchived: boolean; readonly accountIds: readonly string[] }
    | undefined
  >;
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
    ...openReaderDoor(deps),
    ...openGuestHall(deps),
    isMember: async (accountId: string, conversationId: string): Promise<boolean> =>
      (await deps.rosters.findFor(accountId, conversationId)) !== undefined,
    /** Whether somebody sees a position of a conversation now. */
    sees: async (accountId: string, conversationId: string, seq: number): Promise<boolean> =>
      seq > ((await deps.rosters.findFor(accountId, conversationId))?.members.get(accountId)?.fromSeq ?? Infinity),
    /** How many messages somebody sees there. */
    countSeen: async (accountId: string, conversationId: string): Promise<number> => {
      const member = (await deps.rosters.findFor(accountId, conversationId))?.members.get(accountId);
      return member ? countSeen(deps.db.reader, conversationId, accountId, member.fromSeq) : 0;
    },
    newestFor: (accountId: string, since: number, limit: number) => newestFor(deps.db.reader, accountId, since, limit),
    /** The same inside the write queue. */
    isMemberForWrite: async (tx: Tx, accountId: string, conversationId: string): Promise<boolean> =>
      (await deps.rosters.findForWrite(tx, accountId, conversationId)) !== undefined,
    /** Refuses what could not be said there now. */
    maySay: (said: Omit<NewMessage, "id">) => maySay(deps, said),
    sendMessage: (said: NewMessage) => sendMessage(deps, said),
    /** To showing where one is: withdrawn, nobody opens the position any more. */
    locationConsents: locationConsents(deps),
    /** Keys of positions whose time is over. */
    forgetLocations: async () => deps.locationKeys.tidy(),
    removePerson: (leaver: Leaver) => removePerson(deps, leaver),
    /** After a restore: what came back of conversations whose keys are gone goes again. */
    reconcileKeys: () => reconcileKeys(deps),
    /** What that would do, in numbers. */
    previewRemoval: (leaver: Leaver) => previewRemoval(deps, leaver),
    count: async (accountIds: readonly string[]) => ({
      chats: await countChats(deps.db.reader, accountIds),
      bubbles: await countBubblesOfOnly(deps.db.reader, accountIds),
    }),
    search: openSearchDoor(deps),
    readableBy: (accountId: string) => readableBy(deps.db.reader, accountId),
    /** Which of these people somebody meets in a conversation, met there before they left it, or may meet by an invitation. */
    metBy: async (accountId: string, ids: readonly string[]): Promise<ReadonlySet<string>> =>
      (await metInConversations(deps.db.reader, accountId, ids)).union(
        await metAsCandidates(deps.db.reader, accountId, ids),
      ),
    /** The other way round: who meets somebody. */
    thoseWhoMeet: async (accountId: string): Promise<ReadonlySet<string>> =>
      new Set(await meetersOf(deps.db.reader, accountId)),
    expiry: openExpiryDoor(deps),
    bubbleInvitationsFor: (accountId: string) => bubbleInvitationsFor(deps, accountId),
  };
}
