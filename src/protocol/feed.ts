import { z } from "zod";
import { bubbleInvitation } from "./bubbles.ts";
import { callRecord } from "./calls.ts";
import { receivedInvitation } from "./contacts.ts";
import { endpoint } from "./endpoint.ts";
import { file } from "./files.ts";
import { id, timestamp } from "./primitives.ts";

export const happeningKinds = ["chat", "bubble", "call", "file", "invitation", "bubbleInvitation"] as const;

/** What happened lately, newest of its kind: a chat's last word, a call, a file one received. `refId` names what it points to. */
export const happening = z.discriminatedUnion("kind", [
  /** Somebody else had the last word in this direct chat or bubble. */
  z.object({ kind: z.enum(["chat", "bubble"]), refId: id, at: timestamp }),
  z.object({ kind: z.literal("call"), refId: id, at: timestamp, call: callRecord }),
  z.object({ kind: z.literal("file"), refId: id, at: timestamp, conversationId: id, file }),
  z.object({ kind: z.literal("invitation"), refId: id, at: timestamp, invitation: receivedInvitation }),
  /** Into a bubble, whose id `refId` is. */
  z.object({ kind: z.literal("bubbleInvitation"), refId: id, at: timestamp, invitation: bubbleInvitation }),
]);
export type Happening = z.infer<typeof happening>;

/** Which happenings are dismissed: this one and what it pointed to before; what comes later shows again. */
export const dismissal = z.strictObject({ kind: z.enum(happeningKinds), refId: id, at: timestamp });
export type Dismissal = z.infer<typeof dismissal>;

export const listEvents = endpoint({
  operation: "listEvents",
  method: "GET",
  path: "/api/events",
  summary: "What happened to one in the last 30 days and is not dismissed, newest first",
  access: "account",
  limit: "read",
  response: () => z.object({ events: z.array(happening) }),
  failures: [],
});

export const dismissEvents = endpoint({
  operation: "dismissEvents",
  method: "POST",
  path: "/api/events/dismissals",
  summary: "Take events off the list on all of one's devices; what they point to stays",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ events: z.array(dismissal).min(1).max(300) }),
  failures: [],
});
