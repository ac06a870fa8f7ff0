import { and, asc, count, eq, inArray, ne } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import type { SwitchSettings } from "../../protocol/plans.ts";
import { companyFunctions, groupMembers, groupProfiles, personFunctions } from "./plans.tables.ts";

export type GroupRow = typeof groupProfiles.$inferSelect;

export const companySwitches = async (db: Db, companyId: string): Promise<SwitchSettings> =>
  (
    await db
      .select({ switches: companyFunctions.switches })
      .from(companyFunctions)
      .where(eq(companyFunctions.companyId, companyId))
  )[0]?.switches ?? {};

export const saveCompanySwitches = (tx: Tx, companyId: string, switches: SwitchSettings) =>
  tx
    .insert(companyFunctions)
    .values({ companyId, switches })
    .onConflictDoUpdate({ target: companyFunctions.companyId, set: { switches } });

/** Of the group that the person has in this company. */
export const groupSwitches = async (db: Db, accountId: string, companyId: string): Promise<SwitchSettings> =>
  (
    await db
      .select({ switches: groupProfiles.switches })
      .from(groupMembers)
      .innerJoin(groupProfiles, eq(groupProfiles.id, groupMembers.profileId))
      .where(and(eq(groupMembers.accountId, accountId), eq(groupProfiles.companyId, companyId)))
  )[0]?.switches ?? {};

export const personSwitches = async (db: Db, accountId: string, companyId: string): Promise<SwitchSettings> =>
  (
    await db
      .select({ switches: personFunctions.switches })
      .from(personFunctions)
      .where(and(eq(personFunctions.accountId, accountId), eq(personFunctions.companyId, companyId)))
  )[0]?.switches ?? {};

export const savePersonSwitches = (tx: Tx, row: typeof personFunctions.$inferInsert) =>
  tx
    .insert(personFunctions)
    .values(row)
    .onConflictDoUpdate({
      target: personFunctions.accountId,
      set: { companyId: row.companyId, switches: row.switches },
    });

export const groupsOf = async (db: Db, companyId: string): Promise<(GroupRow & { memberCount: number })[]> =>
  (
    await db
      .select({ group: groupProfiles, memberCount: count(groupMembers.accountId) })
      .from(groupProfiles)
      .leftJoin(groupMembers, eq(groupMembers.profileId, groupProfiles.id))
      .where(eq(groupProfiles.companyId, companyId))
      .groupBy(groupProfiles.id)
      .orderBy(asc(groupProfiles.createdAt), asc(groupProfiles.id))
  ).map(({ group, memberCount }) => ({ ...group, memberCount }));

export const findGroup = async (db: Db, id: string): Promise<GroupRow | undefined> =>
  (await db.select().from(groupProfiles).where(eq(groupProfiles.id, id)))[0];

export const insertGroup = (tx: Tx, row: GroupRow) => tx.insert(groupProfiles).values(row);

export const changeGroupRow = (tx: Tx, id: string, change: Partial<Pick<GroupRow, "name" | "switches">>) =>
  tx.update(groupProfiles).set(change).where(eq(groupProfiles.id, id));

export const deleteGroupRow = (tx: Tx, id: string) => tx.delete(groupProfiles).where(eq(groupProfiles.id, id));

export const saveGroupOf = (tx: Tx, accountId: string, profileId: string) =>
  tx
    .insert(groupMembers)
    .values({ accountId, profileId })
    .onConflictDoUpdate({ target: groupMembers.accountId, set: { profileId } });

export const deleteGroupOf = (tx: Tx, accountId: string) =>
  tx.delete(groupMembers).where(eq(groupMembers.accountId, accountId));

/** Groups of these people in this company. */
export const groupIdsOf = async (db: Db, accountIds: readonly string[], companyId: string) =>
  new Map(
    (
      await db
        .select({ accountId: groupMembers.accountId, groupId: groupMembers.profileId })
        .from(groupMembers)
        .innerJoin(groupProfiles, eq(groupProfiles.id, groupMembers.profileId))
        .where(and(inArray(groupMembers.accountId, [...accountIds]), eq(groupProfiles.companyId, companyId)))
    ).map(({ accountId, groupId }) => [accountId, groupId]),
  );

/** What other companies said of somebody: it must not come back with them. */
export async function deleteForeignSettings(tx: Tx, accountId: string, companyId: string | null): Promise<void> {
  await tx
    .delete(personFunctions)
    .where(
      and(
        eq(personFunctions.accountId, accountId),
        companyId === null ? undefined : ne(personFunctions.companyId, companyId),
      ),
    );
  const foreign = tx
    .select({ id: groupProfiles.id })
    .from(groupProfiles)
    .where(companyId === null ? undefined : ne(groupProfiles.companyId, companyId));
  await tx
    .delete(groupMembers)
    .where(and(eq(groupMembers.accountId, accountId), inArray(groupMembers.profileId, foreign)));
}

export async function deleteFunctionsOf(tx: Tx, companyId: string): Promise<void> {
  await tx.delete(personFunctions).where(eq(personFunctions.companyId, companyId));
  await tx.delete(groupProfiles).where(eq(groupProfiles.companyId, companyId));
  await tx.delete(companyFunctions).where(eq(companyFunctions.companyId, companyId));
}
