import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/** What people may ask for and somebody must answer within a stated time. */
export const requestKind = z.enum(["erasure", "export", "restriction", "objection", "complaint", "breachReport"]);
export type RequestKind = z.infer<typeof requestKind>;

const openRequest = z.object({
  kind: requestKind,
  id: z.string(),
  /** Whom it is about or from; null: nobody that has a name here. */
  person: z.object({ id, name: z.string().nullable() }).nullable(),
  at: timestamp,
  /** When it must have been answered. */
  dueAt: timestamp,
});
export type OpenRequest = z.infer<typeof openRequest>;

export const listOpenRequests = endpoint({
  operation: "listOpenRequests",
  method: "GET",
  path: "/api/operator/privacy/requests",
  summary: "What people have asked for about their data and nobody has answered yet, the most urgent first",
  access: "operator",
  limit: "read",
  response: () => z.object({ requests: z.array(openRequest) }),
  failures: [],
});

/** Something that must be done again and again. */
const safeguard = z.object({
  kind: z.enum(["backup", "restoreTest", "privacyCheck"]),
  /** When it was done last; null: never. */
  at: timestamp.nullable(),
  /** How that went; null: it was never done. */
  isGood: z.boolean().nullable(),
  /** What it found, where it counts something. */
  findings: z.number().int().nonnegative().nullable(),
});
export type Safeguard = z.infer<typeof safeguard>;

export const listSafeguards = endpoint({
  operation: "listSafeguards",
  method: "GET",
  path: "/api/operator/privacy/safeguards",
  summary: "When the last backup, restore test and check of the data were, and how they went",
  access: "operator",
  limit: "read",
  response: () => z.object({ safeguards: z.array(safeguard) }),
  failures: [],
});

const egressLine = z.object({
  purpose: z.string(),
  /** `https://push.example.com`, `tls:mail.example.com:465`, `unix:/run/clamav/clamd.ctl`. */
  destination: z.string(),
  reason: z.string(),
  /** The configuration's key that allows it, `mail.smtp_url`. */
  allowedBy: z.string(),
  /** `here`: on this machine or its own network. `declared`: one of the configured processors. */
  standing: z.enum(["here", "declared", "undeclared"]),
  connections: z.number().int().nonnegative(),
  refused: z.number().int().nonnegative(),
  /** Where they are counted: connections that the program opens itself. */
  bytesOut: z.number().nonnegative(),
  bytesIn: z.number().nonnegative(),
  firstDay: z.string(),
  lastDay: z.string(),
});
export type EgressLine = z.infer<typeof egressLine>;

export const egressKeptDays = 365;

export const listEgress = endpoint({
  operation: "listEgress",
  method: "GET",
  path: "/api/operator/privacy/egress",
  summary: "Where this instance has connected to, why and how often; undeclared processors first",
  access: "operator",
  limit: "read",
  query: () => z.object({ days: z.coerce.number().int().min(1).max(egressKeptDays).default(30) }),
  response: () => z.object({ lines: z.array(egressLine) }),
  failures: [],
});

export const exportEgress = endpoint({
  operation: "exportEgress",
  method: "GET",
  path: "/api/operator/privacy/egress/export",
  summary: "The same day by day, as CSV",
  access: "operator",
  limit: "read",
  response: "stream",
  failures: [],
});

const keyAge = z.object({
  /** `person`, `conversation`, `file` …: what such a key belongs to. */
  kind: z.string(),
  /** Whose: people, conversations … */
  subjects: z.number().int().nonnegative(),
  /** Keys: a subject may have several versions. */
  keys: z.number().int().nonnegative(),
  oldestAt: timestamp.nullable(),
  newestAt: timestamp.nullable(),
  /** Since this store counts. */
  destroyed: z.number().int().nonnegative(),
});
export type KeyAge = z.infer<typeof keyAge>;

export const getKeyAges = endpoint({
  operation: "getKeyAges",
  method: "GET",
  path: "/api/operator/privacy/keys",
  summary: "How old the keys are and how many were destroyed; no key",
  access: "operator",
  limit: "read",
  response: () =>
    z.object({
      /** Since when the master key of now wraps the others. */
      masterSince: timestamp,
      kinds: z.array(keyAge),
    }),
  failures: [],
});
