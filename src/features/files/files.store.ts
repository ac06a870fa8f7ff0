import { and, asc, desc, eq, gt, gte, inArray, lt, lte, ne, sql } from "drizzle-orm";
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

export type FileChange = Partial<
  Pick<FileRow, "state" | "mediaType" | "width" | "height" | "attempts" | "arrivedAt" | "scannedWith">
>;

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

export const everyFileId = (db: Db): Promise<{ id: string; ownerId: string }[]> =>
  db.select({ id: files.id, ownerId: files.ownerId }).from(files);

export const fileIdsOf = async (db: Db, ownerId: string): Promise<string[]> =>
  (await db.select({ id: files.id }).from(files).where(eq(files.ownerId, ownerId))).map(({ id }) => id);

/** Moved to the first free moment from `createdAt` on: an owner's files differ in it. */
export const changeOwner = (
  tx: Tx,
  id: string,
  { ownerId, name, createdAt }: Pick<FileRow, "ownerId" | "name" | "createdAt">,
) => {
  const others = sql`select ${files.createdAt} from ${files} where ${files.ownerId} = ${ownerId}`;
  const free = sql<number>`(select min(t.at) from (select ${createdAt} as at union all
    select ${files.createdAt} + 1 from ${files} where ${files.ownerId} = ${ownerId} and ${files.createdAt} >= ${createdAt}) t
    where t.at not in (${others}))`;
  return tx.update(files).set({ ownerId, name, createdAt: free }).where(eq(files.id, id));
};

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

