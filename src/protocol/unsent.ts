import { z } from "zod";
import { fileReference, message, urgency } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { id, seq, timestamp } from "./primitives.ts";

/** What somebody wrote and did not send, on all of their devices. */
export const draft = z.object({ conversationId: id, text: z.string(), at: timestamp });
export type Draft = z.infer<typeof draft>;

export const saveDraft = endpoint({
  operation: "saveDraft",
  method: "PUT",
  path: "/api/conversations/:conversationId/draft",
  summary: "Keep what one is writing for one's other devices; an empty text forgets it. The newest wins",
  access: "account",
  limit: "message",
  params: () => z.object({ conversationId: id }),
  body: () => z.strictObject({ text: z.string().max(16_000) }),
  response: () => draft,
  failures: ["conversation.not_found"],
  overSocket: true,
});

export const listDrafts = endpoint({
  operation: "listDrafts",
  method: "GET",
  path: "/api/drafts",
  summary: "What one has written and not sent",
  access: "account",
  limit: "read",
  response: () => z.object({ drafts: z.array(draft) }),
  failures: [],
  overSocket: true,
});

/** A message that goes out by itself. Its id will be the sent message's. */
export const scheduledMessage = z.object({
  id,
  conversationId: id,
  text: z.string(),
  /** One's own, that goes with it. */
  fileId: id.nullable(),
  /** null beside `fileId`: it cannot be sent any more. */
  file: fileReference.nullable(),
  /** Position of the message that it answers. */
  replyTo: seq.nullable(),
  urgency: urgency.nullable(),
  dueAt: timestamp,
  /** Why it could not be sent when it was due: the code of a failure. It waits for its author then. */
  failure: z.string().nullable(),
});
export type ScheduledMessage = z.infer<typeof scheduledMessage>;

const scheduledParams = z.object({ messageId: id });

export const scheduleMessage = endpoint({
  operation: "scheduleMessage",
  method: "PUT",
  path: "/api/scheduled/:messageId",
  summary: "Let a message go out later, or change one that waits; the same id again changes nothing twice",
  access: "account",
  limit: "write",
  params: () => scheduledParams,
  body: () =>
    z.strictObject({
      conversationId: id,
      text: z.string().max(16_000).default(""),
      /** One's own, clean file; it cannot be deleted until the message is sent or cancelled. */
      fileId: id.optional(),
      /** Position of the message that this one answers. */
      replyTo: seq.optional(),
      urgency: urgency.optional(),
      dueAt: timestamp,
    }),
  response: () => scheduledMessage,
  failures: [
    "conversation.not_found",
    "conversation.message_empty",
    "conversation.archived",
    "conversation.announcements_only",
    "message.not_found",
    "message.not_allowed",
    "files.not_found",
    "files.not_ready",
    "contacts.blocked_by_you",
    "plans.switched_off",
    "unsent.too_many",
    "unsent.time_unusable",
    "unsent.not_found",
  ],
});

export const listScheduled = endpoint({
  operation: "listScheduled",
  method: "GET",
  path: "/api/scheduled",
  summary: "One's messages that wait for their time, the next one first",
  access: "account",
  limit: "read",
  response: () => z.object({ scheduled: z.array(scheduledMessage) }),
  failures: [],
  overSocket: true,
});

export const cancelScheduled = endpoint({
  operation: "cancelScheduled",
  method: "DELETE",
  path: "/api/scheduled/:messageId",
  summary: "Do not send a waiting message",
  access: "account",
  limit: "write",
  params: () => scheduledParams,
  failures: ["unsent.not_found"],
});

export const sendScheduled = endpoint({
  operation: "sendScheduled",
  method: "POST",
  path: "/api/scheduled/:messageId/send",
  summary: "Send a waiting message now",
  access: "account",
  limit: "message",
  params: () => scheduledParams,
  response: () => message,
  failures: [
    "unsent.not_found",
    "conversation.not_found",
    "conversation.message_empty",
    "conversation.archived",
    "conversation.announcements_only",
    "conversation.id_taken",
    "message.not_found",
    "message.not_allowed",
    "files.not_found",
    "files.not_ready",
    "contacts.blocked_by_you",
    "plans.switched_off",
  ],
});

/** Live to one's own devices. */
export const unsentEvents = [z.object({ type: z.literal("draft.changed"), draft })] as const;
