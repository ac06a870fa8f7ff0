import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, seq, timestamp } from "./primitives.ts";

export const role = z.enum(["organiser", "moderator", "participant"]);
export type Role = z.infer<typeof role>;

/** The highest message a member's devices have received / shown: the 'delivered' and 'seen' marks, and since when. */
export const memberProgress = z.object({
  accountId: id,
  deliveredSeq: seq,
  seenSeq: seq,
  deliveredAt: timestamp.nullable(),
  seenAt: timestamp.nullable(),
});
export type MemberProgress = z.infer<typeof memberProgress>;

export const member = z.object({ ...memberProgress.shape, role, joinedAt: timestamp });
export type Member = z.infer<typeof member>;

export const fileReference = z.object({
  fileId: id,
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
});
export type FileReference = z.infer<typeof fileReference>;

export const callOutcome = z.enum(["answered", "unanswered", "refused", "busy", "cancelled"]);
export const callEntry = z.object({
  callId: id,
  kind: z.enum(["audio", "video"]),
  outcome: callOutcome,
  startedAt: timestamp,
  durationSec: z.number().nonnegative(),
});
export const conferenceEntry = z.object({
  conferenceId: id,
  startedAt: timestamp,
  /** null while it runs */
  endedAt: timestamp.nullable(),
  participantIds: z.array(id),
});

/** What a message carries. */
export const messageContent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({ kind: z.literal("file"), text: z.string(), file: fileReference }),
  z.object({ kind: z.literal("call"), call: callEntry }),
  z.object({ kind: z.literal("conference"), conference: conferenceEntry }),
  /** Something that happened to the bubble itself. */
  z.object({
    kind: z.literal("notice"),
    notice: z.enum(["created", "renamed", "added", "left", "removed", "role"]),
    subjectId: id.nullable(),
    detail: z.string(),
  }),
  /** What was said is gone for everybody; its place stays. */
  z.object({ kind: z.literal("deleted"), by: z.enum(["sender", "moderator"]) }),
]);
export type MessageContent = z.infer<typeof messageContent>;

export const message = z.object({
  id,
  conversationId: id,
  seq,
  senderId: id,
  sentAt: timestamp,
  /** When its sender last changed it. */
  editedAt: timestamp.optional(),
  /** Position of the message that this one answers. */
  replyTo: seq.optional(),
  /** Position of the message with which its thread began. */
  threadSeq: seq.optional(),
  content: messageContent,
});
export type Message = z.infer<typeof message>;

export const conversation = z.object({
  id,
  kind: z.enum(["direct", "bubble"]),
  /** A bubble's; empty in a direct chat. */
  name: z.string(),
  topic: z.string(),
  createdAt: timestamp,
  members: z.array(member),
  lastSeq: seq,
  lastMessage: message.nullable(),
  unreadCount: z.number().int().nonnegative(),
  /** What is the reader's own of it. */
  own: z.object({
    /** They see what stands after this position. */
    fromSeq: seq,
  }),
});
export type Conversation = z.infer<typeof conversation>;

const conversationParams = z.object({ conversationId: id });
const bubbleName = z.string().trim().min(1).max(120);
const bubbleTopic = z.string().trim().max(500);

export const listConversations = endpoint({
  operation: "listConversations",
  method: "GET",
  path: "/api/conversations",
  summary: "One's chats and bubbles, most recent first, and the cursor they are true at",
  access: "account",
  limit: "read",
  response: () => z.object({ conversations: z.array(conversation), cursor: z.number().int() }),
  failures: [],
  overSocket: true,
});

export const getConversation = endpoint({
  operation: "getConversation",
  method: "GET",
  path: "/api/conversations/:conversationId",
  summary: "One chat or bubble",
  access: "account",
  limit: "read",
  params: () => conversationParams,
  response: () => conversation,
  failures: ["conversation.not_found"],
});

export const openDirectChat = endpoint({
  operation: "openDirectChat",
  method: "POST",
  path: "/api/direct-chats",
  summary: "The direct chat with a person, made on the first call",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ accountId: id }),
  response: () => conversation,
  failures: ["directory.person_not_found", "plans.switched_off"],
});

