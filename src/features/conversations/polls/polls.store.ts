import { and, eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "../../../platform/storage/database.ts";
import { pollVotes } from "./polls.tables.ts";

export type VoteRow = typeof pollVotes.$inferSelect;

export const votesIn = (db: Db, messageIds: readonly string[]): Promise<VoteRow[]> =>
  db
    .select()
    .from(pollVotes)
    .where(inArray(pollVotes.messageId, [...messageIds]));

const isVote = (messageId: string, voter: string) =>
  and(eq(pollVotes.messageId, messageId), eq(pollVotes.voter, voter));

export const findVote = async (db: Db, messageId: string, voter: string): Promise<VoteRow | undefined> =>
  (await db.select().from(pollVotes).where(isVote(messageId, voter)).limit(1))[0];

export const saveVote = (tx: Tx, row: VoteRow) =>
  tx
    .insert(pollVotes)
    .values(row)
    .onConflictDoUpdate({
      target: [pollVotes.messageId, pollVotes.voter],
      set: { answers: row.answers, withheldFrom: row.withheldFrom },
    });

export const deleteVote = (tx: Tx, messageId: string, voter: string) =>
  tx.delete(pollVotes).where(isVote(messageId, voter));

export const deleteVotes = (tx: Tx, messageId: string) =>
  tx.delete(pollVotes).where(eq(pollVotes.messageId, messageId));

/** Of somebody who is going for good; what they said anonymously names nobody and stays counted. */
export const deleteNamedVotesOf = (tx: Tx, accountId: string) =>
  tx.delete(pollVotes).where(eq(pollVotes.voter, accountId));
