import { and, desc, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
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
  return Promise.all(rows.map((row) => asState(keys, row)));
}

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
    .where(
      and(
        or(eq(calls.callerId, accountId), and(eq(calls.calleeId, accountId), eq(calls.isSilenced, false))),
        isNotNull(calls.endedAt),
        lt(calls.startedAt, before),
      ),
    )
    .orderBy(desc(calls.startedAt))
    .limit(limit);
  const states = await Promise.all(rows.map((row) => asState(keys, row)));
  return states.flatMap((call) =>
    call.ended
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

async function asState(keys: Keys, row: Row): Promise<CallState> {
  const details = openJson(await keys.get(`conversation:${row.conversationId}`), place(row.id), row.details);
  const side = (accountId: string, deviceId: string | null) => ({
    accountId,
    deviceId,
    socketId: null,
    awaySince: null,
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
