import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { blindIndex, encryptedJson, timestamp } from "../../platform/storage/columns.ts";
import type { SignOnPurpose } from "../../protocol/single-sign-on.ts";
import { accounts } from "../accounts/accounts.tables.ts";
import { companies } from "../companies/companies.tables.ts";

/** What names a company's identity provider and the client registered there; sealed with the key `company:<id>`. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly label: string;
  /** null: all of the company's verified domains. */
  readonly domains: readonly string[] | null;
}

/** A company's identity provider: at most one. */
export const signOnConnections = sqliteTable("sign_on_connections", {
  companyId: text("company_id")
    .primaryKey()
    .references(() => companies.id, { onDelete: "cascade" }),
  provider: encryptedJson<ProviderSettings>("provider").notNull(),
  isActive: integer("is_active", { mode: "boolean" }).notNull(),
  passwordAllowed: integer("password_allowed", { mode: "boolean" }).notNull(),
  createsPeople: integer("creates_people", { mode: "boolean" }).notNull(),
  replacesSecondFactor: integer("replaces_second_factor", { mode: "boolean" }).notNull(),
  trustsAddresses: integer("trusts_addresses", { mode: "boolean" }).notNull(),
  changedAt: timestamp("changed_at").notNull(),
});

/** Accounts bound to whom the provider knows. */
export const signOnLinks = sqliteTable(
  "sign_on_links",
  {
    accountId: text("account_id")
      .primaryKey()
      .references(() => accounts.id, { onDelete: "cascade" }),
    companyId: text("company_id")
      .notNull()
      .references(() => companies.id, { onDelete: "cascade" }),
    /** Of issuer and subject, which are stored nowhere. */
    subjectIndex: blindIndex("subject_index").notNull(),
    /** Bound by the person from within a session of theirs, rather than by their address. */
    isConsented: integer("is_consented", { mode: "boolean" }).notNull(),
    linkedAt: timestamp("linked_at").notNull(),
  },
  (t) => [uniqueIndex("sign_on_links_subject").on(t.companyId, t.subjectIndex)],
);

/** What only the browser's return may use; sealed with the key `company:<id>`. */
export interface AttemptSecrets {
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Browsers that are at a provider right now; a row is used once and lives for ten minutes. */
export const signOnAttempts = sqliteTable(
  "sign_on_attempts",
  {
    /** SHA-256 of the state. */
    stateHash: text("state_hash").primaryKey(),
    companyId: text("company_id")
      .notNull()
      .references(() => companies.id, { onDelete: "cascade" }),
    /** SHA-256 of the cookie of the browser that began. */
    browserHash: text("browser_hash").notNull(),
    secrets: encryptedJson<AttemptSecrets>("secrets").notNull(),
    purpose: text("purpose").$type<SignOnPurpose>().notNull(),
    /** The session that asked, unless it is a sign-in. */
    sessionId: text("session_id"),
    startedAt: timestamp("started_at").notNull(),
  },
  (t) => [index("sign_on_attempts_started").on(t.startedAt)],
);
