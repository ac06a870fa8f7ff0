import { and, asc, desc, eq, gte, inArray, lt, ne, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import type { FileState } from "../../protocol/files.ts";
import { fileGrants, files } from "./files.tables.ts";

export type FileRow = typeof files.$inferSelect;

export const findFile = async (db: Db, id: string): Promise<FileRow | undefined> =>
  (await db.select().from(files).where(eq(files.id, id)).limit(1))[0];

/** @returns false when the id is taken */
export async function insertFileOnce(tx: Tx, row: typeof files.$inferInsert): Promise<boolean> {
  const { rowsAffected } = await tx.insert(files).values(row).onConflictDoNothing();
  return rowsAffected > 0;
}

export const newestOf = async (db: Db, ownerId: string): Promise<number | undefined> =>
  (
    await db
      .select({ createdAt: files.createdAt })
      .from(files)
      .where(eq(files.ownerId, ownerId))
      .orderBy(desc(files.createdAt))
      .limit(1)
  )[0]?.createdAt;

export type FileChange = Partial<Pick<FileRow, "state" | "mediaType" | "width" | "height" | "attempts" | "arrivedAt" | "scannedWith">>;

/** Changes a file that is in one of the given states. @returns false when it is not (any more) */
export async function changeFile(tx: Tx, id: string, from: readonly FileState[], change: FileChange): Promise<boolean> {
  const { rowsAffected } = await tx
    .update(files)
    .set(change)
    .where(and(eq(files.id, id), inArray(files.state, [...from])));
  return rowsAffected > 0;
}

/** @returns false when there was none */
export async function deleteFileRow(tx: Tx, id: string): Promise<boolean> {
  return (await tx.delete(files).where(eq(files.id, id))).rowsAffected > 0;
}

export const filesOf = (db: Db, ownerId: string, before: number, limit: number): Promise<FileRow[]> =>
  db
    .select()
    .from(files)
    .where(and(eq(files.ownerId, ownerId), lt(files.createdAt, before)))
    .orderBy(desc(files.createdAt))
    .limit(limit);

const stored: FileState[] = ["scanning", "waiting", "ready"];

/** Bytes that a person's files take. */
export const usedBytesOf = async (db: Db, ownerId: string): Promise<number> =>
  (
    await db
      .select({ bytes: sql<number>`coalesce(sum(${files.sizeBytes}), 0)` })
      .from(files)
      .where(and(eq(files.ownerId, ownerId), inArray(files.state, stored)))
  )[0]?.bytes ?? 0;

/** The same, with what is announced and still on its way: several uploads at once do not pass a limit together. */
export const claimedBytesOf = async (db: Db, ownerId: string): Promise<number> =>
  (
    await db
      .select({ bytes: sql<number>`coalesce(sum(${files.sizeBytes}), 0)` })
      .from(files)
      .where(and(eq(files.ownerId, ownerId), inArray(files.state, ["uploading", ...stored])))
  )[0]?.bytes ?? 0;

/** Next file to be scanned again: those tried least come first, so that one that never ends does not hold up the others. */
export const nextUnscanned = async (db: Db, states: readonly FileState[]): Promise<FileRow | undefined> =>
  (
    await db
      .select()
      .from(files)
      .where(inArray(files.state, [...states]))
      .orderBy(asc(files.attempts), asc(files.createdAt))
      .limit(1)
  )[0];

export const abandonedUploads = (db: Db, arrivedBefore: number, limit: number): Promise<FileRow[]> =>
  db
    .select()
    .from(files)
    .where(and(eq(files.state, "uploading"), lt(files.arrivedAt, arrivedBefore)))
    .limit(limit);

/** What a crash left between bytes and verdict. */
export async function returnToWaiting(tx: Tx): Promise<void> {
  await tx.update(files).set({ state: "waiting" }).where(eq(files.state, "scanning"));
}

/** Ready files of others that may be read in these conversations, the newest first; once each. */
export const receivedIn = (
  db: Db,
  accountId: string,
  conversationIds: readonly string[],
  since: number,
  limit: number,
): Promise<{ file: FileRow; conversationId: string }[]> =>
  db
    .select({ file: files, conversationId: sql<string>`max(${fileGrants.conversationId})` })
    .from(fileGrants)
    .innerJoin(files, eq(files.id, fileGrants.fileId))
    .where(
      and(
        inArray(fileGrants.conversationId, [...conversationIds]),
        ne(files.ownerId, accountId),
        eq(files.state, "ready"),
        gte(files.createdAt, since),
      ),
    )
    .groupBy(files.id)
    .orderBy(desc(files.createdAt))
    .limit(limit);

export async function insertGrant(tx: Tx, fileId: string, conversationId: string): Promise<void> {
  await tx.insert(fileGrants).values({ fileId, conversationId }).onConflictDoNothing();
}

export const grantsOf = async (db: Db, fileId: string): Promise<string[]> =>
  (await db.select({ id: fileGrants.conversationId }).from(fileGrants).where(eq(fileGrants.fileId, fileId))).map(
    (row) => row.id,
  );

/** How many files these people have, and how much space they take. */
export async function sumOfFiles(db: Db, ownerIds: readonly string[]): Promise<{ count: number; bytes: number }> {
  if (ownerIds.length === 0) return { count: 0, bytes: 0 };
  const [sum] = await db
    .select({ count: sql<number>`count(*)`, bytes: sql<number>`coalesce(sum(${files.sizeBytes}), 0)` })
    .from(files)
    .where(inArray(files.ownerId, [...ownerIds]));
  return sum ?? { count: 0, bytes: 0 };
}
