import { and, count, eq, isNull } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { conferenceParticipants, conferences } from "./conferences.tables.ts";

export type ConferenceRow = typeof conferences.$inferSelect;

export const insertConference = (
  tx: Tx,
  {
    id,
    conversationId,
    startedBy,
    startedAt,
  }: Pick<ConferenceRow, "id" | "conversationId" | "startedBy" | "startedAt">,
) => tx.insert(conferences).values({ id, conversationId, startedBy, startedAt });

export const saveDoor = (tx: Tx, id: string, door: Pick<ConferenceRow, "isLocked" | "hasWaitingRoom">) =>
  tx.update(conferences).set(door).where(eq(conferences.id, id));

export const insertParticipant = (
  tx: Tx,
  {
    participantId,
    conferenceId,
    accountId,
    joinedAt,
  }: { participantId: string; conferenceId: string; accountId: string; joinedAt: number },
) => tx.insert(conferenceParticipants).values({ participantId, conferenceId, accountId, joinedAt });

export const markLeft = (tx: Tx, participantId: string, leftAt: number, wasRemoved = false) =>
  tx
    .update(conferenceParticipants)
    .set({ leftAt, wasRemoved })
    .where(eq(conferenceParticipants.participantId, participantId));

/** The program stopped while they were in it. */
export const markAllLeft = (tx: Tx, conferenceId: string, leftAt: number) =>
  tx
    .update(conferenceParticipants)
    .set({ leftAt })
    .where(and(eq(conferenceParticipants.conferenceId, conferenceId), isNull(conferenceParticipants.leftAt)));

/** Who was in it, and who of them was sent out the last time. */
export async function whoWasIn(db: Db, conferenceId: string): Promise<{ known: string[]; removed: string[] }> {
  const rows = await db
    .select({ accountId: conferenceParticipants.accountId, wasRemoved: conferenceParticipants.wasRemoved })
    .from(conferenceParticipants)
    .where(eq(conferenceParticipants.conferenceId, conferenceId))
    .orderBy(conferenceParticipants.joinedAt);
  const last = new Map(rows.map(({ accountId, wasRemoved }) => [accountId, wasRemoved]));
  const those = (wasRemoved: boolean) => [...last].flatMap(([accountId, was]) => (was === wasRemoved ? accountId : []));
  return { known: those(false), removed: those(true) };
}

/** @returns false when it was ended before, or went with its bubble */
export async function markEnded(tx: Tx, conferenceId: string, endedAt: number): Promise<boolean> {
  const ended = await tx
    .update(conferences)
    .set({ endedAt })
    .where(and(eq(conferences.id, conferenceId), isNull(conferences.endedAt)))
    .returning({ id: conferences.id });
  await markAllLeft(tx, conferenceId, endedAt);
  return ended.length > 0;
}

/** What ran when the program last stopped. */
export const unfinishedConferences = (db: Db): Promise<ConferenceRow[]> =>
  db.select().from(conferences).where(isNull(conferences.endedAt));

/** Everybody who was in it, once each, in the order of their coming. */
export async function accountsIn(db: Db, conferenceId: string): Promise<string[]> {
  const rows = await db
    .select({ accountId: conferenceParticipants.accountId })
    .from(conferenceParticipants)
    .where(eq(conferenceParticipants.conferenceId, conferenceId))
    .orderBy(conferenceParticipants.joinedAt);
  return [...new Set(rows.map((row) => row.accountId))];
}

/** How many there were in a bubble, those that go on included. */
export const countConferences = async (db: Db, conversationId: string): Promise<number> =>
  (await db.select({ all: count() }).from(conferences).where(eq(conferences.conversationId, conversationId)))[0]?.all ??
  0;
