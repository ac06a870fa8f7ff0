import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/** null: not (yet), or not shown; `at` to the minute, null: longer ago than is kept. */
const mark = z.object({ at: timestamp.nullable() }).nullable();

/** How far one of one's messages has got with one other member. */
export const receipt = z.object({ accountId: id, delivered: mark, seen: mark });
export type Receipt = z.infer<typeof receipt>;

export const listReceipts = endpoint({
  operation: "listReceipts",
  method: "GET",
  path: "/api/conversations/:conversationId/messages/:messageId/receipts",
  summary: "Who received and saw one's own message, and when; of those who were members when it was sent",
  access: "account",
  limit: "read",
  params: () => z.object({ conversationId: id, messageId: id }),
  response: () => z.object({ receipts: z.array(receipt) }),
  failures: ["conversation.not_found", "message.not_found", "message.not_allowed"],
});

const seenMarks = z.object({
  isOn: z.boolean(),
  /** Whether one's company allows to turn them off. */
  mayTurnOff: z.boolean(),
});

export const getSeenMarks = endpoint({
  operation: "getSeenMarks",
  method: "GET",
  path: "/api/me/seen-marks",
  summary: "Whether others see how far one has read",
  access: "account",
  limit: "read",
  response: () => seenMarks,
  failures: [],
});

export const setSeenMarks = endpoint({
  operation: "setSeenMarks",
  method: "PUT",
  path: "/api/me/seen-marks",
  summary: "Turn one's own seen marks off, and with them those of others for oneself; or on again",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ isOn: z.boolean() }),
  response: () => seenMarks,
  failures: ["plans.switched_off"],
});
