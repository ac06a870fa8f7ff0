import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedJson } from "../../../platform/storage/columns.ts";
import { messages } from "../conversations.tables.ts";

/** What somebody chose: positions of answers. */
export const pollVotes = sqliteTable(
  "poll_votes",
  {
    messageId: text("message_id")
      .notNull()
      .references(() => messages.id, { onDelete: "cascade" }),
    /** Who voted; in an anonymous poll a keyed hash, by which only they themselves are found again. */
    voter: text("voter").notNull(),
    answers: encryptedJson<number[]>("answers").notNull(),
    /** Who had blocked them: for that one they did not vote. */
    withheldFrom: text("withheld_from"),
  },
  (t) => [primaryKey({ columns: [t.messageId, t.voter] })],
);
