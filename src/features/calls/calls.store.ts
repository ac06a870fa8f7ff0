import { and, desc, eq, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import { CannotOpen, KeyGone } from "../../platform/crypto/errors.ts";
import type { Keys, Place } from "../../platform/crypto/keys.ts";
import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import type { Db, Tx } from "../../platform/storage/database.ts";
import type { CallRecord } from "../../protocol/calls.ts";
import { type CallDetails, detailsOf } from "./call-details.ts";
import { type CallState, durationSecOf } from "./call-state.ts";
import { calls } from "./calls.tables.ts";

type Row = typeof calls.$inferSelect;

const place = (callId: string): Place => ({ table: "calls", column: "details", row: callId });

/** Writes a call as it now is: the row is made on its start and says on its end when and how it ended. */
export async function saveCall(tx: Tx, keys: Keys, call: CallState): Promise<void> {
  const key = await keys.get(`conversation:${call.conversationId}`);
  const changing = {
    endedAt: call.ended?.at ?? null,
    details: sealJson<CallDetails>(key, place(call.id), detailsOf(call)),
  };
  await tx
    .insert(calls)
    .values({
      id: call.id,
      conversationId: call.conversationId,
      callerId: call.caller.accountId,
      calleeId: call.callee.accountId,
      isSilenced: call.isSilenced,
      startedAt: call.startedAt,
      ...changing,
    })
    .onConflictDoUpdate({ target: calls.id, set: changing });
}

export async function findCall(db: Db, keys: Keys, id: string): Promise<CallState | undefined> {
  const [row] = await db.select().from(calls).where(eq(calls.id, id)).limit(1);
  return row && asState(keys, row);
}

/** What was going on when the program last stopped. */
export async function runningCalls(db: Db, keys: Keys): Promise<CallState[]> {
  const rows = await db.select().from(calls).where(isNull(calls.endedAt));
  return (await Promise.all(rows.map((row) => asState(keys, row)))).filter((call) => call !== undefined);
}

const inHistoryOf = (accountId: string) =>
  or(
    and(eq(calls.callerId, accountId), eq(calls.callerDeleted, false)),
    and(eq(calls.calleeId, accountId), eq(calls.calleeDeleted, false), eq(calls.isSilenced, false)),
  );

/** Calls of a person that are over and started before `before`, newest first. */
export async function callsBefore(
  db: Db,
  keys: Keys,
  accountId: string,
  before: number,
  limit: number,
): Promise<CallRecord[]> {
  const rows = await db
    .select()
    .from(calls)
    .where(and(inHistoryOf(accountId), isNotNull(calls.endedAt), lt(calls.startedAt, before)))
    .orderBy(desc(calls.startedAt))
    .limit(limit);
  const states = await Promise.all(rows.map((row) => asState(keys, row)));
  return states.flatMap((call) =>
    call?.ended
      ? [
          {
            id: call.id,
            conversationId: call.conversationId,
            callerId: call.caller.accountId,
            calleeId: call.callee.accountId,
            kind: call.kind,
            outcome: call.ended.outcome,
            startedAt: call.startedAt,
            durationSec: durationSecOf(call),
          },
        ]
      : [],
  );
}

/**
 * Takes the calls of a chat that were over by then out of somebody's history (S30). What was silenced was never in the callee's: it
 * goes with the caller's.
 */
export async function forgetCalls(
  tx: Tx,
  { conversationId, accountId, endedBy }: { conversationId: string; accountId: string; endedBy: number },
): Promise<void> {
  const over = and(eq(calls.conversationId, conversationId), lte(calls.endedAt, endedBy));
  await tx
    .update(calls)
    .set({ callerDeleted: true })
    .where(and(over, eq(calls.callerId, accountId)));
  await tx
    .update(calls)
    .set({ calleeDeleted: true })
    .where(and(over, eq(calls.calleeId, accountId)));
  const byCallee = or(eq(calls.calleeDeleted, true), eq(calls.isSilenced, true));
  await tx.delete(calls).where(and(over, eq(calls.callerDeleted, true), byCallee));
}

/** Calls of a chat that were over by then, whosever history they are in. @returns how many went */
export const deleteCallsEndedBy = async (tx: Tx, conversationId: string, endedBy: number): Promise<number> =>
  (await tx.delete(calls).where(and(eq(calls.conversationId, conversationId), lte(calls.endedAt, endedBy))))
    .rowsAffected;

export const countCallsEndedBy = async (db: Db, conversationId: string, endedBy: number): Promise<number> =>
  (
    await db
      .select({ count: sql<number>`count(*)` })
      .from(calls)
      .where(and(eq(calls.conversationId, conversationId), lte(calls.endedAt, endedBy)))
  )[0]?.count ?? 0;

/** How many calls of a chat are in somebody's history. */
export const countCallsIn = async (db: Db, conversationId: string, accountId: string): Promise<number> =>
  (
    await db
      .select({ count: sql<number>`count(*)` })
      .from(calls)
      .where(and(eq(calls.conversationId, conversationId), isNotNull(calls.endedAt), inHistoryOf(accountId)))
  )[0]?.count ?? 0;

/** undefined once its key is gone: both have deleted it, and its row is about to go. */
async function asState(keys: Keys, row: Row): Promise<CallState | undefined> {
  let details: CallDetails;
  try {
    details = openJson(await keys.get(`conversation:${row.conversationId}`), place(row.id), row.details);
  } catch (error) {
    if (error instanceof KeyGone || error instanceof CannotOpen) return undefined;
    throw error;
  }
  const side = (accountId: string, deviceId: string | null) => ({
    accountId,
    deviceId,
    socketId: null,
    awaySince: null,
    isLeaving: false,
  });
  return {
    id: row.id,
    conversationId: row.conversationId,
    kind: details.kind,
    caller: side(row.callerId, details.callerDeviceId),
    callee: side(row.calleeId, details.calleeDeviceId),
    isSilenced: row.isSilenced,
    startedAt: row.startedAt,
    answeredAt: details.answeredAt,
    ended: row.endedAt === null || details.outcome === null ? null : { at: row.endedAt, outcome: details.outcome },
  };
}
