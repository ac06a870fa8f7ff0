import { z } from "zod";
import { emailAddress } from "../email-address.ts";
import { endpoint } from "../endpoint.ts";
import { id, language, timestamp } from "../primitives.ts";
import { joinOffer, line, optionalLine } from "./lines.ts";

/** Or nothing. */
export const vatIdPattern = /^([A-Za-z0-9][A-Za-z0-9 .+*/-]{3,29})?$/;

/** What a company says of itself: stands in its agreement. Empty text: not given. */
export const companyData = z.strictObject({
  name: line(120),
  legalForm: optionalLine(60),
  street: line(200),
  postalCode: line(20),
  city: line(100),
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/),
  vatId: z.string().regex(vatIdPattern),
  /** Whom one asks about data protection. */
  contactName: line(120),
  contactEmail: emailAddress,
  contactPhone: optionalLine(40),
});

export type CompanyData = z.infer<typeof companyData>;

/** Where members' questions go (S11). */
export const supportContact = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("mail"), address: emailAddress }),
  /** Whoever names it tends it; members come in by `openSupport`. */
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

export const getOwnMembership = endpoint({
  operation: "getOwnMembership",
  method: "GET",
  path: "/api/company",
  summary: "The caller's company, or how they could join one",
  access: "account",
  limit: "read",
  response: () => ownMembership,
  failures: [],
});

export const draftAgreement = endpoint({
  operation: "draftAgreement",
  method: "POST",
  path: "/api/company/agreement/draft",
  summary: "The data-processing agreement (Art. 28 GDPR) filled in with a company's data, before it is accepted",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ company: companyData, language }),
  response: () => agreementDocument,
  failures: [],
});

export const foundCompany = endpoint({
  operation: "foundCompany",
  method: "POST",
  path: "/api/company",
  summary: "Enter a company and accept the agreement for it; makes the caller its administrator",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ id, company: companyData, acceptedAgreement: z.string().max(40), language }),
  response: () => ownMembership,
  failures: ["companies.already_bound", "companies.agreement_outdated"],
});

export const updateCompany = endpoint({
  operation: "updateCompany",
  method: "PATCH",
  path: "/api/company",
  summary: "Change a company's data, colour, support contact or sign-in rule",
  access: "administrator",
  limit: "write",
  body: () =>
    z.strictObject({
      data: companyData.optional(),
      colour: colour.nullable().optional(),
      supportContact: supportContact.nullable().optional(),
      requiresSecondFactor: z.boolean().optional(),
    }),
  response: () => ownMembership,
  failures: ["companies.support_bubble_unfit"],
});

export const readAgreement = endpoint({
  operation: "readAgreement",
  method: "GET",
  path: "/api/company/agreement",
  summary: "The agreement as the company accepted it, and the one in force now when it is another",
  access: "administrator",
  limit: "read",
  query: () => z.object({ language: language.default("en") }),
  response: () =>
    z.object({
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
  body: () => z.strictObject({ version: z.string().max(40), language }),
  response: () => ownMembership,
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
  response: () => ownMembership,
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
  response: () => ownMembership,
  failures: [],
});

export const getCompanyLogo = endpoint({
  operation: "getCompanyLogo",
  method: "GET",
  path: "/api/company/logo",
  summary: "The logo of the caller's company",
  access: "account",
  limit: "read",
  query: () => z.object({ version: z.string().max(40).optional() }),
  response: "stream",
  failures: [],
});
