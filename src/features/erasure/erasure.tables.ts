import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { encryptedJson, encryptedText, timestamp } from "../../platform/storage/columns.ts";
import type { Certificate, ErasureCounts } from "../../protocol/erasure.ts";
import type { Language } from "../../protocol/failures/index.ts";

/** Where the certificate goes, sealed with a key of its own that is destroyed with the erasure. */
export interface Mailbox {
  /** null: nobody is written to, since their data is restricted or the address is gone. */
  readonly email: string | null;
  readonly language: Language;
  /** What opens the certificate without an account. */
  readonly token: string;
}

/**
 * Erasures that wait, are under way, or are done. What says whose it was (`accountId`, `companyId`, `mailbox`, `subjects`) is
 * there until it is done; then the row is the certificate and says nothing of anybody.
 */
export const erasures = sqliteTable(
  "erasures",
  {
    /** Drawn for it: the pseudonymous number on the certificate. */
    number: text("number").primaryKey(),
    accountId: text("account_id"),
    companyId: text("company_id"),
    cause: text("cause").$type<Certificate["cause"]>().notNull(),
    state: text("state").$type<"waiting" | "running" | "done">().notNull(),
    askedAt: timestamp("asked_at").notNull(),
    mailbox: encryptedJson<Mailbox>("mailbox"),
    /** SHA-256 of what opens the certificate without an account. */
    tokenHash: text("token_hash").notNull(),
    /** What there was when it began. */
    counts: text("counts", { mode: "json" }).$type<ErasureCounts>(),
    /** Whose keys may go with it. */
    subjects: text("subjects", { mode: "json" }).$type<readonly string[]>(),
    /** Signed, as it was handed out. */
    certificate: text("certificate"),
    erasedAt: timestamp("erased_at"),
  },
  (t) => [
    uniqueIndex("erasures_account").on(t.accountId),
    uniqueIndex("erasures_token").on(t.tokenHash),
    index("erasures_state").on(t.state, t.askedAt),
  ],
);

/** Members who asked their administrators to erase their account; it goes with the account. */
export const erasureRequests = sqliteTable(
  "erasure_requests",
  {
    accountId: text("account_id").primaryKey(),
    companyId: text("company_id").notNull(),
    askedAt: timestamp("asked_at").notNull(),
  },
  (t) => [index("erasure_requests_company").on(t.companyId, t.askedAt)],
);

/** Whose erasure waits for the end of an investigation (S54). Known to operators alone. */
export const legalHolds = sqliteTable(
  "legal_holds",
  {
    accountId: text("account_id").primaryKey(),
    /** The operator's account. */
    operatorId: text("operator_id").notNull(),
    /** Sealed with `system:legal-holds`. */
    reason: encryptedText("reason").notNull(),
    setAt: timestamp("set_at").notNull(),
    endsAt: timestamp("ends_at").notNull(),
  },
  (t) => [index("legal_holds_ends").on(t.endsAt)],
);
