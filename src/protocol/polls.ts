import { z } from "zod";
import { message } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { id } from "./primitives.ts";

const place = z.object({ conversationId: id, messageId: id });
/** Positions of the chosen answers, from 0. */
const choice = z.array(z.number().int().min(0).max(19)).max(20);
const shared = { access: "account", admitsGuests: true, overSocket: true } as const;

export const votePoll = endpoint({
  operation: "votePoll",
  method: "PUT",
  path: "/api/conversations/:conversationId/messages/:messageId/vote",
  summary: "Vote in a poll, change one's vote, or withdraw it by choosing nothing",
  ...shared,
  limit: "message",
  params: () => place,
  body: () => z.strictObject({ answers: choice }),
  response: () => message,
  failures: [
    "conversation.archived",
    "conversation.not_found",
    "message.not_found",
    "message.no_poll",
    "message.poll_ended",
    "message.one_answer",
    "contacts.blocked_by_you",
    "plans.switched_off",
  ],
});

export const getOwnVote = endpoint({
  operation: "getOwnVote",
  method: "GET",
  path: "/api/conversations/:conversationId/messages/:messageId/vote",
  summary: "What one chose oneself: an anonymous poll tells it to nobody else",
  ...shared,
  limit: "read",
  params: () => place,
  response: () => z.object({ answers: choice }),
  failures: ["conversation.not_found", "message.not_found", "message.no_poll"],
});

export const endPoll = endpoint({
  operation: "endPoll",
  method: "POST",
  path: "/api/conversations/:conversationId/messages/:messageId/end",
  summary: "End a poll: its author, or a moderator of the bubble. Cannot be undone",
  ...shared,
  limit: "message",
  params: () => place,
  response: () => message,
  failures: ["conversation.not_found", "message.not_found", "message.no_poll", "message.not_allowed"],
});

export const getLocationKey = endpoint({
  operation: "getLocationKey",
  method: "GET",
  path: "/api/conversations/:conversationId/messages/:messageId/location-key",
  summary:
    "The key of a shared position, until it expires. It is kept in memory alone: a restart of the server ends it too",
  ...shared,
  limit: "read",
  params: () => place,
  response: () => z.object({ key: z.string() }),
  failures: ["conversation.not_found", "message.not_found", "message.location_gone"],
});
