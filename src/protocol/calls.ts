import { z } from "zod";
import { callOutcome } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/** Which of the sender's connections a signal is of, and which of the receiver's it answers: a page loaded again has a new one. */
const ofLink = { link: z.string().max(64).optional(), to: z.string().max(64).optional() };

/** What the two browsers tell each other; the server passes it on, and reads only what makes somebody busy. */
export const peerSignal = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("description"),
    type: z.enum(["offer", "answer", "rollback"]),
    sdp: z.string().max(60_000),
    ...ofLink,
  }),
  z.strictObject({
    kind: z.literal("candidate"),
    candidate: z.string().max(2_000),
    sdpMid: z.string().max(64).nullable(),
    sdpMLineIndex: z.number().int().nullable(),
    ...ofLink,
  }),
  z.strictObject({
    kind: z.literal("media"),
    microphone: z.boolean(),
    camera: z.boolean(),
    screen: z.boolean(),
    /** Nothing is sent and nothing is played until it is taken back. */
    held: z.boolean().optional(),
  }),
  /** The sender's page was loaded again: both begin with new connections. */
  z.strictObject({ kind: z.literal("renew") }),
  /** To go on in a bubble's conference, where both leave the call for it. */
  z.strictObject({
    kind: z.literal("transfer"),
    conversationId: id,
    say: z.enum(["come", "coming", "staying"]),
  }),
]);
export type PeerSignal = z.infer<typeof peerSignal>;

export const call = z.object({
  id,
  conversationId: id,
  callerId: id,
  calleeId: id,
  kind: z.enum(["audio", "video"]),
  state: z.enum(["ringing", "active", "ended"]),
  startedAt: timestamp,
  answeredAt: timestamp.nullable(),
  outcome: callOutcome.nullable(),
});
export type Call = z.infer<typeof call>;

/** Frames the client sends about calls. A call is bound to one device (socket) per side once answered. */
export const callCommands = [
  z.strictObject({ type: z.literal("call.start"), callId: id, conversationId: id, kind: z.enum(["audio", "video"]) }),
  z.strictObject({ type: z.literal("call.accept"), callId: id }),
  z.strictObject({ type: z.literal("call.refuse"), callId: id }),
  /** Ends a call: "cancelled" while it rings, otherwise hang-up. */
  z.strictObject({ type: z.literal("call.end"), callId: id }),
  z.strictObject({ type: z.literal("call.signal"), callId: id, signal: peerSignal }),
  /** After a reconnect: this device is still in the call. */
  z.strictObject({ type: z.literal("call.resume"), callId: id }),
] as const;

/** Frames the server sends about calls. */
export const callEvents = [
  /** The call's new state, to every device of both people. `deviceId` fields say which device is in it. */
  z.object({
    type: z.literal("call.state"),
    call,
    callerDeviceId: z.string(),
    calleeDeviceId: z.string().nullable(),
    /** Whose device has no line to the server at the moment; media may flow all the same. */
    away: z.array(z.enum(["caller", "callee"])),
  }),
  z.object({ type: z.literal("call.signal"), callId: id, signal: peerSignal }),
] as const;

export const listIceServers = endpoint({
  operation: "listIceServers",
  method: "GET",
  path: "/api/calls/ice-servers",
  summary: "The relays this instance offers to browsers; empty when none is configured (no third party is ever named)",
  access: "account",
  limit: "read",
  response: () =>
    z.object({
      iceServers: z.array(
        z.object({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() }),
      ),
    }),
  failures: [],
});

export const leaveCall = endpoint({
  operation: "leaveCall",
  method: "POST",
  path: "/api/calls/:callId/leave",
  summary:
    "Say that a window goes: its socket may be gone before a frame has left. Loaded again, it resumes the call; else the call is over in a few seconds",
  access: "account",
  limit: "write",
  params: () => z.object({ callId: id }),
  /** The device that is in the call, as it named itself to the socket. */
  body: () => z.strictObject({ deviceId: id }),
  failures: ["call.not_found"],
});

export const callRecord = z.object({
  id,
  conversationId: id,
  callerId: id,
  calleeId: id,
  kind: z.enum(["audio", "video"]),
  outcome: callOutcome,
  startedAt: timestamp,
  /** From the answer to the end. */
  durationSec: z.number().int().nonnegative(),
});
export type CallRecord = z.infer<typeof callRecord>;

export const listCalls = endpoint({
  operation: "listCalls",
  method: "GET",
  path: "/api/calls",
  summary: "One's own calls that are over, newest first",
  access: "account",
  limit: "read",
  query: () =>
    z.object({
      /** Only calls that started before this moment: the last one's `startedAt` asks for the next page. */
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  response: () => z.object({ calls: z.array(callRecord), hasMore: z.boolean() }),
  failures: [],
});
