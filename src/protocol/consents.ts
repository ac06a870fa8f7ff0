import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { language, timestamp } from "./primitives.ts";

/**
 * Every kind of consent and agreement that Iris keeps of a person. What each means, what ends with it and where it comes from is
 * said in the interface; where it is stored, in `features/rights/consents.ts`.
 */
export const consentKinds = [
  "terms",
  "agreement",
  "addressBook",
  "push",
  "recording",
  "location",
  "lastSeen",
  "diagnosis",
  "clientLog",
  "singleSignOn",
] as const;
export const consentKind = z.enum(consentKinds);
export type ConsentKind = z.infer<typeof consentKind>;

/** Of the words by which somebody is asked to share a position, and to show when they were last here; raised when their sense changes. */
export const locationTextVersion = "2026-11";
export const lastSeenTextVersion = "2026-11";

const consent = z.object({
  kind: consentKind,
  /** Of this one among its kind. */
  id: z.string(),
  givenAt: timestamp.nullable(),
  /** Of the words that were shown; null: the browser asked with its own. */
  textVersion: z.string().nullable(),
  language: language.nullable(),
  withdrawnAt: timestamp.nullable(),
  /** Whom it is given to, where that is one person. */
  personId: z.string().nullable(),
  /** Which device it counts for, where it is one. */
  device: z.string().nullable(),
  /** False: it ends with the account or the company's contract. */
  mayWithdraw: z.boolean(),
});
export type Consent = z.infer<typeof consent>;

export const listConsents = endpoint({
  operation: "listConsents",
  method: "GET",
  path: "/api/me/consents",
  summary:
    "Everything one has consented or agreed to, with time, version of the words and origin; the withdrawn ones too",
  access: "account",
  limit: "read",
  response: () => z.object({ consents: z.array(consent) }),
  failures: [],
});

export const withdrawOneConsent = endpoint({
  operation: "withdrawOneConsent",
  method: "POST",
  path: "/api/me/consents/:kind/withdraw",
  summary: "Withdraw a consent: what rested on it ends or is deleted at once",
  access: "account",
  limit: "write",
  params: () => z.object({ kind: consentKind }),
  body: () => z.strictObject({ id: z.string().min(1).max(100) }),
  failures: ["rights.consent_stays"],
});
