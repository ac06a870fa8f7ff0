import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, language, timestamp } from "./primitives.ts";

const number = z.number().int().nonnegative();

/** What goes with a person, and what stays for others, in numbers. */
export const erasureCounts = z.object({
  /** Chats that stay with their other person, with the author shown as a deleted user. */
  chatsStaying: number,
  /** Chats in which nobody is left: destroyed. */
  chatsEnding: number,
  /** Bubbles that go on without them. */
  bubblesLeft: number,
  /** Bubbles they organise that pass to somebody else. */
  bubblesInherited: number,
  /** Bubbles in which nobody is left: destroyed with all that is in them. */
  bubblesEnding: number,
  /** What they wrote in conversations that stay. */
  messagesStaying: number,
  /** What is destroyed with the conversations that end, by whomever it was written. */
  messagesEnding: number,
  files: number,
  fileBytes: number,
  recordings: number,
  contacts: number,
  /** Drafts and messages that were to go out later. */
  unsent: number,
  /** Sessions, passkeys and access tokens. */
  waysIn: number,
});
export type ErasureCounts = z.infer<typeof erasureCounts>;

/** Why something stays. The words for it are the reader's language's. */
export const remainder = z.enum([
  "messagesOfOthers",
  "chatHistory",
  "callHistory",
  "auditLog",
  "agreements",
  "certificate",
]);
export type Remainder = z.infer<typeof remainder>;

/** By whom an account may go: the person at once, or only whoever administers their company. */
export const erasureVerdict = z.enum(["allowed", "askAdministrator", "lastAdministrator", "lastOperator"]);
export type ErasureVerdict = z.infer<typeof erasureVerdict>;

const request = z.object({
  askedAt: timestamp,
  /** One month later: the law's time (GDPR, Art. 12). */ dueAt: timestamp,
});

export const previewErasure = endpoint({
  operation: "previewErasure",
  method: "GET",
  path: "/api/me/erasure",
  summary: "What erasing one's own account would remove, what stays and why, and who may do it",
  access: "account",
  limit: "read",
  response: () =>
    z.object({
      verdict: erasureVerdict,
      counts: erasureCounts,
      remains: z.array(remainder),
      /** Their company ends with them: nobody else is in it. */
      endsCompany: z.boolean(),
      /** Whom to ask; empty where they may themselves. */
      administrators: z.array(z.object({ accountId: id, name: z.string() })),
      request: request.nullable(),
    }),
  failures: [],
});

/** Whoever has the token can fetch the certificate. */
const accepted = z.object({ token: z.string() });

export const eraseMyself = endpoint({
  operation: "eraseMyself",
  method: "POST",
  path: "/api/me/erasure",
  summary:
    "Erase one's own account for good; one is signed out at once and the certificate can be fetched with the token",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ language }),
  response: () => accepted,
  failures: ["erasure.not_yours", "erasure.last_administrator", "erasure.last_operator"],
  needsRecentSignIn: true,
});

export const requestErasure = endpoint({
  operation: "requestErasure",
  method: "PUT",
  path: "/api/me/erasure/request",
  summary: "Ask the company's administrators to erase one's account; they have a month",
  access: "account",
  limit: "mail",
  response: () => request,
  failures: ["erasure.yours"],
});

export const withdrawErasureRequest = endpoint({
  operation: "withdrawErasureRequest",
  method: "DELETE",
  path: "/api/me/erasure/request",
  summary: "Withdraw the request",
  access: "account",
  limit: "write",
  failures: [],
});

const memberParams = z.object({ accountId: id });

export const previewMemberErasure = endpoint({
  operation: "previewMemberErasure",
  method: "GET",
  path: "/api/company/members/:accountId/erasure",
  summary: "What erasing a member's account would remove, in numbers, and what stays and why",
  access: "administrator",
  limit: "read",
  params: () => memberParams,
  response: () =>
    z.object({
      verdict: erasureVerdict,
      counts: erasureCounts,
      remains: z.array(remainder),
      endsCompany: z.boolean(),
      request: request.nullable(),
    }),
  failures: ["core.not_found"],
});

export const eraseMember = endpoint({
  operation: "eraseMember",
  method: "POST",
  path: "/api/company/members/:accountId/erasure",
  summary: "Erase a member's account for good",
  access: "administrator",
  limit: "write",
  params: () => memberParams,
  response: () => accepted,
  failures: ["core.not_found", "companies.second_needed", "erasure.last_administrator", "erasure.last_operator"],
  needsRecentSignIn: true,
});

