import type { Host, Platform } from "../../platform/platform.ts";
import { removeRecording } from "./change-recording.ts";
import { recordingConsents } from "./recording-consents.ts";
import type { RecordingsDoors } from "./recordings.deps.ts";
import { routeRecordings } from "./recordings.routes.ts";
import { recordingsBy } from "./recordings.store.ts";
import { hearOfCallsAndFiles } from "./recordings.subscribers.ts";

/** Recordings of calls between two: who was asked, what they said, and where it is. Their content never passes through here. */
export function mountRecordings(platform: Platform, host: Host, doors: RecordingsDoors) {
  const deps = { ...platform, doors, removing: new Set<string>() };
  routeRecordings(host, deps);
  hearOfCallsAndFiles(platform, deps);
  return {
    consents: recordingConsents(deps),
    /** Of somebody who is going for good: with their files. */
    erase: async (recorderId: string): Promise<void> => {
      // Their key may be gone by now: nothing is opened.
      for (const row of await recordingsBy(platform.db.reader, recorderId)) await removeRecording(deps, row);
    },
    count: async (recorderId: string): Promise<number> => (await recordingsBy(platform.db.reader, recorderId)).length,
  };
}
