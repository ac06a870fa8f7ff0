import { and, eq, inArray, lt } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { avatars, profiles } from "./profiles.tables.ts";

export type ProfileRow = typeof profiles.$inferSelect;
export type AvatarRow = typeof avatars.$inferSelect;

export const findProfile = async (db: Db, accountId: string): Promise<ProfileRow | undefined> =>
  (await db.select().from(profiles).where(eq(profiles.accountId, accountId)).limit(1))[0];

/** By the person's id; those who say nothing are missing. */
export const findProfiles = async (db: Db, accountIds: readonly string[]): Promise<Map<string, ProfileRow>> => {
  const rows = await db
    .select()
    .from(profiles)
    .where(inArray(profiles.accountId, [...accountIds]));
  return new Map(rows.map((row) => [row.accountId, row]));
};

export const putProfile = (tx: Tx, row: ProfileRow) =>
  tx
    .insert(profiles)
    .values(row)
    .onConflictDoUpdate({
      target: profiles.accountId,
      set: { details: row.details, version: row.version, avatarId: row.avatarId },
    });

export const insertAvatar = (tx: Tx, row: AvatarRow) => tx.insert(avatars).values(row);

/** The one picture of a person that is shown from now on, or none. */
export async function showAvatar(tx: Tx, accountId: string, avatarId: string | null): Promise<void> {
  await tx.update(avatars).set({ isShown: false }).where(eq(avatars.accountId, accountId));
  if (avatarId !== null) await tx.update(avatars).set({ isShown: true }).where(eq(avatars.id, avatarId));
}

export const shownAvatar = async (db: Db, accountId: string, avatarId: string): Promise<AvatarRow | undefined> =>
  (
    await db
      .select()
      .from(avatars)
      .where(and(eq(avatars.id, avatarId), eq(avatars.accountId, accountId), eq(avatars.isShown, true)))
      .limit(1)
  )[0];

/** Pictures of a person, or of everybody, that are not shown (any more) and were made before that moment. */
export const unshownAvatars = async (db: Db, madeBefore: number, accountId?: string): Promise<string[]> =>
  (
    await db
      .select({ id: avatars.id })
      .from(avatars)
      .where(
        and(
          eq(avatars.isShown, false),
          lt(avatars.createdAt, madeBefore),
          accountId === undefined ? undefined : eq(avatars.accountId, accountId),
        ),
      )
  ).map(({ id }) => id);

export const removeAvatarRow = (tx: Tx, id: string) =>
  tx.delete(avatars).where(and(eq(avatars.id, id), eq(avatars.isShown, false)));

/** All of them, shown or not. */
export const avatarIdsOf = async (db: Db, accountId: string): Promise<string[]> =>
  (await db.select({ id: avatars.id }).from(avatars).where(eq(avatars.accountId, accountId))).map(({ id }) => id);
