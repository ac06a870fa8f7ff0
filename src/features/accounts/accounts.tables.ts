import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { blindIndex, encryptedJson, encryptedText, timestamp } from "../../platform/storage/columns.ts";
import type { Language } from "../../protocol/failures/index.ts";

/** What somebody is in their company; means nothing without one. */
export type CompanyRole = "member" | "administrator";

/** People whose address is proved. Names and address are sealed with the key `person:<id>`. */
export const accounts = sqliteTable(
  "accounts",
  {
    id: text("id").primaryKey(),
    email: encryptedText("email").notNull(),
    emailIndex: blindIndex("email_index").notNull(),
    firstName: encryptedText("first_name").notNull(),
    lastName: encryptedText("last_name").notNull(),
    /** null: signs in by passkey or through the company alone. */
    passwordHash: text("password_hash"),
    language: text("language").$type<Language>().notNull(),
    termsVersion: text("terms_version").notNull(),
    termsAcceptedAt: timestamp("terms_accepted_at").notNull(),
    termsLanguage: text("terms_language").$type<Language>().notNull(),
    isOperator: integer("is_operator", { mode: "boolean" }).notNull().default(false),
    /** No foreign key: companies are a higher rank and point here. */
    companyId: text("company_id"),
    companyRole: text("company_role").$type<CompanyRole>().notNull().default("member"),
    /** Set while an administrator keeps the person out: no session, not found, data kept. */
    deactivatedAt: timestamp("deactivated_at"),
    /** Set while the person's data is only kept (Art. 18 GDPR): no session, not found, nothing sent. */
    restrictedAt: timestamp("restricted_at"),
    createdAt: timestamp("created_at").notNull(),
    verifiedAt: timestamp("verified_at").notNull(),
    /** Set when the person is gone and only the id stays, for what others keep of them. */
    deletedAt: timestamp("deleted_at"),
  },
  (t) => [
    uniqueIndex("accounts_email").on(t.emailIndex),
    index("accounts_operator").on(t.isOperator),
    index("accounts_created").on(t.createdAt),
    index("accounts_company").on(t.companyId),
  ],
);

/** What somebody who asks for an account wrote, sealed with the key `system:sign-ups`. */
export interface Applicant {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/**
 * Requests for an account that wait for the proof of their address: one per address, the newest. A request for an address
 * that has an account looks the same here, so that neither answer nor work tells them apart.
 */
export const signUps = sqliteTable(
  "sign_ups",
  {
    /** Becomes the account's id. */
    id: text("id").primaryKey(),
    emailIndex: blindIndex("email_index").notNull(),
    applicant: encryptedJson<Applicant>("applicant").notNull(),
    passwordHash: text("password_hash").notNull(),
    language: text("language").$type<Language>().notNull(),
    termsVersion: text("terms_version").notNull(),
    askedAt: timestamp("asked_at").notNull(),
    /** Of link and code; the request itself stays for a week, so that they can be sent again. */
    expiresAt: timestamp("expires_at").notNull(),
    tokenHash: text("token_hash").notNull(),
    codeHash: text("code_hash").notNull(),
    /** SHA-256 of the secret of the browser that asked. */
    browserHash: text("browser_hash"),
    wrongCodes: integer("wrong_codes").notNull().default(0),
  },
  (t) => [
    uniqueIndex("sign_ups_email").on(t.emailIndex),
    uniqueIndex("sign_ups_token").on(t.tokenHash),
    index("sign_ups_asked").on(t.askedAt),
  ],
);

/** By what the session was opened. */
export type SignInWay = "password" | "passkey" | "provider";

/** What an address says of a place without asking anybody. */
export interface Place {
  readonly kind: "local" | "internet";
  readonly network: string;
}

export const sessions = sqliteTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** SHA-256 of the cookie's token: a stolen database opens no session. */
    tokenHash: text("token_hash").notNull(),
    device: encryptedText("device").notNull(),
    /** The network of the address at the sign-in, never the address itself; sealed. */
    place: encryptedJson<Place>("place").notNull(),
    way: text("way").$type<SignInWay>().notNull(),
    /** The company's provider asked for a second factor: Iris need not. */
    providerHadSecondFactor: integer("provider_had_second_factor", { mode: "boolean" }).notNull().default(false),
    createdAt: timestamp("created_at").notNull(),
    /** When the person last proved who they are: at the sign-in, or when asked again before a dangerous act. */
    provedAt: timestamp("proved_at").notNull(),
    /** Written at most once a minute. */
    lastUsedAt: timestamp("last_used_at").notNull(),
  },
  (t) => [
    uniqueIndex("sessions_token").on(t.tokenHash),
    index("sessions_account").on(t.accountId),
    index("sessions_last_used").on(t.lastUsedAt),
  ],
);

/** The one-time link for the first operator: at most one row, replaced at each start while no operator exists. */
export const operatorLinks = sqliteTable("operator_links", {
  id: integer("id").primaryKey(),
  tokenHash: text("token_hash").notNull(),
  createdAt: timestamp("created_at").notNull(),
});
