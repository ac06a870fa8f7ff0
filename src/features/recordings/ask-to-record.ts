import type { Recording } from "../../protocol/recordings.ts";
import { newDetails, sealDetails } from "./recording-details.ts";
import type { RecordingsDeps } from "./recordings.deps.ts";
import { callNotFound, oneAtATime } from "./recordings.errors.ts";
import { findRecording, insertRecording, openOfCall, type RecordingRow } from "./recordings.store.ts";
import { tellBoth } from "./tell-both.ts";

export interface Asking {
  readonly id: string;
  readonly callId: string;
  readonly accountId: string;
  readonly deviceId: string;
  readonly kind: Recording["kind"];
}

/** Asks the other one in a call. Only the device that is in it can record it. */
export async function askToRecord(deps: RecordingsDeps, asking: Asking): Promise<RecordingRow> {
  const { db, facts, keys, now, doors } = deps;
  const { id, callId, accountId, deviceId, kind } = asking;
  const call = doors.calls.running(callId);
  const sides = call ? [call.caller, call.callee] : [];
  const own = sides.find((side) => side.accountId === accountId && side.deviceId === deviceId);
  const other = sides.find((side) => side.accountId !== accountId);
  if (!own || !other) throw callNotFound();
  await doors.plans.require(accountId, "recording");
  const base = { id, callId, recorderId: accountId, otherId: other.accountId, state: "asked" as const };
  const details = await sealDetails(keys, base, newDetails(kind));
  return db.transaction(async (tx) => {
    const earlier = await findRecording(tx, id);
    if (earlier?.recorderId === accountId && earlier.callId === callId) return earlier;
    if (earlier || (await openOfCall(tx, callId)).length > 0) throw oneAtATime();
    const row: RecordingRow = { ...base, askedAt: now(), fileId: null, revision: 0, details };
    await insertRecording(tx, row);
    await tellBoth(facts, tx, row);
    return row;
  });
}
