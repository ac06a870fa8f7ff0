import type { Call } from "../../protocol/calls.ts";
import type { MessageContent } from "../../protocol/conversations.ts";
import type { ServerFrame } from "../../protocol/socket.ts";
import { awaySidesOf, type CallState, durationSecOf, phaseOf } from "./call-state.ts";

const presentCall = (call: CallState): Call => ({
  id: call.id,
  conversationId: call.conversationId,
  callerId: call.caller.accountId,
  calleeId: call.callee.accountId,
  kind: call.kind,
  state: phaseOf(call),
  startedAt: call.startedAt,
  answeredAt: call.answeredAt,
  outcome: call.ended?.outcome ?? null,
});

export const presentState = (call: CallState): ServerFrame => ({
  type: "call.state",
  call: presentCall(call),
  callerDeviceId: call.caller.deviceId ?? "",
  calleeDeviceId: call.callee.deviceId,
  away: awaySidesOf(call),
});

/** What stays of a call in the chat (S30). */
export const presentEntry = (call: CallState, outcome: NonNullable<Call["outcome"]>): MessageContent => ({
  kind: "call",
  call: {
    callId: call.id,
    kind: call.kind,
    outcome,
    startedAt: call.startedAt,
    durationSec: durationSecOf(call),
  },
});
