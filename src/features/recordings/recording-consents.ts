import { changeRecording } from "./change-recording.ts";
import { openDetails } from "./recording-details.ts";
import type { RecordingsDeps } from "./recordings.deps.ts";
import { findRecording, type RecordingRow, recordingsAskedOf } from "./recordings.store.ts";

/** To being recorded: withdrawn, a running recording stops and a stored one is destroyed. */
export function recordingConsents(deps: RecordingsDeps) {
  async function consentIn(row: RecordingRow) {
    const details = await openDetails(deps.keys, row);
    if (!details?.consent) return undefined;
    return {
      ...{ id: row.id, givenAt: details.answeredAt, personId: row.recorderId },
      ...{ textVersion: details.consent.version, language: details.consent.language },
      withdrawnAt: details.ended === "withdrawn" ? details.endedAt : null,
    };
  }
  return {
    async list(accountId: string) {
      const rows = await recordingsAskedOf(deps.db.reader, accountId);
      return (await Promise.all(rows.map(consentIn))).filter((one) => one !== undefined);
    },
    async withdraw(accountId: string, id: string): Promise<boolean> {
      const row = await findRecording(deps.db.reader, id);
      const given = row?.otherId === accountId ? await consentIn(row) : undefined;
      if (!given || given.withdrawnAt !== null) return false;
      await changeRecording(deps, { recordingId: id, accountId, event: "withdraw" });
      return true;
    },
  };
}
