import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { id, timestamp } from "../primitives.ts";

/** Acts that, under the four-eyes rule, take a second administrator. */
export const guardedAct = z.enum([
  "resetSecondFactor",
  "deactivate",
  "release",
  "erase",
  "makeAdministrator",
  "makeMember",
  "endFourEyes",
]);
export type GuardedAct = z.infer<typeof guardedAct>;

const named = z.object({ id, name: z.string() });

export const actRequest = z.object({
  id,
  act: guardedAct,
  /** On whom; null: the rule itself is to end. */
  member: named.nullable(),
  requestedBy: named,
  reason: z.string(),
  requestedAt: timestamp,
  /** Nobody can confirm it afterwards. */
  expiresAt: timestamp,
  /** `failed`: confirmed, and could not be done any more. */
  state: z.enum(["open", "confirmed", "refused", "withdrawn", "expired", "failed"]),
  decidedBy: named.nullable(),
  decidedAt: timestamp.nullable(),
});
export type ActRequest = z.infer<typeof actRequest>;

export const listActRequests = endpoint({
  operation: "listActRequests",
  method: "GET",
  path: "/api/company/act-requests",
  summary: "Whether the four-eyes rule holds, and what waits for a second administrator or was decided of late",
  access: "administrator",
  limit: "read",
  response: () =>
    z.object({
      isOn: z.boolean(),
      /** Who could confirm: with one alone the rule cannot be turned on. */
      administrators: z.number().int(),
      requests: z.array(actRequest),
    }),
  failures: [],
});

export const beginFourEyes = endpoint({
  operation: "beginFourEyes",
  method: "PUT",
  path: "/api/company/four-eyes",
  summary: "From now on dangerous acts take a second administrator; ending this takes one too",
  access: "administrator",
  limit: "write",
  needsRecentSignIn: true,
  failures: ["companies.four_eyes_alone"],
});

export const requestAct = endpoint({
  operation: "requestAct",
  method: "POST",
  path: "/api/company/act-requests",
  summary: "Ask the other administrators to confirm an act; they are told at once",
  access: "administrator",
  limit: "write",
  body: () =>
    z.strictObject({
      /** Made by the client: a retry asks once. */
      id,
      act: guardedAct,
      /** Left out for `endFourEyes` alone. */
      accountId: id.optional(),
      reason: z.string().trim().min(10).max(500),
    }),
  response: () => actRequest,
  needsRecentSignIn: true,
  failures: ["companies.four_eyes_off", "companies.four_eyes_alone", "companies.last_administrator"],
});

const requestParams = z.object({ requestId: id });

export const decideAct = endpoint({
  operation: "decideAct",
  method: "POST",
  path: "/api/company/act-requests/:requestId/decision",
  summary: "Confirm another administrator's request, which does it at once, or refuse it",
  access: "administrator",
  limit: "write",
  params: () => requestParams,
  body: () => z.strictObject({ decision: z.enum(["confirm", "refuse"]) }),
  response: () => actRequest,
  needsRecentSignIn: true,
  failures: [
    "companies.own_request",
    "companies.request_over",
    "companies.last_administrator",
    "erasure.last_administrator",
    "erasure.last_operator",
  ],
});

export const withdrawAct = endpoint({
  operation: "withdrawAct",
  method: "DELETE",
  path: "/api/company/act-requests/:requestId",
  summary: "Take one's own request back",
  access: "administrator",
  limit: "write",
  params: () => requestParams,
  response: () => actRequest,
  failures: ["companies.request_over"],
});
