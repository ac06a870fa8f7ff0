import { z } from "zod";
import { conversation } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { id } from "./primitives.ts";

const conversationParams = z.object({ conversationId: id });

export const clearSide = endpoint({
  operation: "clearSide",
  method: "DELETE",
  path: "/api/conversations/:conversationId/messages",
  summary:
    "Delete everything said in it so far on one's own side, calls included; the others keep theirs. What no side has any more is destroyed",
  access: "account",
  limit: "write",
  params: () => conversationParams,
  response: () => conversation,
  failures: ["conversation.not_found"],
});

export const closeChat = endpoint({
  operation: "closeChat",
  method: "PUT",
  path: "/api/conversations/:conversationId/closed",
  summary: "Take a direct chat out of one's list until somebody writes in it, or put it back",
  access: "account",
  limit: "write",
  params: () => conversationParams,
  body: () => z.strictObject({ isClosed: z.boolean() }),
  response: () => conversation,
  failures: ["conversation.not_found", "conversation.not_allowed"],
});
