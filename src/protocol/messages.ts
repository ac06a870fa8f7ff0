import { z } from "zod";
import { message } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { newLocation } from "./message-kinds.ts";
import { id, timestamp } from "./primitives.ts";

/** One emoji as people see it, be it of several code points; nothing else. */
export const isEmoji = (text: string): boolean =>
  /^(?:\p{RGI_Emoji}|(?=\p{Extended_Pictographic})\p{Emoji})$/v.test(text);
/** Of one person on one message, and different ones of all. */
export const mostReactions = { ofOne: 8, kinds: 24 } as const;

const place = z.object({ conversationId: id, messageId: id });
const shared = {
  access: "account",
  admitsGuests: true,
  overSocket: true,
} as const;

export const editMessage = endpoint({
  operation: "editMessage",
  tokenScope: "chats:write",
  method: "PATCH",
  path: "/api/conversations/:conversationId/messages/:messageId",
  summary: "Change the text of one's own message, or what is written to its file",
  ...shared,
  limit: "message",
  params: () => place,
  body: () => z.strictObject({ text: z.string().max(16_000) }),
  response: () => message,
  failures: [
    "conversation.archived",
    "conversation.not_found",
    "conversation.message_empty",
    "message.not_found",
    "message.not_allowed",
    "message.edit_too_late",
    "contacts.blocked_by_you",
    "plans.switched_off",
  ],
});

export const listVersions = endpoint({
  operation: "listVersions",
  method: "GET",
  path: "/api/conversations/:conversationId/messages/:messageId/versions",
  summary: "What an edited message said before, oldest first; empty where the author's company does not keep it",
  ...shared,
  limit: "read",
  params: () => place,
  response: () => z.object({ versions: z.array(z.object({ text: z.string(), at: timestamp })) }),
  failures: ["conversation.not_found", "message.not_found"],
});

export const deleteMessage = endpoint({
  operation: "deleteMessage",
  tokenScope: "chats:write",
  method: "DELETE",
  path: "/api/conversations/:conversationId/messages/:messageId",
  summary: "Delete a message for everybody: one's own, or as a moderator of the bubble another's. Cannot be undone",
  ...shared,
  limit: "write",
  params: () => place,
  response: () => message,
  failures: ["conversation.not_found", "message.not_found", "message.not_allowed"],
});

export const hideMessage = endpoint({
  operation: "hideMessage",
  method: "PUT",
  path: "/api/conversations/:conversationId/messages/:messageId/hidden",
  summary: "Delete a message for oneself, or take that back; others keep it and are not told",
  ...shared,
  limit: "message",
  params: () => place,
  body: () => z.strictObject({ isHidden: z.boolean() }),
  failures: ["conversation.not_found", "message.not_found"],
});

export const reactToMessage = endpoint({
  operation: "reactToMessage",
  tokenScope: "chats:write",
  method: "PUT",
  path: "/api/conversations/:conversationId/messages/:messageId/reaction",
  summary: "React to a message with an emoji, or take a reaction back",
  ...shared,
  limit: "message",
  params: () => place,
  body: () => z.strictObject({ emoji: z.string().min(1).max(40), isSet: z.boolean() }),
  response: () => message,
  failures: [
    "conversation.archived",
    "conversation.not_found",
    "message.not_found",
    "message.not_allowed",
    "message.not_emoji",
    "message.too_many_reactions",
    "contacts.blocked_by_you",
    "plans.switched_off",
  ],
});

export const pinMessage = endpoint({
  operation: "pinMessage",
  tokenScope: "chats:write",
  method: "PUT",
  path: "/api/conversations/:conversationId/messages/:messageId/pin",
  summary: "Pin a message for everybody in the conversation, or unpin it; in a bubble its moderators do",
  ...shared,
  limit: "write",
  params: () => place,
  body: () => z.strictObject({ isPinned: z.boolean() }),
  response: () => message,
  failures: [
    "conversation.archived",
    "plans.switched_off",
    "conversation.not_found",
    "message.not_found",
    "message.not_allowed",
    "message.too_many_pins",
    "contacts.blocked_by_you",
  ],
});

export const listPins = endpoint({
  operation: "listPins",
  tokenScope: "chats:read",
  method: "GET",
  path: "/api/conversations/:conversationId/pins",
  summary: "What is pinned in a conversation, the newest pin first",
  ...shared,
  limit: "read",
  params: () => z.object({ conversationId: id }),
  response: () => z.object({ messages: z.array(message) }),
  failures: ["conversation.not_found"],
});

export const acknowledgeMessage = endpoint({
  operation: "acknowledgeMessage",
  tokenScope: "chats:write",
  method: "PUT",
  path: "/api/conversations/:conversationId/messages/:messageId/acknowledgement",
  summary: "Say that one has read an urgent message",
  ...shared,
  limit: "message",
  params: () => place,
  response: () => message,
  failures: [
    "conversation.archived",
    "plans.switched_off",
    "conversation.not_found",
    "message.not_found",
    "message.not_allowed",
    "contacts.blocked_by_you",
  ],
});

export const pageThread = endpoint({
  operation: "pageThread",
  tokenScope: "chats:read",
  method: "GET",
  path: "/api/conversations/:conversationId/threads/:rootSeq",
  summary: "Replies of the thread that began at a position, in ascending order; without `before` the newest",
  ...shared,
  limit: "read",
  params: () => z.object({ conversationId: id, rootSeq: z.coerce.number().int().positive() }),
  query: () =>
    z.object({
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  response: () => z.object({ root: message.nullable(), messages: z.array(message), hasMore: z.boolean() }),
  failures: ["conversation.not_found"],
});

export const forwardMessage = endpoint({
  operation: "forwardMessage",
  method: "POST",
  path: "/api/conversations/:conversationId/forwards",
  summary:
    "Send what a message says, or its file, into this conversation; whose it was is not said. A poll is asked anew, without votes; a position needs `location`, sealed anew for the new id, and ends when the first one does. A retry with the same id finds the first",
  access: "account",
  overSocket: true,
  limit: "message",
  params: () => z.object({ conversationId: id }),
  body: () => z.strictObject({ id, from: place, location: newLocation.optional() }),
  response: () => message,
  failures: [
    "conversation.announcements_only",
    "conversation.archived",
    "conversation.not_found",
    "conversation.id_taken",
    "message.not_found",
    "message.not_allowed",
    "message.mixed",
    "message.location_gone",
    "files.not_found",
    "files.not_ready",
    "contacts.blocked_by_you",
    "plans.switched_off",
  ],
});

/** What becomes of edits by a company's people. */
export const messageRules = z.object({
  /** Whoever sees a message also sees what it said before. */
  keepsEdits: z.boolean(),
  /** How long after sending one may edit; null: no end. */
  editMinutes: z.number().int().min(1).max(525_600).nullable(),
});
export type MessageRules = z.infer<typeof messageRules>;

export const getMessageRules = endpoint({
  operation: "getMessageRules",
  method: "GET",
  path: "/api/company/message-rules",
  summary: "What becomes of edits by the company's people",
  access: "administrator",
  limit: "read",
  response: () => messageRules,
  failures: [],
});

export const setMessageRules = endpoint({
  operation: "setMessageRules",
  method: "PUT",
  path: "/api/company/message-rules",
  summary: "Change what becomes of edits by the company's people",
  access: "administrator",
  limit: "write",
  body: () => z.strictObject(messageRules.shape),
  response: () => messageRules,
  failures: [],
});
