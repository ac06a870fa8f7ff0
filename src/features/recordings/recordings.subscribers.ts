import { Failure } from "../../platform/http/failure.ts";
import type { Platform } from "../../platform/platform.ts";
import { changeRecording } from "./change-recording.ts";
import type { RecordingsDeps } from "./recordings.deps.ts";
import { recordingsOfCall, recordingWithFile } from "./recordings.store.ts";

/** Recordings end with their call, and go with their file. Told again after a crash, nothing happens twice. */
export function hearOfCallsAndFiles({ facts }: Pick<Platform, "facts">, deps: RecordingsDeps): void {
  facts.on("call.ended", "recordings", async ({ payload: { callId } }) => {
    for (const { id: recordingId } of await recordingsOfCall(deps.db.reader, callId))
      await changeRecording(deps, { recordingId, accountId: null, event: "callEnds" }).catch(unlessGone);
  });
  facts.on("file.deleted", "recordings", async ({ payload: { fileId } }) => {
    if (deps.removing.delete(fileId)) return;
    const row = await recordingWithFile(deps.db.reader, fileId);
    if (!row) return;
    const act = { recordingId: row.id, accountId: row.recorderId, event: "delete" } as const;
    await changeRecording(deps, act).catch(unlessGone);
  });
}

function unlessGone(error: unknown): void {
  if (!(error instanceof Failure && error.code === "recordings.not_found")) throw error;
}
