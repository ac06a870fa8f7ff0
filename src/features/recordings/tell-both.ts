import type { Facts } from "../../platform/platform.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { RecordingRow } from "./recordings.store.ts";

/** What happens to a recording is told to its recorder and to whoever was asked, on all their devices. */
export async function tellBoth(
  facts: Pick<Facts, "record">,
  tx: Tx,
  { id: recordingId, recorderId, otherId }: Pick<RecordingRow, "id" | "recorderId" | "otherId">,
): Promise<void> {
  for (const accountId of [recorderId, otherId])
    await facts.record(tx, "recording.changed", { recordingId, accountId }, { scope: `account:${accountId}` });
}
