import { and, asc, count, eq, inArray, isNotNull, isNull, lt, lte, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { meetings } from "./meetings.tables.ts";

export type MeetingRow = typeof meetings.$inferSelect;

export const findMeeting = async (db: Db, conversationId: string, id: string): Promise<MeetingRow | undefined> =>
  (
    await db
      .select()
      .from(meetings)
      .where(and(eq(meetings.id, id), eq(meetings.conversationId, conversationId)))
      .limit(1)
  )[0];

export const isTaken = async (db: Db, id: string): Promise<boolean> =>
  (await db.select({ id: meetings.id }).from(meetings).where(eq(meetings.id, id)).limit(1)).length > 0;

/** Those that are not over. */
export const meetingsOf = (db: Db, conversationId: string, now: number): Promise<MeetingRow[]> =>
  db
    .select()
    .from(meetings)
    .where(and(eq(meetings.conversationId, conversationId), sql`${meetings.endsAt} > ${now}`));

/** A statement takes so many values and no more. */
const idsAtOnce = 500;

export async function meetingsOfAll(db: Db, conversationIds: readonly string[], now: number): Promise<MeetingRow[]> {
  const found: MeetingRow[] = [];
  for (let at = 0; at < conversationIds.length; at += idsAtOnce) {
    const ids = conversationIds.slice(at, at + idsAtOnce);
    const isTheirs = and(inArray(meetings.conversationId, ids), sql`${meetings.endsAt} > ${now}`);
    found.push(...(await db.select().from(meetings).where(isTheirs)));
  }
  return found;
}

export const countMeetings = async (db: Db, conversationId: string, now: number): Promise<number> =>
  (
    await db
      .select({ count: count() })
      .from(meetings)
      .where(and(eq(meetings.conversationId, conversationId), sql`${meetings.endsAt} > ${now}`))
  )[0]?.count ?? 0;

export const saveMeeting = (tx: Tx, row: MeetingRow) => {
  const { id: _, conversationId: __, createdAt: ___, ...changing } = row;
  return tx.insert(meetings).values(row).onConflictDoUpdate({ target: meetings.id, set: changing });
};

export const deleteMeeting = (tx: Tx, id: string) => tx.delete(meetings).where(eq(meetings.id, id));

/** Of whose next beginning it is time to speak. */
export const dueMeetings = (db: Db, now: number, limit: number): Promise<MeetingRow[]> =>
  db
    .select()
    .from(meetings)
    .where(and(isNotNull(meetings.remindsAt), lte(meetings.remindsAt, now)))
    .orderBy(asc(meetings.remindsAt))
    .limit(limit);

export const nextReminderAt = async (db: Db): Promise<number | undefined> =>
  (
    await db
      .select({ at: meetings.remindsAt })
      .from(meetings)
      .where(isNotNull(meetings.remindsAt))
      .orderBy(asc(meetings.remindsAt))
      .limit(1)
  )[0]?.at ?? undefined;

/** Unless it was changed meanwhile. */
export const noteReminded = (tx: Tx, { id, sequence }: MeetingRow, next: Pick<MeetingRow, "remindsAt" | "endsAt">) =>
  tx
    .update(meetings)
    .set(next)
    .where(and(eq(meetings.id, id), eq(meetings.sequence, sequence)));

export const deleteOver = (tx: Tx, endedBefore: number) =>
  tx.delete(meetings).where(and(isNull(meetings.remindsAt), lt(meetings.endsAt, endedBefore)));
