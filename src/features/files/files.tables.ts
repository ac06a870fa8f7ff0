import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedText, timestamp } from "../../platform/storage/columns.ts";
import type { FileState } from "../../protocol/files.ts";

export const files = sqliteTable(
  "files",
  {
    /** Made by the uploader's client: a retry finds the first. */
    id: text("id").primaryKey(),
    ownerId: text("owner_id").notNull(),
    /** Under its owner's key, so that the name of a destroyed file can still be told to them. */
    name: encryptedText("name").notNull(),
    /** As announced until the bytes are there, then what they begin with says more. */
    mediaType: text("media_type").notNull(),
    /** As announced; an upload of another length is refused. */
    sizeBytes: integer("size_bytes").notNull(),
    /** Of an image that can be previewed, upright. */
    width: integer("width"),
    height: integer("height"),
    state: text("state").$type<FileState>().notNull(),
    /** Scans that ended without a verdict. */
    attempts: integer("attempts").notNull().default(0),
    /** When bytes last came, until all are there: an upload without any for a day is given up. */
    arrivedAt: timestamp("arrived_at").notNull(),
    /** The scanner's version when it passed the file; null: nothing was scanned. */
    scannedWith: text("scanned_with"),
    /** Differs among the files of one owner: lists are paged by it. */
    createdAt: timestamp("created_at").notNull(),
  },
  (t) => [index("files_owner").on(t.ownerId, t.createdAt), index("files_state").on(t.state)],
);

/** Conversations whose members may read a file. */
export const fileGrants = sqliteTable(
  "file_grants",
  {
    fileId: text("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "cascade" }),
    conversationId: text("conversation_id").notNull(),
    /** Position of the message that carries it: whoever sees that one may read the file. */
    seq: integer("seq").notNull(),
    /** It is a recording there: heard in the message, and no document of its own. */
    isRecording: integer("is_recording", { mode: "boolean" }).notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.fileId, t.conversationId, t.seq] }),
    index("file_grants_conversation").on(t.conversationId, t.seq),
  ],
);
