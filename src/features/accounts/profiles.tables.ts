import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { blindIndex, encryptedJson, encryptedText, timestamp } from "../../platform/storage/columns.ts";
import type { ProfileDetails } from "../../protocol/profiles.ts";
import { accounts } from "./accounts.tables.ts";

/**
 * What people say of themselves; no row while they say nothing. Apart from `accounts`, whose rows are read with every
 * sign-in. One sealed value rather than a column for each field: nothing of it is looked up, and how much somebody says
 * stays unknown to a reader of the disk.
 */
export const profiles = sqliteTable("profiles", {
  accountId: text("account_id")
    .primaryKey()
    .references(() => accounts.id, { onDelete: "cascade" }),
  /** The person's job, tags, address, phones, time zone and hours; sealed with `person:<id>`. */
  details: encryptedJson<ProfileDetails>("details").notNull(),
  /** How often what is said was changed: whoever changes an older one is told. */
  version: integer("version").notNull().default(0),
  /** The picture that is shown, a row of `avatars`. */
  avatarId: text("avatar_id"),
});

/** Pictures of people. Their bytes are in the blobs, each under a key of its own (`file:<id>`). */
export const avatars = sqliteTable(
  "avatars",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    createdAt: timestamp("created_at").notNull(),
    /** False before it is shown and after it was replaced: its bytes are to be destroyed. */
    isShown: integer("is_shown", { mode: "boolean" }).notNull(),
  },
  (t) => [index("avatars_account").on(t.accountId), index("avatars_shown").on(t.isShown, t.createdAt)],
);

/** Addresses that people added to the one they sign in with. */
export const furtherEmails = sqliteTable(
  "further_emails",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** The person's address; sealed with `person:<id>`. */
    email: encryptedText("email").notNull(),
    /** The same look-up value as `accounts.email_index`. */
    emailIndex: blindIndex("email_index").notNull(),
    /** The look-up value again once the address is proved, else null: nobody can have proved it twice. */
    provedIndex: blindIndex("proved_index"),
    createdAt: timestamp("created_at").notNull(),
    /** Of link and code. */
    expiresAt: timestamp("expires_at").notNull(),
    tokenHash: text("token_hash").notNull(),
    codeHash: text("code_hash").notNull(),
    wrongCodes: integer("wrong_codes").notNull().default(0),
  },
  (t) => [
    uniqueIndex("further_emails_of_account").on(t.accountId, t.emailIndex),
    uniqueIndex("further_emails_proved").on(t.provedIndex),
    uniqueIndex("further_emails_token").on(t.tokenHash),
  ],
);
