import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { newLocation, newPoll, poll, sharedLocation, voice } from "./message-kinds.ts";
import { noticeName } from "./notices.ts";
import { notifyLevel } from "./notifications.ts";
import { id, seq, timestamp } from "./primitives.ts";

/** A guest (S37) came by the bubble's link and has no account; nobody can be given or lose that role. */
export const role = z.enum(["organiser", "moderator", "participant", "guest"]);
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

/** How much a message presses: an urgent one asks each receiver to acknowledge it. */
export const urgency = z.enum(["important", "urgent"]);
export type Urgency = z.infer<typeof urgency>;

/** Of whatever somebody says. */
const spoken = {
  urgency: urgency.optional(),
  /** Taken over from elsewhere; from whom is not said. */
  isForwarded: z.literal(true).optional(),
};

/** What a message carries. */
export const messageContent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string(), ...spoken }),
  z.object({ kind: z.literal("file"), text: z.string(), file: fileReference, ...spoken }),
  z.object({ kind: z.literal("voice"), voice, file: fileReference, ...spoken }),
  z.object({ kind: z.literal("poll"), poll, ...spoken }),
  z.object({ kind: z.literal("location"), location: sharedLocation, ...spoken }),
  z.object({ kind: z.literal("call"), call: callEntry }),
  z.object({ kind: z.literal("conference"), conference: conferenceEntry }),
  /** Something that happened to the bubble itself. */
  z.object({
    kind: z.literal("notice"),
    notice: noticeName,
    subjectId: id.nullable(),
    detail: z.string(),
    /** The moment that it is about. */
    at: timestamp.optional(),
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
  /** By the order in which each came first. */
  reactions: z.array(z.object({ emoji: z.string(), accountIds: z.array(id) })).optional(),
  pin: z.object({ accountId: id, at: timestamp }).optional(),
  /** Of an urgent message: who said that they have read it. */
  acknowledgedBy: z.array(id).optional(),
  /** Of the message with which a thread began. */
  replyCount: z.number().int().positive().optional(),
});
export type Message = z.infer<typeof message>;

/** What somebody who comes sees of what was said before. */
export const newcomersSee = z.enum(["all", "none"]);
export type NewcomersSee = z.infer<typeof newcomersSee>;
export const tag = z.string().trim().min(1).max(64);

export const bubbleRules = z.object({
  /** Nothing is written any more; null: it is in use. */
  archivedAt: timestamp.nullable(),
  /** Only organiser and moderators write; the others read and react. */
  announcesOnly: z.boolean(),
  newcomersSee,
  tags: z.array(z.string()),
  /** Version of the picture; null: none. */
  picture: id.nullable(),
});
export type BubbleRules = z.infer<typeof bubbleRules>;

/** For how many days something is kept there; null: until somebody deletes it. */
export const retention = z.object({
  messagesDays: z.number().int().positive().nullable(),
  filesDays: z.number().int().positive().nullable(),
  historyDays: z.number().int().positive().nullable(),
});
export type Retention = z.infer<typeof retention>;

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
    /** They see what stands after this position: what their devices still have of before goes. */
    fromSeq: seq,
    /** Not in their list until somebody writes again. */
    isClosed: z.literal(true).optional(),
    /** What of it counts as missed; absent: what is standard for its kind. */
    notify: notifyLevel.optional(),
    /** Until then nothing of it does; absent or past: not muted. */
    mutedUntil: timestamp.optional(),
    isFavourite: z.literal(true).optional(),
    /** The folder of theirs that it lies in. */
    folderId: id.optional(),
    /** How many people ask to be let in; for organiser and moderators, absent when there are none. */
    requests: z.number().int().positive().optional(),
    /** Nobody can sign in as the bubble's organiser now; for moderators, who can take it over. */
    organiserIsAway: z.literal(true).optional(),
  }),
  /** What holds in a bubble; absent in a direct chat. */
  bubble: bubbleRules.optional(),
  /** How long what is in it is kept; absent: until somebody deletes it. */
  retention: retention.optional(),
});
export type Conversation = z.infer<typeof conversation>;

const conversationParams = z.object({ conversationId: id });
const bubbleName = z.string().trim().min(1).max(120);
const bubbleTopic = z.string().trim().max(500);

