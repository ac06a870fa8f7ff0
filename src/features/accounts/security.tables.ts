import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { blindIndex, encryptedJson, encryptedText, timestamp } from "../../platform/storage/columns.ts";
import { accounts } from "./accounts.tables.ts";

const accountId = () =>
  text("account_id")
    .notNull()
    .references(() => accounts.id, { onDelete: "cascade" });

/** Authenticator apps (RFC 6238): one for each account that set it up. Personal: the secret, sealed with `person:<id>`. */
export const authenticators = sqliteTable("authenticators", {
  accountId: accountId().primaryKey(),
  /** Base32. */
  secret: encryptedText("secret").notNull(),
  createdAt: timestamp("created_at").notNull(),
  /** null: shown and not yet confirmed by a code; asked of nobody until then. */
  confirmedAt: timestamp("confirmed_at"),
  /** The newest time step of which a code was taken: none is taken twice. */
  lastStep: integer("last_step").notNull().default(0),
});

/** Codes for a sign-in without the other factors. Each is removed as it is used. */
export const recoveryCodes = sqliteTable(
  "recovery_codes",
  {
    accountId: accountId(),
    /** Keyed and bound to the account: there are too few codes for a plain hash. */
    codeHash: text("code_hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.codeHash] })],
);

/** What a passkey's signatures are checked with. */
export interface PasskeyKey {
  readonly algorithm: number;
  /** SPKI, DER, base64url. */
  readonly publicKey: string;
  /** base64url, as the browser is asked for it. */
  readonly credentialId: string;
}

/** Passkeys (WebAuthn). Personal: the name, and the credential, which a device keeps for one person; sealed with `person:<id>`. */
export const passkeys = sqliteTable(
  "passkeys",
  {
    id: text("id").primaryKey(),
    accountId: accountId(),
    name: encryptedText("name").notNull(),
    credential: encryptedJson<PasskeyKey>("credential").notNull(),
    credentialIndex: blindIndex("credential_index").notNull(),
    /** Of its signatures so far; 0 for ever where the device does not count. */
    counter: integer("counter").notNull(),
    createdAt: timestamp("created_at").notNull(),
    lastUsedAt: timestamp("last_used_at"),
  },
  (t) => [uniqueIndex("passkeys_credential").on(t.credentialIndex), index("passkeys_account").on(t.accountId)],
);

/** What a challenge may be answered for. */
export type ChallengeKind =
  | "secondFactor"
  | "secondFactorAfterProvider"
  | "passkeySignIn"
  | "passkeyRegistration"
  | "identity";

/** Questions to a browser that wait for their answer, for minutes. Each counts for one purpose and is answered rightly once. */
export const challenges = sqliteTable(
  "challenges",
  {
    /** SHA-256 of the challenge. */
    hash: text("hash").primaryKey(),
    kind: text("kind").$type<ChallengeKind>().notNull(),
    /** Who may answer; null: whoever the passkey names. */
    accountId: text("account_id").references(() => accounts.id, { onDelete: "cascade" }),
    expiresAt: timestamp("expires_at").notNull(),
    wrongAnswers: integer("wrong_answers").notNull().default(0),
  },
  (t) => [index("challenges_expiry").on(t.expiresAt), index("challenges_account").on(t.accountId)],
);

/** Browsers from which somebody signed in before. The look-up is keyed and bound to the account, so that nobody reads from it who shares one. */
export const knownDevices = sqliteTable(
  "known_devices",
  {
    accountId: accountId(),
    deviceIndex: blindIndex("device_index").notNull(),
    lastSeenAt: timestamp("last_seen_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.deviceIndex] }), index("known_devices_seen").on(t.lastSeenAt)],
);

/** Mailed links for a new password. Several may wait, so that a stranger who asks for one does not spoil another. */
export const passwordResets = sqliteTable(
  "password_resets",
  {
    tokenHash: text("token_hash").primaryKey(),
    accountId: accountId(),
    expiresAt: timestamp("expires_at").notNull(),
  },
  (t) => [index("password_resets_account").on(t.accountId), index("password_resets_expiry").on(t.expiresAt)],
);

/** Addresses that wait for their proof: one for each account, the newest. Personal: the address, sealed with `person:<id>`. */
export const emailChanges = sqliteTable("email_changes", {
  accountId: accountId().primaryKey(),
  email: encryptedText("email").notNull(),
  emailIndex: blindIndex("email_index").notNull(),
  codeHash: text("code_hash").notNull(),
  askedAt: timestamp("asked_at").notNull(),
  expiresAt: timestamp("expires_at").notNull(),
  wrongCodes: integer("wrong_codes").notNull().default(0),
});

/** Former addresses that may be brought back for some days. Personal: the address, sealed with `person:<id>`. */
export const emailUndos = sqliteTable(
  "email_undos",
  {
    tokenHash: text("token_hash").primaryKey(),
    accountId: accountId(),
    email: encryptedText("email").notNull(),
    emailIndex: blindIndex("email_index").notNull(),
    changedAt: timestamp("changed_at").notNull(),
    expiresAt: timestamp("expires_at").notNull(),
  },
  (t) => [index("email_undos_account").on(t.accountId), index("email_undos_expiry").on(t.expiresAt)],
);