export const listErasureRequests = endpoint({
  operation: "listErasureRequests",
  method: "GET",
  path: "/api/company/erasure-requests",
  summary: "Members who asked for their account to be erased, the longest waiting first",
  access: "administrator",
  limit: "read",
  response: () => z.object({ requests: z.array(request.extend({ accountId: id, name: z.string() })) }),
  failures: [],
});

/** What was done, without anything that says of whom: it is signed as its canonical JSON (RFC 8785). */
export const certificate = z.object({
  kind: z.literal("iris.erasure-certificate"),
  version: z.literal(1),
  /** Pseudonymous: drawn for the erasure. */
  number: z.string(),
  instance: z.string(),
  askedAt: timestamp,
  erasedAt: timestamp,
  cause: z.enum(["self", "administrator", "company", "restore"]),
  removed: erasureCounts,
  /** SHA-256 of what each destroyed key belonged to, with the number before it. */
  keysDestroyed: z.array(z.string()),
  remains: z.array(remainder),
});
export type Certificate = z.infer<typeof certificate>;

export const signedCertificate = z.object({
  certificate,
  signature: z.object({
    algorithm: z.literal("Ed25519"),
    keyId: z.string(),
    /** 32 bytes, base64url. */
    publicKey: z.string(),
    /** 64 bytes, base64url. */
    signature: z.string(),
  }),
});
export type SignedCertificate = z.infer<typeof signedCertificate>;

const tokenParams = z.object({ token: z.string().min(20).max(100) });

export const getErasure = endpoint({
  operation: "getErasure",
  method: "GET",
  path: "/api/erased/:token",
  summary: "How far an erasure is, and its certificate when it is done; the token is all that is asked for",
  access: "anyone",
  limit: "read",
  params: () => tokenParams,
  response: () => z.object({ number: z.string(), certificate: signedCertificate.nullable() }),
  failures: ["core.not_found"],
});

export const downloadCertificate = endpoint({
  operation: "downloadCertificate",
  method: "GET",
  path: "/api/erased/:token/certificate",
  summary: "The certificate of an erasure: signed JSON, a page to read, or PDF",
  access: "anyone",
  limit: "read",
  params: () => tokenParams,
  query: () => z.object({ format: z.enum(["json", "html", "pdf"]).default("json"), language: language.default("en") }),
  response: "stream",
  failures: ["core.not_found"],
});

export const listErasures = endpoint({
  operation: "listErasures",
  method: "GET",
  path: "/api/operator/erasures",
  summary: "Erasures and their certificates, without names, newest first",
  access: "operator",
  limit: "read",
  response: () =>
    z.object({
      erasures: z.array(
        z.object({
          number: z.string(),
          cause: certificate.shape.cause,
          askedAt: timestamp,
          /** null: under way, or waiting. */
          erasedAt: timestamp.nullable(),
          keysDestroyed: number,
        }),
      ),
    }),
  failures: [],
});

const hold = z.object({ accountId: id, name: z.string(), reason: z.string(), setAt: timestamp, endsAt: timestamp });

export const listLegalHolds = endpoint({
  operation: "listLegalHolds",
  method: "GET",
  path: "/api/operator/legal-holds",
  summary: "Legal holds in force: whose erasure waits, why and until when",
  access: "operator",
  limit: "read",
  response: () => z.object({ holds: z.array(hold) }),
  failures: [],
  needsRecentSignIn: true,
});

export const placeLegalHold = endpoint({
  operation: "placeLegalHold",
  method: "PUT",
  path: "/api/operator/legal-holds",
  summary: "Delay the erasure of somebody's account until a day, for an investigation; only operators know of it",
  access: "operator",
  limit: "write",
  body: () =>
    z.strictObject({
      email: z.string().trim().min(3).max(254),
      reason: z.string().trim().min(3).max(500),
      endsAt: timestamp,
    }),
  response: () => hold,
  failures: ["erasure.no_such_person", "erasure.hold_end"],
  needsRecentSignIn: true,
});

export const endLegalHold = endpoint({
  operation: "endLegalHold",
  method: "DELETE",
  path: "/api/operator/legal-holds/:accountId",
  summary: "End a legal hold now; an erasure that waits for it begins",
  access: "operator",
  limit: "write",
  params: () => memberParams,
  failures: ["core.not_found"],
  needsRecentSignIn: true,
});
