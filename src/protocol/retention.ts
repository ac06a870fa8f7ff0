import { z } from "zod";
import { retention } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

const days = z.number().int().min(1).max(3_650);

/** How long things are kept, in days; null: until somebody deletes them. */
export const retentionPolicy = z.strictObject({
  messagesDays: days.nullable(),
  /** Files shared in a conversation, from when they were shared. */
  filesDays: days.nullable(),
  /** Who called whom, and who was in a conference. */
  historyDays: days.nullable(),
});
export type RetentionPolicy = z.infer<typeof retentionPolicy>;

export const keptUntilDeleted: RetentionPolicy = { messagesDays: null, filesDays: null, historyDays: null };

const goingOf = z.object({
  conversations: z.number().int().nonnegative(),
  messages: z.number().int().nonnegative(),
  files: z.number().int().nonnegative(),
  history: z.number().int().nonnegative(),
  /** Of the messages; null: none goes. */
  oldestAt: timestamp.nullable(),
});
export type Going = z.infer<typeof goingOf>;

/** What would go within the hour if a policy were saved. */
const preview = z.object({ chats: goingOf, bubbles: goingOf });
export type RetentionPreview = z.infer<typeof preview>;

const companyRetention = z.object({ policy: retentionPolicy, changedAt: timestamp.nullable() });

export const getCompanyRetention = endpoint({
  operation: "getCompanyRetention",
  method: "GET",
  path: "/api/company/retention",
  summary: "How long one's company keeps what its members write, share and do",
  access: "administrator",
  limit: "read",
  response: () => companyRetention,
  failures: [],
});

export const previewCompanyRetention = endpoint({
  operation: "previewCompanyRetention",
  method: "POST",
  path: "/api/company/retention/preview",
  summary: "What would go if this were the company's policy; nothing is changed",
  access: "administrator",
  limit: "write",
  body: () => retentionPolicy,
  response: () => preview,
  failures: [],
});

export const setCompanyRetention = endpoint({
  operation: "setCompanyRetention",
  method: "PUT",
  path: "/api/company/retention",
  summary: "Set it: members are told in their conversations, and what is older goes within the hour",
  access: "administrator",
  limit: "write",
  body: () => retentionPolicy,
  response: () => companyRetention,
  failures: [],
  needsRecentSignIn: true,
});

const bubbleParams = z.object({ conversationId: id });
const bubbleRetention = z.object({
  /** The bubble's own. */
  policy: retentionPolicy,
  /** What holds, with the rules of the organiser's company: the shorter time of each. */
  inForce: retention,
});

export const getBubbleRetention = endpoint({
  operation: "getBubbleRetention",
  method: "GET",
  path: "/api/conversations/:conversationId/retention",
  summary: "How long a bubble keeps what is in it; for its members",
  access: "account",
  limit: "read",
  params: () => bubbleParams,
  response: () => bubbleRetention,
  failures: ["conversation.not_found"],
});

export const previewBubbleRetention = endpoint({
  operation: "previewBubbleRetention",
  method: "POST",
  path: "/api/conversations/:conversationId/retention/preview",
  summary: "What would go if this were the bubble's policy; for its organiser",
  access: "account",
  limit: "write",
  params: () => bubbleParams,
  body: () => retentionPolicy,
  response: () => goingOf,
  failures: ["conversation.not_found", "conversation.not_allowed"],
});

export const setBubbleRetention = endpoint({
  operation: "setBubbleRetention",
  method: "PUT",
  path: "/api/conversations/:conversationId/retention",
  summary: "Set it: members are told in the bubble, and what is older goes within the hour; for its organiser",
  access: "account",
  limit: "write",
  params: () => bubbleParams,
  body: () => retentionPolicy,
  response: () => bubbleRetention,
  failures: ["conversation.not_found", "conversation.not_allowed"],
  needsRecentSignIn: true,
});

export const getRetentionStatus = endpoint({
  operation: "getRetentionStatus",
  method: "GET",
  path: "/api/operator/privacy/retention",
  summary: "How deletion by retention policies goes on: when it ran last, what went, what it left",
  access: "operator",
  limit: "read",
  response: () =>
    z.object({
      companies: z.number().int().nonnegative(),
      bubbles: z.number().int().nonnegative(),
      /** null: never yet. */
      lastRunAt: timestamp.nullable(),
      /** In the last run: conversations that a legal hold kept, and that could not be dealt with. */
      held: z.number().int().nonnegative(),
      failed: z.number().int().nonnegative(),
      /** Of the last 30 days. */
      gone: z.object({
        messages: z.number().int().nonnegative(),
        files: z.number().int().nonnegative(),
        history: z.number().int().nonnegative(),
      }),
    }),
  failures: [],
});
