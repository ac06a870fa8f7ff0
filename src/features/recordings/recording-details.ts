import { KeyGone } from "../../platform/crypto/errors.ts";
import type { Keys, Place } from "../../platform/crypto/keys.ts";
import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import type { Recording } from "../../protocol/recordings.ts";
import type { RecordingRow } from "./recordings.store.ts";

/** The sealed part of a recording's row. */
export type RecordingDetails = Pick<
  Recording,
  "kind" | "ended" | "answeredAt" | "endedAt" | "consent" | "place" | "durationSec"
>;

const place = (id: string): Place => ({ table: "recordings", column: "details", row: id });
const keyOf = (keys: Keys, recorderId: string) => keys.get(`person:${recorderId}`);

export const newDetails = (kind: Recording["kind"]): RecordingDetails => ({
  ...{ kind, ended: null, answeredAt: null, endedAt: null, consent: null, place: "none", durationSec: 0 },
});

export const sealDetails = async (
  keys: Keys,
  { id, recorderId }: Pick<RecordingRow, "id" | "recorderId">,
  details: RecordingDetails,
) => sealJson<RecordingDetails>(await keyOf(keys, recorderId), place(id), details);

/** undefined once the recorder's key is gone: the row is about to go. */
export async function openDetails(keys: Keys, row: RecordingRow): Promise<RecordingDetails | undefined> {
  try {
    return openJson(await keyOf(keys, row.recorderId), place(row.id), row.details) as RecordingDetails;
  } catch (error) {
    if (error instanceof KeyGone) return undefined;
    throw error;
  }
}

/** As one of the two may know it: where the file is, is the recorder's business. */
export async function presentRecording(keys: Keys, row: RecordingRow, readerId: string): Promise<Recording | null> {
  const details = await openDetails(keys, row);
  if (!details) return null;
  const { id, callId, recorderId, otherId, state, askedAt } = row;
  const fileId = readerId === recorderId ? row.fileId : null;
  return { id, callId, recorderId, otherId, state, askedAt, fileId, ...details };
}
