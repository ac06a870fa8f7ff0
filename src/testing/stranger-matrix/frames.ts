import { nanoid } from "nanoid";
import type { FailureCode } from "../../protocol/failures/index.ts";
import type { ClientFrame } from "../../protocol/socket.ts";
import type { Things } from "./things.ts";

type Kind = ClientFrame["type"];
interface FrameRow {
  readonly frame: (things: Things) => ClientFrame;
  /** What a person who is signed in, and an outsider, is told: nothing, or why not. */
  readonly outcome: "silence" | FailureCode;
}

const sdp = "v=0";

/** Every frame but those that open the line, keep it and carry an operation, which has its row in `matrix.ts`. */
export const frameMatrix: Readonly<Record<Exclude<Kind, "hello" | "ping" | "request">, FrameRow>> = {
  typing: {
    frame: ({ conversationId }) => ({ type: "typing", conversationId, active: true }),
    outcome: "conversation.not_found",
  },
  "call.start": {
    frame: ({ conversationId }) => ({ type: "call.start", callId: nanoid(), conversationId, kind: "audio" }),
    outcome: "conversation.not_found",
  },
  "call.accept": { frame: ({ callId }) => ({ type: "call.accept", callId }), outcome: "call.not_found" },
  "call.refuse": { frame: ({ callId }) => ({ type: "call.refuse", callId }), outcome: "call.not_found" },
  "call.end": { frame: ({ callId }) => ({ type: "call.end", callId }), outcome: "call.not_found" },
  "call.signal": {
    frame: ({ callId }) => ({ type: "call.signal", callId, signal: { kind: "description", type: "offer", sdp } }),
    outcome: "call.not_found",
  },
  "call.resume": { frame: ({ callId }) => ({ type: "call.resume", callId }), outcome: "call.not_found" },
  "conference.join": {
    frame: ({ conversationId }) => ({ type: "conference.join", conversationId }),
    outcome: "conversation.not_found",
  },
  "conference.leave": {
    frame: ({ conferenceId }) => ({ type: "conference.leave", conferenceId }),
    outcome: "conference.not_found",
  },
  "conference.resume": {
    frame: ({ conferenceId, participantId }) => ({ type: "conference.resume", conferenceId, participantId }),
    outcome: "conference.not_found",
  },
  "conference.publish": {
    frame: ({ conferenceId }) => ({ type: "conference.publish", conferenceId, sdp, tracks: [] }),
    outcome: "conference.not_found",
  },
  "conference.answer": {
    frame: ({ conferenceId }) => ({ type: "conference.answer", conferenceId, sdp, version: 1 }),
    outcome: "conference.not_found",
  },
  "conference.mute": {
    frame: ({ conferenceId }) => ({ type: "conference.mute", conferenceId, source: "microphone", muted: true }),
    outcome: "conference.not_found",
  },
  "conference.show": {
    frame: ({ conferenceId }) => ({ type: "conference.show", conferenceId, tracks: [] }),
    outcome: "conference.not_found",
  },
  "conference.raise": {
    frame: ({ conferenceId }) => ({ type: "conference.raise", conferenceId, isRaised: true }),
    outcome: "conference.not_found",
  },
  "conference.react": {
    frame: ({ conferenceId }) => ({ type: "conference.react", conferenceId, reaction: "👍" }),
    outcome: "conference.not_found",
  },
  "conference.moderate": {
    frame: ({ conferenceId, participantId }) => ({
      ...{ type: "conference.moderate", conferenceId, participantId, act: "mute" },
    }),
    outcome: "conference.not_found",
  },
  "conference.muteAll": {
    frame: ({ conferenceId }) => ({ type: "conference.muteAll", conferenceId }),
    outcome: "conference.not_found",
  },
  "conference.setDoor": {
    frame: ({ conferenceId }) => ({
      ...{ type: "conference.setDoor", conferenceId, isLocked: true, hasWaitingRoom: true },
    }),
    outcome: "conference.not_found",
  },
  "conference.handKeys": {
    frame: ({ conferenceId, participantId }) => ({
      ...{ type: "conference.handKeys", conferenceId, boxes: [{ to: participantId, box: "AAAA" }] },
    }),
    outcome: "conference.not_found",
  },
  "conference.askKey": {
    frame: ({ conferenceId, participantId }) => ({ type: "conference.askKey", conferenceId, of: participantId }),
    outcome: "conference.not_found",
  },
  "presence.activity": {
    frame: () => ({ type: "presence.activity", isActive: true, idleForSec: 0, isHandheld: false }),
    outcome: "silence",
  },
  "notifications.attention": {
    frame: () => ({ type: "notifications.attention", isAttended: true }),
    outcome: "silence",
  },
  "presence.watch": {
    frame: ({ accountId }) => ({ type: "presence.watch", accountIds: [accountId] }),
    outcome: "silence",
  },
};
