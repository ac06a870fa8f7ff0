import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/** An id with the name behind it; null where nobody bears it (any more). */
const named = z.object({ id: z.string(), name: z.string().nullable() });

export const auditEntry = z.object({
  /** 1, 2, 3 … over the whole instance; somebody who sees one company's sees gaps. */
  number: z.number().int().positive(),
  at: timestamp,
  /** `companies.member_invited`: the feature and what was done, in the past tense. */
  act: z.string(),
  /** null: the program itself, or a command on the machine. */
  actor: named.nullable(),
  company: named.nullable(),
  /** The person, company or thing it was done to. */
  subject: named.nullable(),
  /** What changed. The operator sees it for what concerns the instance, and for their own acts. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const moment = z.coerce.number().int().nonnegative().optional();
const filter = {
  act: z
    .string()
    .regex(/^[a-z0-9_]+(\.[a-z0-9_]+)?$/)
    .max(80)
    .optional()
    .describe("An act, or a feature's name for all of its acts."),
  personId: id.optional().describe("Who did it, or to whom it was done."),
  from: moment.describe("Milliseconds since 1970."),
  until: moment.describe("Milliseconds since 1970."),
};
const paged = {
  ...filter,
  before: z.coerce.number().int().positive().optional().describe("Only entries with a lower number."),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
const exported = { ...filter, format: z.enum(["csv", "json"]).default("csv") };
const inCompany = { companyId: id.optional() };

const page = z.object({ entries: z.array(auditEntry), hasMore: z.boolean() });

export const listCompanyAudit = endpoint({
  operation: "listCompanyAudit",
  method: "GET",
  path: "/api/company/audit",
  summary: "What was administered in one's company, newest first",
  access: "administrator",
  limit: "read",
  query: () => z.object(paged),
  response: () => page,
  failures: [],
});

export const exportCompanyAudit = endpoint({
  operation: "exportCompanyAudit",
  method: "GET",
  path: "/api/company/audit/export",
  summary: "The same as a file, oldest first",
  access: "administrator",
  limit: "read",
  query: () => z.object(exported),
  response: "stream",
  failures: [],
});

export const listAudit = endpoint({
  operation: "listAudit",
  method: "GET",
  path: "/api/operator/audit",
  summary: "What was administered on this instance, newest first",
  access: "operator",
  limit: "read",
  query: () => z.object({ ...paged, ...inCompany }),
  response: () => page,
  failures: [],
});

export const exportAudit = endpoint({
  operation: "exportAudit",
  method: "GET",
  path: "/api/operator/audit/export",
  summary: "The same as a file, oldest first",
  access: "operator",
  limit: "read",
  query: () => z.object({ ...exported, ...inCompany }),
  response: "stream",
  failures: [],
});

export const checkAudit = endpoint({
  operation: "checkAudit",
  method: "POST",
  path: "/api/operator/audit/check",
  summary: "Follow the chain of the whole log against its signed heads: a changed, missing or cut entry shows (S72)",
  access: "operator",
  limit: "write",
  response: () =>
    z.object({
      entries: z.number().int(),
      /** The first entry that does not follow from the one before; null: none. */
      brokenAt: z.number().int().nullable(),
      /** broken: changed, or missing before others; cut: missing at the end; replaced: not what was signed; heads: the file of signatures is not whole. */
      fault: z.enum(["broken", "cut", "replaced", "heads"]).nullable(),
      /** The newest entry that a signature covers. */
      signedThrough: z.number().int(),
    }),
  failures: [],
});
