import { openDetails, type RecordingDetails, sealDetails } from "./recording-details.ts";
import { type Party, type RecordingEvent, step } from "./recording-state.ts";
import type { RecordingsDeps } from "./recordings.deps.ts";
import { recordingNotFound, recordingOver } from "./recordings.errors.ts";
import { deleteRecordingRow, findRecording, type RecordingRow, updateRecording } from "./recordings.store.ts";
import { tellBoth } from "./tell-both.ts";

export interface Change {
  readonly recordingId: string;
  readonly event: RecordingEvent;
  /** null: the call ended. */
  readonly accountId: string | null;
  readonly details?: Partial<RecordingDetails>;
  readonly fileId?: string | null;
}

/**
 * Lets something happen to a recording. A stored file that must not stay is destroyed first: nothing is said to be gone that can
 * still be read.
 * @returns the row as it is now; undefined when nothing of it stays
 */
export async function changeRecording(deps: RecordingsDeps, change: Change): Promise<RecordingRow | undefined> {
  const { db, facts, keys, now } = deps;
  for (;;) {
    const row = await findRecording(db.reader, change.recordingId);
    const before = row && (await openDetails(keys, row));
    if (!row || !before) throw recordingNotFound();
    const next = step({ state: row.state, ended: before.ended }, change.event, partyOf(row, change.accountId));
    if (next === null) throw recordingNotFound();
    if (next === "over") throw recordingOver();
    const isGone = next === "gone";
    if (row.fileId !== null && !isGone && next.ended === "withdrawn") await removeFile(deps, row, row.fileId);

    if (isGone) {
      await removeRecording(deps, row);
      return undefined;
    }
    const details: RecordingDetails = {
      ...before,
      ...change.details,
      ...timesOf(before, next.state, now()),
      ended: next.ended,
      ...(next.ended === "withdrawn" && { place: "none" as const }),
    };
    const fileId = next.ended === "withdrawn" ? null : change.fileId === undefined ? row.fileId : change.fileId;
    const sealed = await sealDetails(keys, row, details);
    const changed = await db.transaction(async (tx) => {
      if (!(await updateRecording(tx, row, { state: next.state, fileId, details: sealed }))) return undefined;
      await tellBoth(facts, tx, row);
      return findRecording(tx, row.id);
    });
    // Somebody else was quicker: looked at again, it may be over.
    if (changed) return changed;
  }
}

/** The file first: nothing is said to be gone that can still be read. May run twice. */
export async function removeRecording(deps: RecordingsDeps, row: RecordingRow): Promise<void> {
  if (row.fileId !== null) await removeFile(deps, row, row.fileId);
  await deps.db.transaction(async (tx) => {
    await deleteRecordingRow(tx, row.id);
    await tellBoth(deps.facts, tx, row);
  });
}

const partyOf = ({ recorderId, otherId }: RecordingRow, accountId: string | null): Party | null =>
  accountId === recorderId ? "recorder" : accountId === otherId ? "other" : null;

function timesOf({ answeredAt, endedAt }: RecordingDetails, state: RecordingRow["state"], now: number) {
  return {
    answeredAt: answeredAt ?? (state === "asked" ? null : now),
    endedAt: endedAt ?? (state === "ended" ? now : null),
  };
}

async function removeFile({ doors, removing }: RecordingsDeps, { recorderId: ownerId }: RecordingRow, fileId: string) {
  removing.add(fileId);
  await doors.files.remove({ fileId, ownerId });
}
