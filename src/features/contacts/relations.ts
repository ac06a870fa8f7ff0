import type { Db } from "../../platform/storage/database.ts";
import { blocksWith, contactIdsOf } from "./contacts.store.ts";

interface Ties {
  readonly contactIds: ReadonlySet<string>;
  /** Whom this person blocked. */
  readonly blockedIds: ReadonlySet<string>;
  /** Both directions. */
  readonly blockedWith: ReadonlySet<string>;
}
const kept = 10_000;

/** Who is whose contact and who blocked whom, in memory: asked for each person found and each message sent. Read through. */
export function createRelations(reader: Db) {
  const entries = new Map<string, Ties>();
  /** People whose relations are being changed: nothing read meanwhile may be kept. */
  const changing = new Map<string, number>();
  let changes = 0;

  async function load(accountId: string): Promise<Ties> {
    const [contactIds, rows] = [await contactIdsOf(reader, accountId), await blocksWith(reader, accountId)];
    return {
      contactIds: new Set(contactIds),
      blockedIds: new Set(rows.filter((row) => row.blockerId === accountId).map((row) => row.blockedId)),
      blockedWith: new Set(rows.map((row) => (row.blockerId === accountId ? row.blockedId : row.blockerId))),
    };
  }

  async function of(accountId: string): Promise<Ties> {
    const entry = entries.get(accountId);
    if (entry) return entry;
    const changesBefore = changes;
    const ties = await load(accountId);
    if (changes === changesBefore && !changing.has(accountId)) {
      if (entries.size >= kept) entries.delete(entries.keys().next().value as string);
      entries.set(accountId, ties);
    }
    return ties;
  }

  return {
    contactsOf: async (accountId: string) => (await of(accountId)).contactIds,
    areContacts: async (a: string, b: string) => (await of(a)).contactIds.has(b),
    /** Whom they blocked, and who blocked them. */
    blockedWith: async (accountId: string) => (await of(accountId)).blockedWith,
    /** In either direction. */
    isBlocked: async (a: string, b: string) => (await of(a)).blockedWith.has(b),
    hasBlocked: async (blockerId: string, accountId: string) => (await of(blockerId)).blockedIds.has(accountId),
    /** Runs an act that changes how these people stand to each other; from its start to its end nothing stale is kept. */
    async change<T>(accountIds: readonly string[], act: () => Promise<T>): Promise<T> {
      const touch = (by: 1 | -1) => {
        changes += 1;
        for (const id of accountIds) {
          entries.delete(id);
          const open = (changing.get(id) ?? 0) + by;
          if (open > 0) changing.set(id, open);
          else changing.delete(id);
        }
      };
      touch(1);
      try {
        return await act();
      } finally {
        touch(-1);
      }
    },
  };
}
export type Relations = ReturnType<typeof createRelations>;
