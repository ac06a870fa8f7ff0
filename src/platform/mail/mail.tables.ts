import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedJson, timestamp } from "../storage/columns.ts";

/** A mail as it will be sent: rendered when it is queued, so that a retry says the same. */
export interface MailContent {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar?: MailCalendar;
  /** Where mail programs post that no more of these are wanted (RFC 8058). */
  readonly unsubscribeUrl?: string;
}

/** An iCalendar file that mail programs act on (RFC 6047). */
export interface MailCalendar {
  readonly method: "REQUEST" | "CANCEL";
  readonly text: string;
}

/** Mails on their way out. A sent one is deleted. */
export const mails = sqliteTable(
  "mails",
  {
    id: text("id").primaryKey(),
    content: encryptedJson<MailContent>("content").notNull(),
    /** queued: to be sent at `dueAt`; held: only the operator reads it (no mail server, or given up). */
    state: text("state").$type<"queued" | "held">().notNull(),
    attempts: integer("attempts").notNull().default(0),
    dueAt: timestamp("due_at").notNull(),
    createdAt: timestamp("created_at").notNull(),
    /** Whom it is for, where they may object to it; null: a mail that an account needs. */
    optionalFor: text("optional_for"),
  },
  (t) => [index("mails_due").on(t.state, t.dueAt), index("mails_optional").on(t.optionalFor)],
);
