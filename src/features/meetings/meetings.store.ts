import { and, asc, count, eq, inArray, isNotNull, isNull, lt, lte, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import type { MeetingAnswer } from "../../protocol/meetings.ts";
import { meetingAnswers, meetings } from "./meetings.tables.ts";

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

export const answersTo = (db: Db, meetingId: string) =>
  db.select().from(meetingAnswers).where(eq(meetingAnswers.meetingId, meetingId));

export const saveAnswer = (
  tx: Tx,
  row: { meetingId: string; accountId: string; answer: MeetingAnswer; at: number },
) => {
  const { answer, at } = row;
  return tx
    .insert(meetingAnswers)
    .values(row)
    .onConflictDoUpdate({ target: [meetingAnswers.meetingId, meetingAnswers.accountId], set: { answer, at } });
};

/** @returns false for whoever was invited already */
export const noteInvited = async (tx: Tx, meetingId: string, accountId: string, at: number): Promise<boolean> =>
  (
    await tx
      .insert(meetingAnswers)
      .values({ meetingId, accountId, answer: null, at })
      .onConflictDoNothing()
      .returning({ at: meetingAnswers.at })
  ).length > 0;

/** The meeting is at another time: everybody is asked anew. */
export const forgetAnswers = (tx: Tx, meetingId: string) =>
  tx.update(meetingAnswers).set({ answer: null }).where(eq(meetingAnswers.meetingId, meetingId));

export const deleteAnswersOf = (tx: Tx, conversationId: string, accountId: string) =>
  tx
    .delete(meetingAnswers)
    .where(
      and(
        eq(meetingAnswers.accountId, accountId),
        inArray(
          meetingAnswers.meetingId,
          tx.select({ id: meetings.id }).from(meetings).where(eq(meetings.conversationId, conversationId)),
        ),
      ),
    );
