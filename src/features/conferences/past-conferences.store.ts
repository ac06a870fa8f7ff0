import { and, asc, desc, eq, exists, inArray, isNotNull, lt, lte, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { conferenceParticipants, conferences } from "./conferences.tables.ts";

const theirs = (accountId: string) =>
  and(
    eq(conferenceParticipants.conferenceId, conferences.id),
    eq(conferenceParticipants.accountId, accountId),
    eq(conferenceParticipants.isForgotten, false),
  );

interface Page {
  readonly accountId: string;
  readonly conversationId: string | undefined;
  readonly before: number;
  readonly limit: number;
}

/** Conferences that somebody was in and that are over, newest first. */
export const pastConferencesOf = (db: Db, { accountId, conversationId, before, limit }: Page) =>
  db
    .select()
    .from(conferences)
    .where(
      and(
        conversationId === undefined ? undefined : eq(conferences.conversationId, conversationId),
        isNotNull(conferences.endedAt),
        lt(conferences.startedAt, before),
        exists(
          db.select({ id: conferenceParticipants.participantId }).from(conferenceParticipants).where(theirs(accountId)),
        ),
      ),
    )
    .orderBy(desc(conferences.startedAt))
    .limit(limit);

/** Everybody's stays in these conferences, in the order of their coming. */
export const staysIn = (db: Db, conferenceIds: readonly string[]) =>
  db
    .select({
      conferenceId: conferenceParticipants.conferenceId,
      accountId: conferenceParticipants.accountId,
      joinedAt: conferenceParticipants.joinedAt,
      leftAt: conferenceParticipants.leftAt,
    })
    .from(conferenceParticipants)
    .where(inArray(conferenceParticipants.conferenceId, [...conferenceIds]))
    .orderBy(asc(conferenceParticipants.joinedAt));

/** Takes those of a bubble that were over by then out of somebody's history; the others keep theirs. */
export const forgetConferences = (
  tx: Tx,
  { conversationId, accountId, endedBy }: { conversationId: string; accountId: string; endedBy: number },
) =>
  tx
    .update(conferenceParticipants)
    .set({ isForgotten: true })
    .where(
      and(
        eq(conferenceParticipants.accountId, accountId),
        inArray(
          conferenceParticipants.conferenceId,
          tx
            .select({ id: conferences.id })
            .from(conferences)
            .where(and(eq(conferences.conversationId, conversationId), lte(conferences.endedAt, endedBy))),
        ),
      ),
    );

const ofBubbleEndedBy = (conversationId: string, endedBy: number) =>
  and(eq(conferences.conversationId, conversationId), lte(conferences.endedAt, endedBy));

/** Of one bubble, whosever history they are in. @returns how many went */
export const deleteConferencesEndedBy = async (tx: Tx, conversationId: string, endedBy: number): Promise<number> =>
  (await tx.delete(conferences).where(ofBubbleEndedBy(conversationId, endedBy))).rowsAffected;

export const countConferencesEndedBy = async (db: Db, conversationId: string, endedBy: number): Promise<number> =>
  (
    await db.select({ count: sql<number>`count(*)` }).from(conferences).where(ofBubbleEndedBy(conversationId, endedBy))
  )[0]?.count ?? 0;

/** Their participants go with them. */
export const deleteEndedBefore = (tx: Tx, before: number) =>
  tx.delete(conferences).where(lt(conferences.endedAt, before));
