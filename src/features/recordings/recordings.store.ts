import { and, desc, eq, inArray, lt, or } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { recordings } from "./recordings.tables.ts";

export type RecordingRow = typeof recordings.$inferSelect;

export const findRecording = async (db: Db | Tx, id: string): Promise<RecordingRow | undefined> =>
  (await db.select().from(recordings).where(eq(recordings.id, id)).limit(1))[0];

/** Asked for or running: of one call there is one at a time. */
export const openOfCall = (tx: Tx, callId: string): Promise<RecordingRow[]> =>
  tx
    .select()
    .from(recordings)
    .where(and(eq(recordings.callId, callId), inArray(recordings.state, ["asked", "running"])));

export const recordingsOfCall = (db: Db, callId: string): Promise<RecordingRow[]> =>
  db.select().from(recordings).where(eq(recordings.callId, callId));

export const recordingWithFile = async (db: Db, fileId: string): Promise<RecordingRow | undefined> =>
  (await db.select().from(recordings).where(eq(recordings.fileId, fileId)).limit(1))[0];

/** One's own, and those that one was asked about, newest first. */
export const recordingsBefore = (db: Db, accountId: string, before: number, limit: number): Promise<RecordingRow[]> =>
  db
    .select()
    .from(recordings)
    .where(
      and(or(eq(recordings.recorderId, accountId), eq(recordings.otherId, accountId)), lt(recordings.askedAt, before)),
    )
    .orderBy(desc(recordings.askedAt))
    .limit(limit);

/** Those that somebody was asked about. */
export const recordingsAskedOf = (db: Db, otherId: string): Promise<RecordingRow[]> =>
  db.select().from(recordings).where(eq(recordings.otherId, otherId));

export const recordingsBy = (db: Db, recorderId: string): Promise<RecordingRow[]> =>
  db.select().from(recordings).where(eq(recordings.recorderId, recorderId));

export const insertRecording = (tx: Tx, row: RecordingRow) => tx.insert(recordings).values(row);

const inRevision = ({ id, revision }: Pick<RecordingRow, "id" | "revision">) =>
  and(eq(recordings.id, id), eq(recordings.revision, revision));

/** @returns false when it was changed meanwhile */
export const updateRecording = async (
  tx: Tx,
  row: RecordingRow,
  change: Partial<Pick<RecordingRow, "state" | "fileId" | "details">>,
): Promise<boolean> =>
  (
    await tx
      .update(recordings)
      .set({ ...change, revision: row.revision + 1 })
      .where(inRevision(row))
      .returning({ id: recordings.id })
  ).length > 0;

export const deleteRecordingRow = (tx: Tx, id: string) => tx.delete(recordings).where(eq(recordings.id, id));