export const createBubble = endpoint({
  operation: "createBubble",
  method: "POST",
  path: "/api/bubbles",
  summary: "Create a bubble; its id is made by the client, so that a retry finds the first",
  access: "account",
  limit: "write",
  body: () =>
    z.strictObject({
      id,
      name: bubbleName,
      topic: bubbleTopic.default(""),
      memberIds: z.array(id).max(200).default([]),
    }),
  response: () => conversation,
  failures: ["directory.person_not_found", "conversation.id_taken", "conversation.bubble_full", "plans.switched_off"],
});

export const updateBubble = endpoint({
  operation: "updateBubble",
  method: "PATCH",
  path: "/api/conversations/:conversationId",
  summary: "Rename a bubble or change its topic",
  access: "account",
  limit: "write",
  params: () => conversationParams,
  body: () => z.strictObject({ name: bubbleName.optional(), topic: bubbleTopic.optional() }),
  response: () => conversation,
  failures: ["conversation.not_found", "conversation.not_allowed"],
});

export const addMembers = endpoint({
  operation: "addMembers",
  method: "POST",
  path: "/api/conversations/:conversationId/members",
  summary: "Add people to a bubble",
  access: "account",
  limit: "write",
  params: () => conversationParams,
  body: () => z.strictObject({ accountIds: z.array(id).min(1).max(200) }),
  response: () => conversation,
  failures: [
    "conversation.not_found",
    "conversation.not_allowed",
    "conversation.bubble_full",
    "directory.person_not_found",
    "plans.switched_off",
  ],
});

export const changeRole = endpoint({
  operation: "changeRole",
  method: "PATCH",
  path: "/api/conversations/:conversationId/members/:accountId",
  summary: "Change a member's role; giving away the organiser's role hands the bubble on",
  access: "account",
  limit: "write",
  params: () => z.object({ conversationId: id, accountId: id }),
  body: () => z.strictObject({ role }),
  response: () => conversation,
  failures: ["conversation.not_found", "conversation.not_allowed", "conversation.member_not_found"],
});

export const removeMember = endpoint({
  operation: "removeMember",
  method: "DELETE",
  path: "/api/conversations/:conversationId/members/:accountId",
  summary: "Remove a member, or leave with one's own id",
  access: "account",
  limit: "write",
  params: () => z.object({ conversationId: id, accountId: id }),
  failures: [
    "conversation.not_found",
    "conversation.not_allowed",
    "conversation.member_not_found",
    "conversation.last_organiser",
  ],
});

export const pageMessages = endpoint({
  operation: "pageMessages",
  method: "GET",
  path: "/api/conversations/:conversationId/messages",
  summary: "A page of history in ascending order: before, or after, a position",
  access: "account",
  limit: "read",
  params: () => conversationParams,
  query: () =>
    z.object({
      before: z.coerce.number().int().positive().optional(),
      after: z.coerce.number().int().nonnegative().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  response: () => z.object({ messages: z.array(message), hasMore: z.boolean() }),
  failures: ["conversation.not_found"],
  overSocket: true,
});

export const sendMessage = endpoint({
  operation: "sendMessage",
  method: "POST",
  path: "/api/conversations/:conversationId/messages",
  summary:
    "Send a text or an uploaded file; answered after the commit is durable; a retry with the same id finds the first",
  access: "account",
  limit: "message",
  params: () => conversationParams,
  body: () =>
    z.strictObject({
      id,
      text: z.string().max(16_000).default(""),
      fileId: id.optional(),
    }),
  response: () => message,
  failures: [
    "conversation.not_found",
    "conversation.message_empty",
    "conversation.id_taken",
    "files.not_found",
    "files.not_ready",
    "contacts.blocked_by_you",
    "plans.switched_off",
  ],
  overSocket: true,
});

export const markProgress = endpoint({
  operation: "markProgress",
  method: "PUT",
  path: "/api/conversations/:conversationId/progress",
  summary: "Say how far one's devices have received and shown the conversation; never goes back",
  access: "account",
  limit: "message",
  params: () => conversationParams,
  body: () => z.strictObject({ deliveredSeq: seq.optional(), seenSeq: seq.optional() }),
  failures: ["conversation.not_found"],
  overSocket: true,
});
