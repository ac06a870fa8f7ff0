import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedJson, timestamp } from "../../platform/storage/columns.ts";
import type { NoticeTexts } from "../../protocol/function-mails.ts";

/** Mails about functions that an operator wrote to everybody; who it was stands in the audit log. */
export const notices = sqliteTable("notices", {
  /** Made by the operator's client: a retry finds the first. */
  id: text("id").primaryKey(),
  texts: encryptedJson<NoticeTexts>("texts").notNull(),
  writtenAt: timestamp("written_at").notNull(),
  /** Accounts are gone through in the order of their ids: up to this one the mails are queued. */
  queuedThrough: text("queued_through").notNull().default(""),
  recipients: integer("recipients").notNull().default(0),
  doneAt: timestamp("done_at"),
});

/** Who objected to such mails (Art. 21 GDPR). */
export const noticeObjections = sqliteTable("notice_objections", {
  accountId: text("account_id").primaryKey(),
  objectedAt: timestamp("objected_at").notNull(),
});
