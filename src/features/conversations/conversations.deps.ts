import type { Platform } from "../../platform/platform.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { Conversation, FileReference, Retention, Role } from "../../protocol/conversations.ts";
import type { Plans } from "../plans/index.ts";
import type { PresenceDoor } from "../presence/index.ts";
import type { LocationKeys } from "./locations/location-keys.ts";
import type { SeenMarks } from "./receipts/seen-marks.ts";
import type { Rosters } from "./roster.ts";

/** As much of a conversation as decides how long it keeps things. */
export interface RuledConversation {
  readonly id: string;
  readonly kind: "direct" | "bubble";
  readonly members: readonly { readonly accountId: string; readonly role: Role }[];
}

type NotifyWishes = Pick<Conversation["own"], "notify" | "mutedUntil">;

/** What this feature asks of lower ranks; `app.ts` hands it in. */
export interface ConversationDoors {
  /** What a person may use, and how large their bubbles get. */
  readonly plans: Pick<Plans, "allows" | "require" | "limits">;
  readonly people: {
    /** May `viewerId` find, and so write to, this person? */
    mayFind(viewerId: string, accountId: string): Promise<boolean>;
    /** Undefined for who never had an account. */
    person(accountId: string): Promise<{ readonly firstName: string; readonly lastName: string } | undefined>;
  };
  /** The companies that people belong to; nothing for who is in none. */
  companyIdsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Those among these people as whom nobody can sign in now. */
  awayAmong(accountIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The bubble in which a company answers its members' questions. */
  supportBubbleOf(companyId: string): Promise<string | undefined>;
  readonly relations: {
    /** Has this one blocked that one? */
    hasBlocked(blockerId: string, accountId: string): Promise<boolean>;
  };
  /** How many conferences there were in a bubble. Conferences are a higher rank. */
  countConferences(conversationId: string): Promise<number>;
  /** How long things are kept there, of those conversations where they are not kept until deleted. Retention is a higher rank. */
  retentionOf(conversations: readonly RuledConversation[]): Promise<ReadonlyMap<string, Retention>>;
  readonly presence: Pick<PresenceDoor, "isHidden" | "onRevealed">;
  readonly notifications: {
    /** What of their conversations, or of one, somebody wants to hear; those as they are by standard are missing. */
    wishesOf(accountId: string, conversationId?: string): Promise<ReadonlyMap<string, NotifyWishes>>;
  };
  readonly files: {
    /** The caller's own, clean file. @throws files.not_found, files.not_ready */
    fileForMessage(request: { fileId: string; ownerId: string }): Promise<FileReference>;
    /** Lets whoever sees the message read the file. */
    grantFile(
      tx: Tx,
      grant: { fileId: string; conversationId: string; seq: number; isRecording: boolean },
    ): Promise<void>;
    /** A message that carried it is deleted. */
    revokeFile(tx: Tx, grant: { fileId: string; conversationId: string; seq: number }): Promise<void>;
    /** Nobody sees any more what stands up to a position. */
    withdrawGrants(tx: Tx, stretch: { conversationId: string; throughSeq: number }): Promise<void>;
    countGrants(tx: Tx, stretch: { conversationId: string; throughSeq: number }): Promise<number>;
    /** A clean file that the caller may read, whosever it is. @throws files.not_found, files.not_ready */
    fileForForward(request: { fileId: string; readerId: string }): Promise<FileReference>;
    /** Files that were shared into a conversation: there alone, and elsewhere too. */
    countShared(conversationId: string): Promise<{ onlyThere: number; elsewhere: number }>;
    /** Of a conversation that is gone: destroys what was shared there alone, and forgets that the rest was. */
    endSharing(conversationId: string): Promise<void>;
  };
}

export type Deps = Pick<Platform, "audit" | "config" | "db" | "facts" | "keys" | "now" | "newId"> & {
  readonly rosters: Rosters;
  readonly seenMarks: SeenMarks;
  readonly locationKeys: LocationKeys;
  readonly doors: ConversationDoors;
};
