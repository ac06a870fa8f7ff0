import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/** What a bubble can tell another program. */
export const webhookEvent = z.enum(["message.sent", "message.changed", "member.added", "member.removed"]);
export type WebhookEvent = z.infer<typeof webhookEvent>;

const name = z.string().trim().min(1).max(60);

/** By which another program writes into a bubble. Its messages have its id as their sender. */
export const incomingWebhook = z.object({
  id,
  name: z.string(),
  createdBy: id,
  createdAt: timestamp,
  /** To the minute; null: not yet. */
  lastUsedAt: timestamp.nullable(),
});
export type IncomingWebhook = z.infer<typeof incomingWebhook>;

/** By which a bubble tells another program what happens in it. */
export const outgoingWebhook = z.object({
  id,
  name: z.string(),
  /** Where it leads, for every member to see. */
  host: z.string(),
  /** The whole address; null for whoever may not change it. */
  url: z.string().nullable(),
  events: z.array(webhookEvent),
  createdBy: id,
  createdAt: timestamp,
  /** When the other side said that it is gone for good (410): nothing is sent any more. */
  goneAt: timestamp.nullable(),
});
export type OutgoingWebhook = z.infer<typeof outgoingWebhook>;

/** One event on its way out. What it said is not kept. */
export const webhookDelivery = z.object({
  id,
  event: z.enum([...webhookEvent.options, "webhook.test"]),
  state: z.enum(["waiting", "delivered", "failed"]),
  attempts: z.number().int(),
  /** HTTP status of the last attempt; null: no answer, or no attempt yet. */
  status: z.number().int().nullable(),
  createdAt: timestamp,
  attemptedAt: timestamp.nullable(),
  /** Of one that waits. */
  nextAttemptAt: timestamp.nullable(),
});
export type WebhookDelivery = z.infer<typeof webhookDelivery>;

const ofBubble = z.object({ conversationId: id });
const ofWebhook = z.object({ conversationId: id, webhookId: id });
const tending = ["conversation.not_found", "conversation.not_allowed"] as const;

export const listWebhooks = endpoint({
  operation: "listWebhooks",
  method: "GET",
  path: "/api/conversations/:conversationId/webhooks",
  summary: "Which programs write into a bubble, and which are told what happens in it: for its members",
  access: "account",
  limit: "read",
  params: () => ofBubble,
  response: () =>
    z.object({
      incoming: z.array(incomingWebhook),
      outgoing: z.array(outgoingWebhook),
      /** Whether one may add and remove them. */
      mayChange: z.boolean(),
      /** False: the operator allows no address. */
      sendingPossible: z.boolean(),
    }),
  failures: ["conversation.not_found"],
});

export const createIncomingWebhook = endpoint({
  operation: "createIncomingWebhook",
  method: "POST",
  path: "/api/conversations/:conversationId/incoming-webhooks",
  summary: "An address by which a program writes into a bubble; it is told here and never again",
  access: "account",
  limit: "write",
  params: () => ofBubble,
  body: () => z.strictObject({ name }),
  response: () => z.object({ webhook: incomingWebhook, url: z.string() }),
  failures: [...tending, "webhooks.too_many", "plans.switched_off"],
});

export const createOutgoingWebhook = endpoint({
  operation: "createOutgoingWebhook",
  method: "POST",
  path: "/api/conversations/:conversationId/outgoing-webhooks",
  summary: "Tell another program what happens in a bubble, signed with a secret that is told here and never again",
  access: "account",
  limit: "write",
  params: () => ofBubble,
  body: () =>
    z.strictObject({
      name,
      url: z.url({ protocol: /^https?$/ }).max(2_000),
      events: z
        .array(webhookEvent)
        .min(1)
        .max(webhookEvent.options.length)
        .refine((events) => new Set(events).size === events.length, "names an event twice"),
    }),
  response: () => z.object({ webhook: outgoingWebhook, secret: z.string() }),
  failures: [...tending, "webhooks.too_many", "webhooks.address_not_allowed", "plans.switched_off"],
});

export const removeWebhook = endpoint({
  operation: "removeWebhook",
  method: "DELETE",
  path: "/api/conversations/:conversationId/webhooks/:webhookId",
  summary: "End a webhook of either kind at once",
  access: "account",
  limit: "write",
  params: () => ofWebhook,
  failures: [...tending, "webhooks.not_found"],
});

export const testWebhook = endpoint({
  operation: "testWebhook",
  method: "POST",
  path: "/api/conversations/:conversationId/outgoing-webhooks/:webhookId/test",
  summary: "Send an event that says nothing, to see whether the other side answers",
  access: "account",
  limit: "write",
  params: () => ofWebhook,
  failures: [...tending, "webhooks.not_found"],
});

export const listDeliveries = endpoint({
  operation: "listDeliveries",
  method: "GET",
  path: "/api/conversations/:conversationId/outgoing-webhooks/:webhookId/deliveries",
  summary: "The newest fifty events that were sent or wait to be, and how that went",
  access: "account",
  limit: "read",
  params: () => ofWebhook,
  response: () => z.object({ deliveries: z.array(webhookDelivery) }),
  failures: [...tending, "webhooks.not_found"],
});

export const postToWebhook = endpoint({
  operation: "postToWebhook",
  method: "POST",
  path: "/api/webhooks/:token",
  summary: "Write into a bubble as an incoming webhook; a retry with the same key finds the first",
  access: "anyone",
  limit: "message",
  params: () => z.object({ token: z.string().max(100) }),
  body: () =>
    z.strictObject({
      /** Markdown; `<@account id>` and `<@all>` mention. */
      text: z.string().trim().min(1).max(16_000),
      key: z.string().min(1).max(100).optional(),
    }),
  response: () => z.object({ messageId: id }),
  failures: ["webhooks.not_found", "conversation.archived"],
});
