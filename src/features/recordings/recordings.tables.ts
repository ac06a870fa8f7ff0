import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedJson, timestamp } from "../../platform/storage/columns.ts";
import type { RecordingState } from "../../protocol/recordings.ts";

/** Who asked whom to record which call, what was answered, and where the recording is. It stays until its recorder deletes it. */
export const recordings = sqliteTable(
  "recordings",
  {
    /** Made by the recorder's client: a retry finds the first. */
    id: text("id").primaryKey(),
    /** Not a reference: the recording outlives the call's entry. */
    callId: text("call_id").notNull(),
    recorderId: text("recorder_id").notNull(),
    otherId: text("other_id").notNull(),
    state: text("state").$type<RecordingState>().notNull(),
    askedAt: timestamp("asked_at").notNull(),
    /** The stored file; it is the recorder's own. */
    fileId: text("file_id"),
    /** Counts the changes, so that none is made on a stale reading. */
    revision: integer("revision").notNull().default(0),
    /** What was agreed to and what came of it, sealed with the recorder's key. */
    details: encryptedJson("details").notNull(),
  },
  (t) => [
    index("recordings_recorder").on(t.recorderId, t.askedAt),
    index("recordings_other").on(t.otherId, t.askedAt),
    index("recordings_call").on(t.callId),
    index("recordings_file").on(t.fileId),
  ],
);