/** The newest ready file that was scanned with other signatures, or with none. */
export const nextScannedOtherwise = async (db: Db, version: string): Promise<FileRow | undefined> =>
  (
    await db
      .select()
      .from(files)
      .where(and(eq(files.state, "ready"), sql`${files.scannedWith} is not ${version}`))
      .orderBy(desc(files.createdAt))
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

/** A conversation, and the position after which somebody sees it. */
export interface SeenConversation {
  readonly conversationId: string;
  readonly fromSeq: number;
}

/**
 * Ready files of others that may be read in these conversations, the newest first; once each.
 * @param which "documents": without what is a voice message wherever it can be read
 */
export const receivedIn = (
  db: Db,
  accountId: string,
  seen: readonly SeenConversation[],
  since: number,
  limit: number,
  which: "all" | "documents" = "all",
): Promise<{ file: FileRow; conversationId: string }[]> => {
  const places = JSON.stringify(seen.map(({ conversationId, fromSeq }) => [conversationId, fromSeq]));
  return db
    .select({ file: files, conversationId: sql<string>`max(${fileGrants.conversationId})` })
    .from(sql`json_each(${places})`)
    .innerJoin(
      fileGrants,
      sql`${fileGrants.conversationId} = json_extract(value, '$[0]') and ${fileGrants.seq} > json_extract(value, '$[1]')`,
    )
    .innerJoin(files, eq(files.id, fileGrants.fileId))
    .where(
      and(
        ne(files.ownerId, accountId),
        eq(files.state, "ready"),
        gte(files.createdAt, since),
        which === "documents" ? eq(fileGrants.isRecording, false) : undefined,
      ),
    )
    .groupBy(files.id)
    .orderBy(desc(files.createdAt))
    .limit(limit);
};

/** Where files of a person's, or of others, are shared among the conversations that they read. */
export const placesIn = (
  db: Db,
  seen: readonly SeenConversation[],
  fileIds: readonly string[],
): Promise<{ fileId: string; conversationId: string }[]> => {
  const places = JSON.stringify(seen.map(({ conversationId, fromSeq }) => [conversationId, fromSeq]));
  return db
    .selectDistinct({ fileId: fileGrants.fileId, conversationId: fileGrants.conversationId })
    .from(sql`json_each(${places})`)
    .innerJoin(
      fileGrants,
      sql`${fileGrants.conversationId} = json_extract(value, '$[0]') and ${fileGrants.seq} > json_extract(value, '$[1]')`,
    )
    .where(inArray(fileGrants.fileId, [...fileIds]));
};

export type Grant = typeof fileGrants.$inferInsert;
/** Everything in a conversation up to a position, or from another one on. */
export interface GrantStretch {
  readonly conversationId: string;
  readonly afterSeq?: number;
  readonly throughSeq: number;
}

export async function insertGrant(tx: Tx, grant: Grant): Promise<void> {
  await tx.insert(fileGrants).values(grant).onConflictDoNothing();
}
/** The message that carried it is gone. */
export async function withdrawGrant(tx: Tx, { fileId, conversationId, seq }: Grant): Promise<void> {
  await tx
    .delete(fileGrants)
    .where(and(eq(fileGrants.fileId, fileId), eq(fileGrants.conversationId, conversationId), eq(fileGrants.seq, seq)));
}
const inStretch = ({ conversationId, afterSeq = 0, throughSeq }: GrantStretch) =>
  and(eq(fileGrants.conversationId, conversationId), gt(fileGrants.seq, afterSeq), lte(fileGrants.seq, throughSeq));

export async function withdrawGrants(tx: Tx, stretch: GrantStretch): Promise<void> {
  await tx.delete(fileGrants).where(inStretch(stretch));
}
export const countGrants = async (db: Db, stretch: GrantStretch): Promise<number> =>
  (
    await db
      .select({ count: sql<number>`count(distinct ${fileGrants.fileId})` })
      .from(fileGrants)
      .where(inStretch(stretch))
  )[0]?.count ?? 0;

/** Where it is shared, and its newest position there. */
export const grantsOf = (db: Db, fileId: string): Promise<Pick<Grant, "conversationId" | "seq">[]> =>
  db
    .select({ conversationId: fileGrants.conversationId, seq: sql<number>`max(${fileGrants.seq})` })
    .from(fileGrants)
    .where(eq(fileGrants.fileId, fileId))
    .groupBy(fileGrants.conversationId);

const isElsewhere = (conversationId: string) =>
  sql`exists (select 1 from ${fileGrants} as others where others.file_id = ${fileGrants.fileId}
    and others.conversation_id <> ${conversationId})`;

/** Files that may be read in this conversation and in no other. */
export const filesOnlyIn = (
  db: Db,
  conversationId: string,
  limit: number,
): Promise<{ id: string; ownerId: string }[]> =>
  db
    .selectDistinct({ id: files.id, ownerId: files.ownerId })
    .from(fileGrants)
    .innerJoin(files, eq(files.id, fileGrants.fileId))
    .where(and(eq(fileGrants.conversationId, conversationId), sql`not ${isElsewhere(conversationId)}`))
    .limit(limit);

/** Of those, files that no message after a position carries; all of them, or voice messages alone. */
export const filesOnlyUpTo = (
  db: Db,
  { conversationId, throughSeq }: { conversationId: string; throughSeq: number },
  which: "all" | "voice",
  limit: number,
): Promise<{ id: string; ownerId: string }[]> =>
  db
    .selectDistinct({ id: files.id, ownerId: files.ownerId })
    .from(fileGrants)
    .innerJoin(files, eq(files.id, fileGrants.fileId))
    .where(
      and(
        eq(fileGrants.conversationId, conversationId),
        lte(fileGrants.seq, throughSeq),
        which === "voice" ? eq(fileGrants.isRecording, true) : undefined,
        sql`not ${isElsewhere(conversationId)}`,
        sql`not exists (select 1 from ${fileGrants} as later where later.file_id = ${fileGrants.fileId}
          and later.conversation_id = ${conversationId} and later.seq > ${throughSeq})`,
      ),
    )
    .limit(limit);

/** Once each, however many messages there carry a file. */
export async function countGrantsIn(db: Db, conversationId: string): Promise<{ onlyThere: number; elsewhere: number }> {
  const file = sql`distinct ${fileGrants.fileId}`;
  const [counted] = await db
    .select({
      all: sql<number>`count(${file})`,
      elsewhere: sql<number>`count(distinct case when ${isElsewhere(conversationId)} then ${fileGrants.fileId} end)`,
    })
    .from(fileGrants)
    .where(eq(fileGrants.conversationId, conversationId));
  const { all = 0, elsewhere = 0 } = counted ?? {};
  return { onlyThere: all - elsewhere, elsewhere };
}

export const deleteGrantsIn = (tx: Tx, conversationId: string) =>
  tx.delete(fileGrants).where(eq(fileGrants.conversationId, conversationId));

/** How many files these people have, and how much space they take. */
export async function sumOfFiles(db: Db, ownerIds: readonly string[]): Promise<{ count: number; bytes: number }> {
  if (ownerIds.length === 0) return { count: 0, bytes: 0 };
  const [sum] = await db
    .select({ count: sql<number>`count(*)`, bytes: sql<number>`coalesce(sum(${files.sizeBytes}), 0)` })
    .from(files)
    .where(inArray(files.ownerId, [...ownerIds]));
  return sum ?? { count: 0, bytes: 0 };
}
