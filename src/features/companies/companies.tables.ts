import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { blindIndex, encryptedJson, encryptedText, timestamp } from "../../platform/storage/columns.ts";
import type {
  ActRequest,
  AgreementDocument,
  CompanyData,
  DomainJoining,
  GuardedAct,
  MemberRole,
  SupportContact,
} from "../../protocol/companies.ts";
import type { Language } from "../../protocol/failures/index.ts";

/** Tenants. What they say of themselves is sealed with the key `company:<id>`. */
export const companies = sqliteTable("companies", {
  id: text("id").primaryKey(),
  name: encryptedText("name").notNull(),
  /** Address and contact person, without the name; null until somebody enters them. */
  data: encryptedJson<Omit<CompanyData, "name">>("data"),
  /** `#rrggbb` as chosen. */
  colour: text("colour"),
  supportContact: encryptedJson<SupportContact>("support_contact"),
  requiresSecondFactor: integer("requires_second_factor", { mode: "boolean" }).notNull().default(false),
  /** Dangerous acts take a second administrator. */
  fourEyes: integer("four_eyes", { mode: "boolean" }).notNull().default(false),
  /** The newest agreement that was accepted. */
  agreementVersion: text("agreement_version"),
  agreementAcceptedAt: timestamp("agreement_accepted_at"),
  createdAt: timestamp("created_at").notNull(),
  /** Set when the operator has ended it: nobody joins any more. */
  terminatedAt: timestamp("terminated_at"),
});

/** Data-processing agreements as they were accepted, word for word. Sealed with the company's key. */
export const companyAgreements = sqliteTable(
  "company_agreements",
  {
    id: text("id").primaryKey(),
    companyId: text("company_id")
      .notNull()
      .references(() => companies.id, { onDelete: "cascade" }),
    version: text("version").notNull(),
    language: text("language").$type<Language>().notNull(),
    acceptedAt: timestamp("accepted_at").notNull(),
    /** The administrator's account. */
    acceptedById: text("accepted_by_id").notNull(),
    /** Their name at that time: it stays true when the account is gone. */
    acceptedByName: encryptedText("accepted_by_name").notNull(),
    document: encryptedJson<AgreementDocument>("document").notNull(),
  },
  (t) => [index("company_agreements_company").on(t.companyId, t.acceptedAt)],
);

/** Pictures as WebP, drawn anew by the server and sealed with the company's key. */
export const companyLogos = sqliteTable("company_logos", {
  companyId: text("company_id")
    .primaryKey()
    .references(() => companies.id, { onDelete: "cascade" }),
  /** New with each picture. */
  version: text("version").notNull(),
  bytes: encryptedJson<Uint8Array>("bytes").notNull(),
});

/** Whom an invitation went to, sealed with the company's key. */
export interface Invitee {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** Invitations nobody has accepted yet: one for each address of a company. Accepted or withdrawn ones are gone. */
export const companyInvitations = sqliteTable(
  "company_invitations",
  {
    id: text("id").primaryKey(),
    companyId: text("company_id")
      .notNull()
      .references(() => companies.id, { onDelete: "cascade" }),
    emailIndex: blindIndex("email_index").notNull(),
    invitee: encryptedJson<Invitee>("invitee").notNull(),
    role: text("role").$type<MemberRole>().notNull(),
    language: text("language").$type<Language>().notNull(),
    /** The administrator who sent it last. */
    invitedById: text("invited_by_id").notNull(),
    sentAt: timestamp("sent_at").notNull(),
    expiresAt: timestamp("expires_at").notNull(),
    /** SHA-256 of what the mailed link carries. */
    tokenHash: text("token_hash").notNull(),
  },
  (t) => [
    uniqueIndex("company_invitations_address").on(t.companyId, t.emailIndex),
    uniqueIndex("company_invitations_token").on(t.tokenHash),
    index("company_invitations_sent").on(t.companyId, t.sentAt),
    index("company_invitations_expires").on(t.expiresAt),
  ],
);

/** One open link for each company at most. */
export const companyJoinLinks = sqliteTable(
  "company_join_links",
  {
    companyId: text("company_id")
      .primaryKey()
      .references(() => companies.id, { onDelete: "cascade" }),
    /** Sealed, so that administrators can read the link again. */
    token: encryptedText("token").notNull(),
    tokenHash: text("token_hash").notNull(),
    createdAt: timestamp("created_at").notNull(),
    expiresAt: timestamp("expires_at"),
    maxUses: integer("max_uses"),
    uses: integer("uses").notNull().default(0),
    needsApproval: integer("needs_approval", { mode: "boolean" }).notNull(),
  },
  (t) => [uniqueIndex("company_join_links_token").on(t.tokenHash)],
);

/** People who wait for an administrator's word; one request for each person. */
export const companyJoinRequests = sqliteTable(
  "company_join_requests",
  {
    id: text("id").primaryKey(),
    companyId: text("company_id")
      .notNull()
      .references(() => companies.id, { onDelete: "cascade" }),
    accountId: text("account_id").notNull(),
    origin: text("origin").$type<"link" | "domain">().notNull(),
    requestedAt: timestamp("requested_at").notNull(),
  },
  (t) => [
    uniqueIndex("company_join_requests_account").on(t.accountId),
    index("company_join_requests_company").on(t.companyId, t.requestedAt),
  ],
);

/** Acts that wait for a second administrator, or were decided of late. */
export const companyActRequests = sqliteTable(
  "company_act_requests",
  {
    /** Made by the client. */
    id: text("id").primaryKey(),
    companyId: text("company_id")
      .notNull()
      .references(() => companies.id, { onDelete: "cascade" }),
    act: text("act").$type<GuardedAct>().notNull(),
    /** On whom. */
    accountId: text("account_id"),
    requestedById: text("requested_by_id").notNull(),
    /** Sealed with the company's key. */
    reason: encryptedJson<string>("reason").notNull(),
    requestedAt: timestamp("requested_at").notNull(),
    expiresAt: timestamp("expires_at").notNull(),
    state: text("state").$type<Exclude<ActRequest["state"], "expired">>().notNull(),
    decidedById: text("decided_by_id"),
    decidedAt: timestamp("decided_at"),
  },
  (t) => [index("company_act_requests_company").on(t.companyId, t.requestedAt)],
);

/** Mail domains that companies claim; one company at most has proved each. The name is sealed with the company's key. */
export const companyDomains = sqliteTable(
  "company_domains",
  {
    id: text("id").primaryKey(),
    companyId: text("company_id")
      .notNull()
      .references(() => companies.id, { onDelete: "cascade" }),
    domain: encryptedText("domain").notNull(),
    domainIndex: blindIndex("domain_index").notNull(),
    /** The same as `domainIndex` while proved, else null: the database itself lets only one company have it. */
    provedIndex: blindIndex("proved_index"),
    /** What the DNS record must say; public once it stands there. */
    proof: text("proof").notNull(),
    verifiedAt: timestamp("verified_at"),
    checkedAt: timestamp("checked_at"),
    missingSince: timestamp("missing_since"),
    joining: text("joining").$type<DomainJoining>().notNull().default("off"),
    createdAt: timestamp("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("company_domains_claim").on(t.companyId, t.domainIndex),
    uniqueIndex("company_domains_proved").on(t.provedIndex),
    index("company_domains_checked").on(t.verifiedAt, t.checkedAt),
  ],
);
