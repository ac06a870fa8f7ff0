import type { Db, Tx } from "../../platform/storage/database.ts";
import type { Role } from "../../protocol/conversations.ts";
import { findConversation, membersOf } from "./conversations.store.ts";

export interface RosterMember {
  readonly accountId: string;
  readonly role: Role;
  /** They see what stands after this position. */
  readonly fromSeq: number;
}

/** Who is in a conversation. Looked at for each message and each delivery, hence kept in memory. */
export interface Roster {
  readonly kind: "direct" | "bubble";
  /** Nothing is written in it any more. */
  readonly isArchived: boolean;
  /** Only organiser and moderators write in it. */
  readonly announcesOnly: boolean;
  /** Those who have been in it longest first. */
  readonly members: ReadonlyMap<string, RosterMember>;
  readonly accountIds: readonly string[];
}

/** Who organises a bubble; undefined when there is none (any more), and of a direct chat. */
export const organiserIn = (roster: Roster | undefined): string | undefined =>
  [...(roster?.members.values() ?? [])].find(({ role }) => role === "organiser")?.accountId;

const kept = 10_000;

/** Rosters by conversation, read through. */
export function createRosters(reader: Db) {
  const entries = new Map<string, Roster>();
  /** Conversations whose members are being changed: nothing read meanwhile may be kept. */
  const changing = new Map<string, number>();
  let changes = 0;

  async function load(db: Db, conversationId: string): Promise<Roster | undefined> {
    const conversation = await findConversation(db, conversationId);
    if (!conversation) return undefined;
    const rows = await membersOf(db, conversationId);
    return {
      kind: conversation.kind,
      isArchived: conversation.archivedAt !== null,
      announcesOnly: conversation.announcesOnly,
      members: new Map(rows.map(({ accountId, role, fromSeq }) => [accountId, { accountId, role, fromSeq }])),
      accountIds: rows.map((row) => row.accountId),
    };
  }

  async function find(conversationId: string): Promise<Roster | undefined> {
    const entry = entries.get(conversationId);
    if (entry) return entry;
    const changesBefore = changes;
    const roster = await load(reader, conversationId);
    if (roster && changes === changesBefore && !changing.has(conversationId)) {
      if (entries.size >= kept) entries.delete(entries.keys().next().value as string);
      entries.set(conversationId, roster);
    }
    return roster;
  }

  return {
    find,
    /** The caller's conversation; undefined for a stranger and for one that does not exist alike. */
    async findFor(accountId: string, conversationId: string): Promise<Roster | undefined> {
      const roster = entries.get(conversationId) ?? (await find(conversationId));
      return roster?.members.has(accountId) ? roster : undefined;
    },
    /** The same inside the write queue, where changes of the same commit are already visible. */
    async findForWrite(tx: Tx, accountId: string, conversationId: string): Promise<Roster | undefined> {
      const roster = entries.get(conversationId) ?? (await load(tx, conversationId));
      return roster?.members.has(accountId) ? roster : undefined;
    },
    /** For whoever comes from outside: that they may is not asked here. */
    findToChange: async (tx: Tx, conversationId: string): Promise<Roster | undefined> =>
      entries.get(conversationId) ?? (await load(tx, conversationId)),
    /** Runs an act that changes the conversation's members; from its start to its end nothing stale is kept. */
    async change<T>(conversationId: string, act: () => Promise<T>): Promise<T> {
      changing.set(conversationId, (changing.get(conversationId) ?? 0) + 1);
      changes += 1;
      entries.delete(conversationId);
      try {
        return await act();
      } finally {
        // Somebody may have read before the commit and not have come to keeping it yet.
        changes += 1;
        const left = (changing.get(conversationId) ?? 1) - 1;
        if (left === 0) changing.delete(conversationId);
        else changing.set(conversationId, left);
      }
    },
  };
}
export type Rosters = ReturnType<typeof createRosters>;
