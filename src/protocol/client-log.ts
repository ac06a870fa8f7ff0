import { z } from "zod";
import { browserNames, errorNames, systemNames } from "./client-log-names.ts";
import { endpoint } from "./endpoint.ts";
import { id, language, timestamp } from "./primitives.ts";

/** Of the words that are shown before a log is sent. */
export const clientLogTextVersion = "2026-11";
/** How long the operator may read a log that was sent. */
export const clientLogDays = 30;
export const mostClientLogEntries = 1_000;
/** Logs that one person may have with the operator at a time. */
export const mostClientLogs = 5;

const count = z.number().int().min(0).max(100_000_000);
const version = z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}(-[a-z]{1,10}\.?\d{0,4})?$/);

/**
 * What a browser remembers for whoever must find a fault. Numbers, and words of closed lists: nothing that a person wrote, was
 * written to or is called can stand in any field, and no address.
 */
export const clientLogEntry = z.discriminatedUnion("kind", [
  /** The client began. */
  z.strictObject({
    ...{ kind: z.literal("start"), at: timestamp, version },
    browser: z.enum(browserNames),
    browserVersion: count,
    system: z.enum(systemNames),
    width: count,
    height: count,
  }),
  /** Something failed that nobody had thought of: where in which script of the client. */
  z.strictObject({
    ...{ kind: z.literal("error"), at: timestamp, name: z.enum(errorNames) },
    script: z
      .string()
      .regex(/^chunk-[a-z0-9]{8}$/)
      .nullable(),
    ...{ line: count, column: count },
  }),
  /** The server refused a request, or was not reached: which operation, with which code. */
  z.strictObject({
    ...{ kind: z.literal("request"), at: timestamp },
    operation: z.string().regex(/^[a-z][A-Za-z]{2,49}$/),
    code: z.string().regex(/^[a-z_]{2,30}\.[a-z_]{2,40}$/),
  }),
  z.strictObject({ kind: z.literal("lost"), at: timestamp }),
  z.strictObject({ kind: z.literal("connected"), at: timestamp, afterMs: count }),
  z.strictObject({
    ...{ kind: z.literal("call"), at: timestamp },
    event: z.enum(["began", "connected", "good", "fair", "poor", "interrupted", "ended"]),
  }),
  z.strictObject({
    ...{ kind: z.literal("conference"), at: timestamp },
    event: z.enum(["began", "connected", "good", "fair", "poor", "interrupted", "ended"]),
  }),
]);
export type ClientLogEntry = z.infer<typeof clientLogEntry>;

const log = z.array(clientLogEntry).min(1).max(mostClientLogEntries);

const sentLog = z.object({
  id,
  sentAt: timestamp,
  /** Then it is gone by itself. */
  endsAt: timestamp,
  textVersion: z.string(),
  language,
  entries: z.array(clientLogEntry),
});
export type SentClientLog = z.infer<typeof sentLog>;

export const sendClientLog = endpoint({
  operation: "sendClientLog",
  method: "POST",
  path: "/api/me/client-logs",
  summary:
    "Hand this browser's log to the operator, with one's consent; which text was shown is recorded with the time",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ id, textVersion: z.string().min(1).max(40), language, entries: log }),
  failures: ["diagnosis.too_many_logs"],
});

export const listOwnClientLogs = endpoint({
  operation: "listOwnClientLogs",
  method: "GET",
  path: "/api/me/client-logs",
  summary: "The logs that one handed to the operator and that are still there, the newest first",
  access: "account",
  limit: "read",
  response: () => z.object({ logs: z.array(sentLog) }),
  failures: [],
});

export const deleteClientLog = endpoint({
  operation: "deleteClientLog",
  method: "DELETE",
  path: "/api/me/client-logs/:logId",
  summary: "Withdraw the consent to one of them: it is deleted at once",
  access: "account",
  limit: "write",
  params: () => z.object({ logId: id }),
  failures: ["core.not_found"],
});

const receivedLog = z.object({
  id,
  person: z.object({ id, name: z.string() }),
  sentAt: timestamp,
  endsAt: timestamp,
});
export type ReceivedClientLog = z.infer<typeof receivedLog>;

export const listClientLogs = endpoint({
  operation: "listClientLogs",
  method: "GET",
  path: "/api/operator/privacy/client-logs",
  summary: "Who handed a log over, the newest first",
  access: "operator",
  limit: "read",
  response: () => z.object({ logs: z.array(receivedLog) }),
  failures: [],
});

export const readClientLog = endpoint({
  operation: "readClientLog",
  method: "GET",
  path: "/api/operator/privacy/client-logs/:logId",
  summary: "Read one; the audit log says so",
  access: "operator",
  limit: "read",
  params: () => z.object({ logId: id }),
  response: () => z.object({ entries: z.array(clientLogEntry) }),
  failures: ["core.not_found"],
});
