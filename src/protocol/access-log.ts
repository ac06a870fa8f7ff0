import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/** What an operator says why they act; kept, and told to whom it concerns. */
export const writtenReason = z.string().trim().min(10).max(500);

export const accessLogEntry = z.object({
  at: timestamp,
  /** null: nobody was signed in, or whoever it was is gone: then nobody can tell any more who it was. */
  person: z.object({ id, name: z.string() }).nullable(),
  address: z.string(),
  userAgent: z.string().nullable(),
  hardware: z.enum(["phone", "tablet", "computer"]).nullable(),
  system: z.string().nullable(),
  clientVersion: z.string().nullable(),
  /** `1920x1080` */
  screen: z.string().nullable(),
  /** The operation's name: what was done, not with what. */
  action: z.string(),
  region: z.string(),
  /** Of a conference; its bubble's title is sealed with the bubble's key and not shown here. */
  session: z.object({ startedAt: timestamp, durationMs: z.number() }).nullable(),
  durationMs: z.number(),
  /** The status of a refusal or failure. */
  error: z.number().int().nullable(),
});
export type AccessLogEntry = z.infer<typeof accessLogEntry>;

export const readAccessLog = endpoint({
  operation: "readAccessLog",
  method: "POST",
  path: "/api/operator/access-log",
  summary:
    "Who used what, newest first; each reading stands in the audit log and is told to those whose entries it showed",
  access: "operator",
  limit: "write",
  body: () =>
    z.strictObject({
      reason: writtenReason,
      personId: id.optional(),
      action: z
        .string()
        .regex(/^[A-Za-z.]{1,80}$/)
        .optional(),
      from: timestamp.optional(),
      until: timestamp.optional(),
      /** `next` of the page before. */
      before: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}\.\d{1,16}\.\d{1,16}$/)
        .optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
  response: () => z.object({ entries: z.array(accessLogEntry), next: z.string().nullable() }),
  needsRecentSignIn: true,
  failures: [],
});
