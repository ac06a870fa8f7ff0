import { and, asc, count, eq, inArray, max, or } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { blocks, contactGroupMembers, contactGroups, contacts } from "./contacts.tables.ts";

export type ContactRow = typeof contacts.$inferSelect;
export type GroupRow = typeof contactGroups.$inferSelect;
export type BlockRow = typeof blocks.$inferSelect;

export const contactIdsOf = async (db: Db, ownerId: string): Promise<string[]> =>
  (await db.select({ id: contacts.contactId }).from(contacts).where(eq(contacts.ownerId, ownerId))).map(({ id }) => id);

export const contactsOf = (db: Db, ownerId: string): Promise<ContactRow[]> =>
  db.select().from(contacts).where(eq(contacts.ownerId, ownerId)).orderBy(asc(contacts.since));

const pair = (ownerId: string, contactId: string) =>
  and(eq(contacts.ownerId, ownerId), eq(contacts.contactId, contactId));

export const findContact = async (db: Db, ownerId: string, contactId: string): Promise<ContactRow | undefined> =>
  (await db.select().from(contacts).where(pair(ownerId, contactId)).limit(1))[0];

/** Both sides at once; who is in already keeps their mark. */
export const insertContacts = (tx: Tx, a: string, b: string, since: number) =>
  tx
    .insert(contacts)
    .values([
      { ownerId: a, contactId: b, since },
      { ownerId: b, contactId: a, since },
    ])
    .onConflictDoNothing();

export const setFavourite = (tx: Tx, ownerId: string, contactId: string, isFavourite: boolean) =>
  tx.update(contacts).set({ isFavourite }).where(pair(ownerId, contactId));

/** Both sides, and each out of the other's groups. @returns false when they were no contacts */
export async function deleteContacts(tx: Tx, a: string, b: string): Promise<boolean> {
  const removed = await tx
    .delete(contacts)
    .where(or(pair(a, b), pair(b, a)))
    .returning({ ownerId: contacts.ownerId });
  for (const [ownerId, contactId] of [
    [a, b],
    [b, a],
  ] as const) {
    const own = tx.select({ id: contactGroups.id }).from(contactGroups).where(eq(contactGroups.ownerId, ownerId));
    await tx
      .delete(contactGroupMembers)
      .where(and(eq(contactGroupMembers.contactId, contactId), inArray(contactGroupMembers.groupId, own)));
  }
  return removed.length > 0;
}

export const groupsOf = (db: Db, ownerId: string): Promise<GroupRow[]> =>
  db
    .select()
    .from(contactGroups)
    .where(eq(contactGroups.ownerId, ownerId))
    .orderBy(asc(contactGroups.position), asc(contactGroups.id));

export const findGroup = async (db: Db, id: string): Promise<GroupRow | undefined> =>
  (await db.select().from(contactGroups).where(eq(contactGroups.id, id)).limit(1))[0];

export const groupMembersOf = (db: Db, ownerId: string): Promise<(typeof contactGroupMembers.$inferSelect)[]> =>
  db
    .select({ groupId: contactGroupMembers.groupId, contactId: contactGroupMembers.contactId })
    .from(contactGroupMembers)
    .innerJoin(contactGroups, eq(contactGroups.id, contactGroupMembers.groupId))
    .where(eq(contactGroups.ownerId, ownerId));

export async function nextPosition(tx: Tx, ownerId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(contactGroups.position) })
    .from(contactGroups)
    .where(eq(contactGroups.ownerId, ownerId));
  return (row?.last ?? -1) + 1;
}

export const insertGroup = (tx: Tx, row: GroupRow) => tx.insert(contactGroups).values(row);

export const changeGroup = (tx: Tx, id: string, change: Partial<Pick<GroupRow, "name" | "position">>) =>
  tx.update(contactGroups).set(change).where(eq(contactGroups.id, id));

export const deleteGroup = (tx: Tx, id: string) => tx.delete(contactGroups).where(eq(contactGroups.id, id));

/** Puts a contact into exactly these of the owner's groups. */
export async function setGroupsOf(tx: Tx, contactId: string, all: readonly string[], chosen: readonly string[]) {
  if (all.length > 0)
    await tx
      .delete(contactGroupMembers)
      .where(and(eq(contactGroupMembers.contactId, contactId), inArray(contactGroupMembers.groupId, [...all])));
  if (chosen.length > 0) await tx.insert(contactGroupMembers).values(chosen.map((groupId) => ({ groupId, contactId })));
}

/** Blocks that a person made or that were made against them. */
export const blocksWith = (db: Db, accountId: string): Promise<Pick<BlockRow, "blockerId" | "blockedId">[]> =>
  db
    .select({ blockerId: blocks.blockerId, blockedId: blocks.blockedId })
    .from(blocks)
    .where(or(eq(blocks.blockerId, accountId), eq(blocks.blockedId, accountId)));

export const blocksOf = (db: Db, blockerId: string): Promise<BlockRow[]> =>
  db.select().from(blocks).where(eq(blocks.blockerId, blockerId)).orderBy(asc(blocks.blockedAt));

const block = (blockerId: string, blockedId: string) =>
  and(eq(blocks.blockerId, blockerId), eq(blocks.blockedId, blockedId));

export const findBlock = async (db: Db, blockerId: string, blockedId: string): Promise<BlockRow | undefined> =>
  (await db.select().from(blocks).where(block(blockerId, blockedId)).limit(1))[0];

export const countBlocks = async (db: Db, blockerId: string): Promise<number> =>
  (await db.select({ n: count() }).from(blocks).where(eq(blocks.blockerId, blockerId)))[0]?.n ?? 0;

export const insertBlock = (tx: Tx, row: BlockRow) => tx.insert(blocks).values(row);

/** @returns whether there was one */
export const deleteBlock = async (tx: Tx, blockerId: string, blockedId: string): Promise<boolean> =>
  (await tx.delete(blocks).where(block(blockerId, blockedId)).returning({ id: blocks.blockedId })).length > 0;