export const listConversations = endpoint({
  operation: "listConversations",
  tokenScope: "chats:read",
  method: "GET",
  path: "/api/conversations",
  summary: "One's chats and bubbles, most recent first, and the cursor they are true at",
  access: "account",
  admitsGuests: true,
  limit: "read",
  response: () => z.object({ conversations: z.array(conversation), cursor: z.number().int() }),
  failures: [],
  overSocket: true,
});

export const getConversation = endpoint({
  operation: "getConversation",
  tokenScope: "chats:read",
  method: "GET",
  path: "/api/conversations/:conversationId",
  summary: "One chat or bubble",
  access: "account",
  admitsGuests: true,
  limit: "read",
  params: () => conversationParams,
  response: () => conversation,
  failures: ["conversation.not_found"],
});

export const openDirectChat = endpoint({
  operation: "openDirectChat",
  tokenScope: "chats:write",
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
  tokenScope: "bubbles:write",
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
      /** They are asked; who is in `memberIds` is in without. */
      invitedIds: z.array(id).max(200).default([]),
      announcesOnly: z.boolean().default(false),
      newcomersSee: newcomersSee.default("all"),
      tags: z.array(tag).max(5).default([]),
    }),
  response: () => conversation,
  failures: ["directory.person_not_found", "conversation.id_taken", "conversation.bubble_full", "plans.switched_off"],
});

export const updateBubble = endpoint({
  operation: "updateBubble",
  tokenScope: "bubbles:write",
  method: "PATCH",
  path: "/api/conversations/:conversationId",
  summary: "Rename a bubble or change its topic",
  access: "account",
  limit: "write",
  params: () => conversationParams,
  body: () => z.strictObject({ name: bubbleName.optional(), topic: bubbleTopic.optional() }),
  response: () => conversation,
  failures: ["conversation.not_found", "conversation.not_allowed", "conversation.archived"],
});

export const addMembers = endpoint({
  operation: "addMembers",
  tokenScope: "bubbles:write",
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
    "conversation.archived",
    "conversation.bubble_full",
    "directory.person_not_found",
    "plans.switched_off",
  ],
});

export const changeRole = endpoint({
  operation: "changeRole",
  tokenScope: "bubbles:write",
  method: "PATCH",
  path: "/api/conversations/:conversationId/members/:accountId",
  summary:
    "Change a member's role; giving away the organiser's role hands the bubble on. A moderator takes it over while nobody can sign in as its organiser",
  access: "account",
  limit: "write",
  params: () => z.object({ conversationId: id, accountId: id }),
  body: () => z.strictObject({ role: role.exclude(["guest"]) }),
  response: () => conversation,
  failures: ["conversation.not_found", "conversation.not_allowed", "conversation.member_not_found"],
});

export const removeMember = endpoint({
  operation: "removeMember",
  tokenScope: "bubbles:write",
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
  tokenScope: "chats:read",
  method: "GET",
  path: "/api/conversations/:conversationId/messages",
  summary: "A page of history in ascending order: before, or after, a position",
  access: "account",
  admitsGuests: true,
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
  tokenScope: "chats:write",
  method: "POST",
  path: "/api/conversations/:conversationId/messages",
  summary:
    "Send a text, an uploaded file, a recording, a poll or a position; answered after the commit is durable; a retry with the same id finds the first",
  access: "account",
  admitsGuests: true,
  limit: "message",
  params: () => conversationParams,
  body: () =>
    z.strictObject({
      id,
      text: z.string().max(16_000).default(""),
      fileId: id.optional(),
      /** The file is a recording of one's voice. */
      voice: voice.optional(),
      poll: newPoll.optional(),
      location: newLocation.optional(),
      /** Position of the message that this one answers. */
      replyTo: seq.optional(),
      urgency: urgency.optional(),
    }),
  response: () => message,
  failures: [
    "conversation.not_found",
    "message.not_found",
    "message.not_allowed",
    "conversation.archived",
    "conversation.announcements_only",
    "conversation.message_empty",
    "message.mixed",
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
  tokenScope: "chats:write",
  method: "PUT",
  path: "/api/conversations/:conversationId/progress",
  summary: "Say how far one's devices have received and shown the conversation; never goes back",
  access: "account",
  admitsGuests: true,
  limit: "message",
  params: () => conversationParams,
  body: () => z.strictObject({ deliveredSeq: seq.optional(), seenSeq: seq.optional() }),
  failures: ["conversation.not_found"],
  overSocket: true,
});
