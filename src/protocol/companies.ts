import { z } from "zod";
import { emailAddress, newPassword } from "./accounts.ts";
import { endpoint } from "./endpoint.ts";
import { id, language, timestamp } from "./primitives.ts";

const line = (most: number) => z.string().trim().min(1).max(most);
const optionalLine = (most: number) => z.string().trim().max(most);
/** Not lower than the contract of sign-up. */
const personName = line(80);
export const memberRole = z.enum(["member", "administrator"]);
export type MemberRole = z.infer<typeof memberRole>;

/** What a company says of itself: stands in its agreement. Empty text: not given. */
export const companyData = z.strictObject({
  name: line(120),
  legalForm: optionalLine(60),
  street: line(200),
  postalCode: line(20),
  city: line(100),
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/),
  vatId: z.string().regex(/^([A-Za-z0-9][A-Za-z0-9 .+*/-]{3,29})?$/),
  /** Whom one asks about data protection. */
  contactName: line(120),
  contactEmail: emailAddress,
  contactPhone: optionalLine(40),
});
export type CompanyData = z.infer<typeof companyData>;

/** Where members' questions go (S11). */
export const supportContact = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("mail"), address: emailAddress }),
  z.strictObject({ kind: z.literal("bubble"), conversationId: id }),
]);
export type SupportContact = z.infer<typeof supportContact>;

