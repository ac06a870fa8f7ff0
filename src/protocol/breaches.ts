import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/** From awareness to the notice to the authority (Art. 33 GDPR). */
export const breachHours = 72;

const words = z.string().trim().min(10).max(4_000);

/** What the operator decided, and why: it stays as it was said. */
const decision = z.object({
  at: timestamp,
  tellsAuthority: z.boolean(),
  tellsPeople: z.boolean(),
  reason: z.string(),
});

const ownReport = z.object({ id, at: timestamp, text: z.string(), decidedAt: timestamp.nullable() });

export const reportBreach = endpoint({
  operation: "reportBreach",
  method: "POST",
  path: "/api/me/breaches",
  summary: "Report that data may have got into wrong hands; the operators are told",
  access: "account",
  limit: "mail",
  body: () => z.strictObject({ id, text: words }),
  failures: ["breaches.too_many"],
});

export const listOwnBreaches = endpoint({
  operation: "listOwnBreaches",
  method: "GET",
  path: "/api/me/breaches",
  summary: "One's own reports, and whether they are dealt with",
  access: "account",
  limit: "read",
  response: () => z.object({ reports: z.array(ownReport) }),
  failures: [],
});

const breach = z.object({
  id,
  person: z.object({ id, name: z.string().nullable() }).nullable(),
  at: timestamp,
  /** Until then the authority must have been told, if it is to be. */
  dueAt: timestamp,
  text: z.string(),
  decision: decision.nullable(),
});
export type Breach = z.infer<typeof breach>;

export const listBreaches = endpoint({
  operation: "listBreaches",
  method: "GET",
  path: "/api/operator/privacy/breaches",
  summary: "The register of data breaches, those that are not decided first",
  access: "operator",
  limit: "read",
  response: () => z.object({ breaches: z.array(breach) }),
  failures: [],
});

export const decideBreach = endpoint({
  operation: "decideBreach",
  method: "POST",
  path: "/api/operator/privacy/breaches/:breachId/decision",
  summary: "Decide, once, whom to notify of a breach and why; it cannot be changed afterwards",
  access: "operator",
  limit: "write",
  params: () => z.object({ breachId: id }),
  body: () => z.strictObject({ tellsAuthority: z.boolean(), tellsPeople: z.boolean(), reason: words }),
  failures: ["core.not_found", "breaches.decided"],
});
