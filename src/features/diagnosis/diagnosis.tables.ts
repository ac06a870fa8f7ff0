import { index, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedJson, timestamp } from "../../platform/storage/columns.ts";
import type { ClientLogEntry } from "../../protocol/client-log.ts";
import type { NetworkReport } from "../../protocol/diagnosis.ts";
import type { Language } from "../../protocol/failures/index.ts";

/** When somebody let their administrators see how their connection does, after which text, and when they withdrew. */
export const diagnosisConsents = sqliteTable(
  "diagnosis_consents",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    textVersion: text("text_version").notNull(),
    language: text("language").$type<Language>().notNull(),
    givenAt: timestamp("given_at").notNull(),
    withdrawnAt: timestamp("withdrawn_at"),
  },
  (t) => [index("diagnosis_consents_account").on(t.accountId)],
);

/** What the browsers of those found, the newest of each; sealed with `person:<id>`. Goes with the consent. */
export const networkReports = sqliteTable(
  "network_reports",
  {
    accountId: text("account_id").notNull(),
    deviceId: text("device_id").notNull(),
    at: timestamp("at").notNull(),
    report: encryptedJson<NetworkReport>("report").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.deviceId] }), index("network_reports_at").on(t.at)],
);

/**
 * Logs of their browsers that people handed to the operator, sealed with `person:<id>`; each row is the consent to it, too.
 * Withdrawn, the log goes and the row says that there was one, until its time is over.
 */
export const clientLogs = sqliteTable(
  "client_logs",
  {
    /** Made by the client: a retry finds the first. */
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    sentAt: timestamp("sent_at").notNull(),
    textVersion: text("text_version").notNull(),
    language: text("language").$type<Language>().notNull(),
    withdrawnAt: timestamp("withdrawn_at"),
    entries: encryptedJson<readonly ClientLogEntry[]>("entries"),
  },
  (t) => [index("client_logs_account").on(t.accountId), index("client_logs_sent").on(t.sentAt)],
);
