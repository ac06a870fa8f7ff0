import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, language, timestamp } from "./primitives.ts";

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

const said = z.string().trim().max(4_000);
const approximately = z.number().int().nonnegative().max(1e9).nullable();

export const breachState = z.enum(["open", "contained", "remedied"]);
export type BreachState = z.infer<typeof breachState>;

/** What the notices need to say (Art. 33(3), 34(2)); empty: not known yet. */
const breachDetails = z.strictObject({
  nature: said,
  dataCategories: said,
  peopleCategories: said,
  people: approximately,
  records: approximately,
  consequences: said,
  measures: said,
  /** Why the authority is told later than after 72 hours. */
  delay: said,
});
export type BreachDetails = z.infer<typeof breachDetails>;

const value = z.union([z.string(), z.number(), z.null()]);
/** A line of an entry's history. Nothing of it is ever changed. */
const breachChange = z.object({
  id,
  at: timestamp,
  /** null: they are gone. */
  by: z.string().nullable(),
  change: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("entered") }),
    z.object({
      kind: z.literal("described"),
      fields: z.array(z.object({ field: z.string(), before: value, after: value })),
    }),
    z.object({ kind: z.literal("decided"), tellsAuthority: z.boolean(), tellsPeople: z.boolean() }),
    z.object({ kind: z.enum(["exported", "told"]), scope: z.string(), count: z.number().int() }),
  ]),
});
export type BreachChange = z.infer<typeof breachChange>;

/** Whom a breach is about. Addresses may be of people who have no account. */
const affected = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("company"), companyId: id }),
  z.strictObject({ kind: z.literal("bubble"), conversationId: id }),
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({ kind: z.literal("addresses"), addresses: z.array(z.email().max(254)).min(1).max(2_000) }),
]);
export type Affected = z.infer<typeof affected>;

const breach = z.object({
  id,
  /** An operator's own entry has no reporter. */
  isReport: z.boolean(),
  person: z.object({ id, name: z.string().nullable() }).nullable(),
  at: timestamp,
  /** Until then the authority must have been told, if it is to be. */
  dueAt: timestamp,
  text: z.string(),
  state: breachState,
  details: breachDetails,
  decision: decision.nullable(),
  /** The oldest first. */
  history: z.array(breachChange),
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

const params = () => z.object({ breachId: id });

export const enterBreach = endpoint({
  operation: "enterBreach",
  method: "POST",
  path: "/api/operator/privacy/breaches",
  summary: "Enter a breach that nobody reported; the clock runs from when the operator became aware of it",
  access: "operator",
  limit: "write",
  body: () => z.strictObject({ id, text: words, awareAt: timestamp }),
  failures: [],
});

export const describeBreach = endpoint({
  operation: "describeBreach",
  method: "PUT",
  path: "/api/operator/privacy/breaches/:breachId/details",
  summary: "Say what is known of a breach by now; what was said before stays in its history",
  access: "operator",
  limit: "write",
  params,
  body: () => z.strictObject({ state: breachState, details: breachDetails }),
  failures: [],
});

export const downloadBreachNotice = endpoint({
  operation: "downloadBreachNotice",
  method: "GET",
  path: "/api/operator/privacy/breaches/:breachId/notice",
  summary: "The notice to the authority or to the people, filled in from the entry and the configuration",
  access: "operator",
  limit: "read",
  params,
  query: () => z.object({ to: z.enum(["authority", "people"]), language, format: z.enum(["text", "pdf"]) }),
  response: "stream",
  failures: [],
});

export const countAffected = endpoint({
  operation: "countAffected",
  method: "POST",
  path: "/api/operator/privacy/breaches/:breachId/affected/count",
  summary: "How many people a selection is about, and what their notice says",
  access: "operator",
  limit: "read",
  params,
  body: () => z.strictObject({ affected, language }),
  response: () =>
    z.object({ count: z.number().int(), subject: z.string(), paragraphs: z.array(z.string()), closing: z.string() }),
  failures: [],
});

export const exportAffected = endpoint({
  operation: "exportAffected",
  method: "POST",
  path: "/api/operator/privacy/breaches/:breachId/affected/export",
  summary: "Names and addresses of the people a breach is about, as CSV; it is noted in the history and the audit log",
  access: "operator",
  limit: "write",
  params,
  body: () => z.strictObject({ affected }),
  response: "stream",
  failures: ["breaches.nobody"],
  needsRecentSignIn: true,
});

export const tellAffected = endpoint({
  operation: "tellAffected",
  method: "POST",
  path: "/api/operator/privacy/breaches/:breachId/affected/tell",
  summary: "Mail the notice to the people a breach is about, each in their language; again with the same id: once",
  access: "operator",
  limit: "mail",
  params,
  /** `language`: of those without an account. `count`: what was shown before. */
  body: () => z.strictObject({ id, affected, language, count: z.number().int().nonnegative() }),
  failures: ["breaches.nobody", "breaches.incomplete", "breaches.count_changed"],
  needsRecentSignIn: true,
});