export const colour = z.string().regex(/^#[0-9a-f]{6}$/);
/** The roles of the design's accent in one theme; text on its ground has at least 4.5:1. */
const themeColours = z.object({
  accent: colour,
  accentHover: colour,
  onAccent: colour,
  accentText: colour,
  accentSoft: colour,
});
export type ThemeColours = z.infer<typeof themeColours>;

const agreementState = z.object({
  /** null: nobody has accepted any. */
  acceptedVersion: z.string().nullable(),
  acceptedAt: timestamp.nullable(),
  currentVersion: z.string(),
});

export const ownCompany = z.object({
  id,
  name: z.string(),
  isAdministrator: z.boolean(),
  colour: colour.nullable(),
  /** Made from `colour`, readable in each theme. */
  themes: z.object({ light: themeColours, dark: themeColours }).nullable(),
  /** Changes with the picture; null: there is none. */
  logoVersion: z.string().nullable(),
  supportContact: supportContact.nullable(),
  requiresSecondFactor: z.boolean(),
  /** For administrators alone. */
  administration: z
    .object({ data: companyData.nullable(), agreement: agreementState, memberCount: z.number().int() })
    .nullable(),
});
export type OwnCompany = z.infer<typeof ownCompany>;

/** What somebody without a company may do about it. */
const joinOffer = z.object({ companyName: z.string(), needsApproval: z.boolean() });
export const ownMembership = z.object({
  company: ownCompany.nullable(),
  /** Of the company that one's mail domain belongs to. */
  offer: joinOffer.nullable(),
  /** The company whose administrators have not decided yet. */
  requestedCompanyName: z.string().nullable(),
});
export type OwnMembership = z.infer<typeof ownMembership>;

/** A document as read: its parts in order. */
export const agreementDocument = z.object({
  version: z.string(),
  language,
  title: z.string(),
  subtitle: z.string(),
  parties: z.array(z.object({ role: z.string(), lines: z.array(z.string()) })),
  sections: z.array(
    z.object({ heading: z.string(), paragraphs: z.array(z.string()), points: z.array(z.string()).optional() }),
  ),
  closing: z.string(),
});
export type AgreementDocument = z.infer<typeof agreementDocument>;

export const memberEntry = z.object({
  id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  role: memberRole,
  isDeactivated: z.boolean(),
});
export type MemberEntry = z.infer<typeof memberEntry>;

export const invitation = z.object({
  id,
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  role: memberRole,
  language,
  sentAt: timestamp,
  expiresAt: timestamp,
});
export type Invitation = z.infer<typeof invitation>;

export const joinLink = z.object({
  url: z.string(),
  createdAt: timestamp,
  expiresAt: timestamp.nullable(),
  maxUses: z.number().int().nullable(),
  uses: z.number().int(),
  needsApproval: z.boolean(),
});
export type JoinLink = z.infer<typeof joinLink>;

export const joinRequest = z.object({
  id,
  accountId: id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  origin: z.enum(["link", "domain"]),
  requestedAt: timestamp,
});
export type JoinRequest = z.infer<typeof joinRequest>;

export const domainJoining = z.enum(["off", "approval", "automatic"]);
export type DomainJoining = z.infer<typeof domainJoining>;
export const mailDomain = z.object({
  id,
  domain: z.string(),
  /** The TXT record that proves it. */
  recordName: z.string(),
  recordValue: z.string(),
  verifiedAt: timestamp.nullable(),
  checkedAt: timestamp.nullable(),
  /** The record has been missing since then; after a week the domain is given up. */
  missingSince: timestamp.nullable(),
  joining: domainJoining,
});
export type MailDomain = z.infer<typeof mailDomain>;

/** A line of an import, and what is or will be done about it. */
export const importLine = z.object({
  /** In the file, from 1; the line it begins at. */
  line: z.number().int(),
  state: z.enum(["good", "invited", "member", "faulty"]),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  faults: z.array(
    z.object({
      column: z.enum(["email", "firstName", "lastName", "role", "language", "line"]),
      reason: z.enum(["missing", "invalid", "tooLong", "twice", "unknownValue", "unclosedQuote"]),
    }),
  ),
});
export type ImportLine = z.infer<typeof importLine>;
export const importReport = z.object({
  separator: z.enum([",", ";", "\t"]),
  encoding: z.enum(["utf-8", "windows-1252"]),
  counts: z.object({
    good: z.number().int(),
    invited: z.number().int(),
    member: z.number().int(),
    faulty: z.number().int(),
  }),
  lines: z.array(importLine),
});
export type ImportReport = z.infer<typeof importReport>;

const token = z.string().min(20).max(200);
const joinOutcome = z.object({ outcome: z.enum(["joined", "requested"]) });
const memberParams = z.object({ accountId: id });

export const getOwnMembership = endpoint({
  operation: "getOwnMembership",
  method: "GET",
  path: "/api/company",
  summary: "The caller's company, or how they could join one",
  access: "account",
  limit: "read",
  response: ownMembership,
  failures: [],
});

export const draftAgreement = endpoint({
  operation: "draftAgreement",
  method: "POST",
  path: "/api/company/agreement/draft",
  summary: "The data-processing agreement (Art. 28 GDPR) filled in with a company's data, before it is accepted",
  access: "account",
  limit: "write",
  body: z.strictObject({ company: companyData, language }),
  response: agreementDocument,
  failures: [],
});

export const foundCompany = endpoint({
  operation: "foundCompany",
  method: "POST",
  path: "/api/company",
  summary: "Enter a company and accept the agreement for it; makes the caller its administrator",
  access: "account",
  limit: "write",
  body: z.strictObject({ id, company: companyData, acceptedAgreement: z.string().max(40), language }),
  response: ownMembership,
  failures: ["companies.already_bound", "companies.agreement_outdated"],
});

export const updateCompany = endpoint({
  operation: "updateCompany",
  method: "PATCH",
  path: "/api/company",
  summary: "Change a company's data, colour, support contact or sign-in rule",
  access: "administrator",
  limit: "write",
  body: z.strictObject({
    data: companyData.optional(),
    colour: colour.nullable().optional(),
    supportContact: supportContact.nullable().optional(),
    requiresSecondFactor: z.boolean().optional(),
  }),
  response: ownMembership,
  failures: [],
});

export const readAgreement = endpoint({
  operation: "readAgreement",
  method: "GET",
  path: "/api/company/agreement",
  summary: "The agreement as the company accepted it, and the one in force now when it is another",
  access: "administrator",
  limit: "read",
  query: z.object({ language: language.default("en") }),
  response: z.object({
    accepted: z.object({ document: agreementDocument, acceptedAt: timestamp, acceptedBy: z.string() }).nullable(),
    /** null: the accepted one is in force. */
    current: agreementDocument.nullable(),
  }),
  failures: [],
});

export const acceptAgreement = endpoint({
  operation: "acceptAgreement",
  method: "POST",
  path: "/api/company/agreement",
  summary: "Accept the agreement in force for the company",
  access: "administrator",
  limit: "write",
  body: z.strictObject({ version: z.string().max(40), language }),
  response: ownMembership,
  failures: ["companies.agreement_outdated", "companies.data_missing"],
});

export const downloadAgreement = endpoint({
  operation: "downloadAgreement",
  method: "GET",
  path: "/api/company/agreement/pdf",
  summary: "The accepted agreement as PDF",
  access: "administrator",
  limit: "read",
  response: "stream",
  failures: [],
});

export const uploadCompanyLogo = endpoint({
  operation: "uploadCompanyLogo",
  method: "PUT",
  path: "/api/company/logo",
  summary: "Set the logo: a JPEG, PNG or WebP picture, drawn anew on the server",
  access: "administrator",
  limit: "upload",
  response: ownMembership,
  failures: ["companies.logo_unreadable", "core.too_large"],
  streams: true,
});

export const removeCompanyLogo = endpoint({
  operation: "removeCompanyLogo",
  method: "DELETE",
  path: "/api/company/logo",
  summary: "Remove the logo",
  access: "administrator",
  limit: "write",
  response: ownMembership,
  failures: [],
});

export const getCompanyLogo = endpoint({
  operation: "getCompanyLogo",
  method: "GET",
  path: "/api/company/logo",
  summary: "The logo of the caller's company",
  access: "account",
  limit: "read",
  query: z.object({ version: z.string().max(40).optional() }),
  response: "stream",
  failures: [],
});

export const listMembers = endpoint({
  operation: "listMembers",
  method: "GET",
  path: "/api/company/members",
  summary: "A page of the company's members, sorted and filtered on the server",
  access: "administrator",
  limit: "read",
  query: z.object({
    q: z.string().max(100).default(""),
    role: memberRole.optional(),
    state: z.enum(["active", "deactivated"]).optional(),
    sort: z.enum(["name", "email", "role", "state"]).default("name"),
    order: z.enum(["ascending", "descending"]).default("ascending"),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ members: z.array(memberEntry), total: z.number().int() }),
  failures: [],
});

export const changeMemberRole = endpoint({
  operation: "changeMemberRole",
  method: "PUT",
  path: "/api/company/members/:accountId/role",
  summary: "Make somebody an administrator or a member",
  access: "administrator",
  limit: "write",
  params: memberParams,
  body: z.strictObject({ role: memberRole }),
  response: memberEntry,
  failures: ["companies.last_administrator"],
  needsRecentSignIn: true,
});

export const deactivateMember = endpoint({
  operation: "deactivateMember",
  method: "POST",
  path: "/api/company/members/:accountId/deactivate",
  summary: "Keep somebody out: their sessions end at once, they cannot sign in and are not found",
  access: "administrator",
  limit: "write",
  params: memberParams,
  response: memberEntry,
  failures: ["companies.last_administrator"],
});

export const reactivateMember = endpoint({
  operation: "reactivateMember",
  method: "POST",
  path: "/api/company/members/:accountId/reactivate",
  summary: "Let somebody in again",
  access: "administrator",
  limit: "write",
  params: memberParams,
  response: memberEntry,
  failures: [],
});

export const releaseMember = endpoint({
  operation: "releaseMember",
  method: "POST",
  path: "/api/company/members/:accountId/release",
  summary: "Let somebody leave the company with their account",
  access: "administrator",
  limit: "write",
  params: memberParams,
  failures: ["companies.last_administrator"],
  needsRecentSignIn: true,
});

export const resetMemberSecondFactor = endpoint({
  operation: "resetMemberSecondFactor",
  method: "POST",
  path: "/api/company/members/:accountId/second-factor/reset",
  summary: "Remove a member's second factor, so that they can set up another",
  access: "administrator",
  limit: "write",
  params: memberParams,
  failures: [],
  needsRecentSignIn: true,
});

export const listInvitations = endpoint({
  operation: "listInvitations",
  method: "GET",
  path: "/api/company/invitations",
  summary: "Invitations that nobody has accepted yet, the newest first",
  access: "administrator",
  limit: "read",
  query: z.object({
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ invitations: z.array(invitation), total: z.number().int() }),
  failures: [],
});

export const invitePerson = endpoint({
  operation: "inviteMember",
  method: "POST",
  path: "/api/company/invitations",
  summary: "Mail an invitation; an address that was invited before is mailed again",
  access: "administrator",
  limit: "write",
  body: z.strictObject({
    email: emailAddress,
    firstName: optionalLine(80),
    lastName: optionalLine(80),
    role: memberRole,
    language,
  }),
  response: invitation,
  failures: ["companies.already_member", "companies.too_many"],
});

const invitationParams = z.object({ invitationId: id });

export const resendInvitation = endpoint({
  operation: "resendInvitation",
  method: "POST",
  path: "/api/company/invitations/:invitationId/resend",
  summary: "Mail a new link; the one mailed before stops working",
  access: "administrator",
  limit: "write",
  params: invitationParams,
  response: invitation,
  failures: [],
});

export const withdrawInvitation = endpoint({
  operation: "withdrawMemberInvitation",
  method: "DELETE",
  path: "/api/company/invitations/:invitationId",
  summary: "Withdraw an invitation: its link stops working",
  access: "administrator",
  limit: "write",
  params: invitationParams,
  failures: [],
});

export const readInvitation = endpoint({
  operation: "readInvitation",
  method: "POST",
  path: "/api/invitations/read",
  summary: "What the holder of a mailed link is invited to",
  access: "anyone",
  limit: "signIn",
  body: z.strictObject({ token }),
  response: z.object({
    companyName: z.string(),
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    /** Whoever has the link reads the mailbox, and may know. */
    hasAccount: z.boolean(),
  }),
  failures: ["companies.invitation_invalid"],
});

export const signUpInvited = endpoint({
  operation: "signUpInvited",
  method: "POST",
  path: "/api/invitations/sign-up",
  summary: "Open the account one was invited to; the mailed link proves the address",
  access: "anyone",
  limit: "signIn",
  body: z.strictObject({
    token,
    password: newPassword,
    firstName: personName,
    lastName: personName,
    language,
    acceptedTerms: z.string().max(40),
  }),
  /** The address to sign in with. */
  response: z.object({ email: z.string() }),
  failures: [
    "companies.invitation_invalid",
    "companies.sign_in_first",
    "accounts.terms_outdated",
    "accounts.password_common",
  ],
});

export const joinByInvitation = endpoint({
  operation: "joinByInvitation",
  method: "POST",
  path: "/api/invitations/accept",
  summary: "Join the company with the account one is signed in with",
  access: "account",
  limit: "signIn",
  body: z.strictObject({ token }),
  response: joinOutcome,
  failures: ["companies.invitation_invalid", "companies.invitation_other_address", "companies.already_bound"],
});

export const getJoinLink = endpoint({
  operation: "getJoinLink",
  method: "GET",
  path: "/api/company/join-link",
  summary: "The link with which people join",
  access: "administrator",
  limit: "read",
  response: z.object({ link: joinLink.nullable() }),
  failures: [],
});

export const renewJoinLink = endpoint({
  operation: "renewJoinLink",
  method: "PUT",
  path: "/api/company/join-link",
  summary: "Make a new link; the one before stops working",
  access: "administrator",
  limit: "write",
  body: z.strictObject({
    validDays: z.number().int().min(1).max(365).nullable(),
    maxUses: z.number().int().min(1).max(10_000).nullable(),
    needsApproval: z.boolean(),
  }),
  response: z.object({ link: joinLink.nullable() }),
  failures: [],
});

export const closeJoinLink = endpoint({
  operation: "closeJoinLink",
  method: "DELETE",
  path: "/api/company/join-link",
  summary: "Close the link",
  access: "administrator",
  limit: "write",
  failures: [],
});

export const readJoinLink = endpoint({
  operation: "readJoinLink",
  method: "POST",
  path: "/api/join-links/read",
  summary: "Which company a link leads into",
  access: "anyone",
  limit: "signIn",
  body: z.strictObject({ token }),
  response: joinOffer,
  failures: ["companies.join_link_invalid"],
});

export const followJoinLink = endpoint({
  operation: "followJoinLink",
  method: "POST",
  path: "/api/join-links/follow",
  summary: "Join by a link, or ask to",
  access: "account",
  limit: "signIn",
  body: z.strictObject({ token }),
  response: joinOutcome,
  failures: ["companies.join_link_invalid", "companies.already_bound"],
});

export const joinByDomain = endpoint({
  operation: "joinByDomain",
  method: "POST",
  path: "/api/company/join-by-domain",
  summary: "Join the company that one's mail domain belongs to, or ask to",
  access: "account",
  limit: "write",
  response: joinOutcome,
  failures: ["companies.already_bound"],
});

export const listJoinRequests = endpoint({
  operation: "listJoinRequests",
  method: "GET",
  path: "/api/company/join-requests",
  summary: "People who ask to join, the oldest first",
  access: "administrator",
  limit: "read",
  response: z.object({ requests: z.array(joinRequest) }),
  failures: [],
});

export const decideJoinRequest = endpoint({
  operation: "decideJoinRequest",
  method: "POST",
  path: "/api/company/join-requests/:requestId",
  summary: "Let somebody join, or not",
  access: "administrator",
  limit: "write",
  params: z.object({ requestId: id }),
  body: z.strictObject({ decision: z.enum(["accept", "refuse"]) }),
  failures: [],
});

export const listMailDomains = endpoint({
  operation: "listMailDomains",
  method: "GET",
  path: "/api/company/domains",
  summary: "The company's mail domains",
  access: "administrator",
  limit: "read",
  response: z.object({ domains: z.array(mailDomain) }),
  failures: [],
});

export const addMailDomain = endpoint({
  operation: "addMailDomain",
  method: "POST",
  path: "/api/company/domains",
  summary: "Claim a mail domain; it counts once its DNS record was found",
  access: "administrator",
  limit: "write",
  body: z.strictObject({ domain: z.string().trim().min(4).max(253) }),
  response: mailDomain,
  failures: ["companies.domain_invalid", "companies.domain_public", "companies.too_many"],
});

const domainParams = z.object({ domainId: id });

export const checkMailDomain = endpoint({
  operation: "checkMailDomain",
  method: "POST",
  path: "/api/company/domains/:domainId/check",
  summary: "Look for the DNS record now",
  access: "administrator",
  limit: "mail",
  params: domainParams,
  response: mailDomain,
  failures: ["companies.domain_unproved", "companies.domain_taken", "companies.dns_unavailable"],
});

export const updateMailDomain = endpoint({
  operation: "updateMailDomain",
  method: "PATCH",
  path: "/api/company/domains/:domainId",
  summary: "Say what happens when somebody proves an address of the domain",
  access: "administrator",
  limit: "write",
  params: domainParams,
  body: z.strictObject({ joining: domainJoining }),
  response: mailDomain,
  failures: ["companies.domain_unproved"],
});

export const removeMailDomain = endpoint({
  operation: "removeMailDomain",
  method: "DELETE",
  path: "/api/company/domains/:domainId",
  summary: "Give a domain up; members stay",
  access: "administrator",
  limit: "write",
  params: domainParams,
  failures: [],
});

const csvFailures = ["companies.csv_unreadable", "companies.csv_no_address", "companies.csv_too_long"] as const;

export const previewImport = endpoint({
  operation: "previewImport",
  method: "POST",
  path: "/api/company/import/preview",
  summary: "Read a CSV of people and say what would be done with each line; changes nothing",
  access: "administrator",
  limit: "upload",
  response: importReport,
  failures: [...csvFailures, "core.too_large"],
  streams: true,
});

export const commitImport = endpoint({
  operation: "commitImport",
  method: "POST",
  path: "/api/company/import",
  summary: "Invite everybody whose line is good; sending the same file again invites nobody twice",
  access: "administrator",
  limit: "upload",
  response: importReport,
  failures: [...csvFailures, "companies.too_many", "core.too_large"],
  streams: true,
});
