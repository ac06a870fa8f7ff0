import type { Call } from "../../src/protocol/calls.ts";
import type { ServerFrame } from "../../src/protocol/socket.ts";
import type { CallQuality } from "./call-quality.ts";
import type { DeviceTrouble } from "./devices.ts";
import type { MediaPath } from "./path.ts";
import type { RemoteMedia } from "./peer-link.ts";

/** What one side sends at the moment. */
export interface Sending {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
}

interface Party {
  readonly callId: string;
  readonly conversationId: string;
  /** The other person. */
  readonly peerId: string;
  readonly kind: Call["kind"];
}

/** A call that rings on this device. */
export type Ring = Party;

/**
 * preparing: microphone and camera are being opened · asking: the server has been told, and has not answered ·
 * returning: the page was loaded again during the call · ringing: at the other end ·
 * connecting: answered, media not there yet · active · interrupted: media stopped coming
 */
export type Phase = "preparing" | "asking" | "returning" | "ringing" | "connecting" | "active" | "interrupted";

/** What a page remembers of its call while it is loaded again. */
export interface LeftBehind extends Party {
  readonly isOutgoing: boolean;
  readonly sending: Sending;
  readonly isHeld: boolean;
}

/** Going on in a bubble's conference: who asked whom. */
export interface Transfer {
  readonly conversationId: string;
  readonly stage: "asking" | "asked" | "moving";
}

/** The call this window is in. */
export interface CurrentCall extends Party {
  readonly isOutgoing: boolean;
  readonly phase: Phase;
  /** When it was answered, ms since the epoch. */
  readonly answeredAt: number | null;
  readonly sending: Sending;
  /** The browser is asking the person whether we may. */
  readonly permission: "microphone" | "camera" | null;
  readonly trouble: { readonly microphone: DeviceTrouble | null; readonly camera: DeviceTrouble | null };
  /** What the own camera or screen shows. */
  readonly ownVideo: MediaStream | null;
  readonly peerSends: Sending;
  readonly peerMedia: RemoteMedia | null;
  /** Put on hold by oneself; by the other one. */
  readonly isHeld: boolean;
  readonly isPeerHolding: boolean;
  /** Their device has no line to the server: what is said over it would not arrive. */
  readonly isPeerAway: boolean;
  readonly transfer: Transfer | null;
  readonly path: MediaPath | null;
  readonly quality: CallQuality | null;
}

/** How a call went, said for a moment after it. */
export type Ending = "hungUp" | "refused" | "busy" | "unanswered" | "missed" | "elsewhere" | "noPath" | "lost";
export interface Notice extends Party {
  readonly isOutgoing: boolean;
  readonly ending: Ending;
  readonly durationSec: number;
}

export interface CallsView {
  readonly ring: Ring | null;
  readonly current: CurrentCall | null;
  readonly notice: Notice | null;
}
export const nothing: CallsView = { ring: null, current: null, notice: null };

export const sendsNothing: Sending = { microphone: false, camera: false, screen: false };

export const newCurrent = (party: Party, isOutgoing: boolean): CurrentCall => ({
  callId: party.callId,
  conversationId: party.conversationId,
  peerId: party.peerId,
  kind: party.kind,
  isOutgoing,
  phase: "preparing",
  answeredAt: null,
  sending: sendsNothing,
  permission: null,
  trouble: { microphone: null, camera: null },
  ownVideo: null,
  peerSends: sendsNothing,
  peerMedia: null,
  isHeld: false,
  isPeerHolding: false,
  isPeerAway: false,
  transfer: null,
  path: null,
  quality: null,
});

/** A call that this page was in before it was loaded again. */
export const newReturning = (left: LeftBehind): CurrentCall => ({
  ...newCurrent(left, left.isOutgoing),
  phase: "returning",
  isHeld: left.isHeld,
});

type StateFrame = Extract<ServerFrame, { type: "call.state" }>;
export interface Self {
  readonly accountId: string;
  readonly deviceId: string;
}
/**
 * connect: media may begin · renew: it begins anew, since this page was loaded again · repeat: a line was down, say again what
 * may be lost · stay: the server takes this device for gone, say that it is there · drop: the call is over here
 */
export type Effect = "connect" | "renew" | "repeat" | "stay" | "drop";
export interface Step {
  readonly view: CallsView;
  readonly effect?: Effect;
}

/** What the server says about a call, turned into what this window shows. Pure: the same frame twice changes nothing more. */
export function takeState(before: CallsView, frame: StateFrame, self: Self, now: number): Step {
  const { call, calleeDeviceId, away } = frame;
  const isPeerAway = away.includes(call.callerId === self.accountId ? "callee" : "caller");
  const view = before.current?.callId === call.id ? advance(before, { isPeerAway }) : before;
  // The server does not know yet that this device is here: nothing that it says now would reach the other side.
  const isMissed = away.includes(call.callerId === self.accountId ? "caller" : "callee");
  if (isMissed && call.state === "active" && view.current?.callId === call.id && !isWaiting(view.current))
    return { view, effect: "stay" };
  return stepOf(view, call, calleeDeviceId, self, now);
}

function stepOf(view: CallsView, call: Call, calleeDeviceId: string | null, self: Self, now: number): Step {
  const isCaller = call.callerId === self.accountId;
  const party: Party = {
    callId: call.id,
    conversationId: call.conversationId,
    peerId: isCaller ? call.calleeId : call.callerId,
    kind: call.kind,
  };
  const isOurs = view.current?.callId === call.id;
  switch (call.state) {
    case "ringing":
      if (isCaller) return isOurs ? { view: advance(view, { phase: "ringing" }) } : { view };
      return isOurs ? { view } : { view: { ...view, ring: party } };
    case "active":
      return answered(view, call, party, isCaller || calleeDeviceId === self.deviceId);
    case "ended":
      return isOurs || view.ring?.callId === call.id ? over(view, call, party, isCaller, now) : { view };
  }
}

function answered(view: CallsView, call: Call, party: Party, isHere: boolean): Step {
  const { current } = view;
  const ring = view.ring?.callId === call.id ? null : view.ring;
  if (current?.callId === call.id) {
    if (!isHere)
      return { view: { ring, current: null, notice: noticeOf(party, current, "elsewhere", 0) }, effect: "drop" };
    if (hasBegun(current)) return { view: { ...view, ring }, effect: "repeat" };
    return {
      view: advance({ ...view, ring }, { phase: "connecting", answeredAt: call.answeredAt }),
      effect: current.phase === "returning" ? "renew" : "connect",
    };
  }
  // Both called each other at once: the server made one call of it, in which the other person is the caller.
  if (
    current &&
    isHere &&
    isCallee(call, party) &&
    isWaiting(current) &&
    current.conversationId === call.conversationId
  ) {
    const joined: CurrentCall = {
      ...current,
      ...party,
      isOutgoing: false,
      phase: "connecting",
      answeredAt: call.answeredAt,
    };
    return { view: { ...view, ring, current: joined }, effect: "connect" };
  }
  if (view.ring?.callId !== call.id) return { view };
  return { view: { ...view, ring: null, notice: noticeOf(party, null, "elsewhere", 0) } };
}

function over(view: CallsView, call: Call, party: Party, isCaller: boolean, now: number): Step {
  const ring = view.ring?.callId === call.id ? null : view.ring;
  const isOurs = view.current?.callId === call.id;
  const current = isOurs ? null : view.current;
  const ending = endingOf(call, isCaller, isOurs);
  const durationSec = call.answeredAt === null ? 0 : Math.max(0, Math.round((now - call.answeredAt) / 1000));
  // Whoever goes on elsewhere need not be told that it is over here.
  const isMoving = isOurs && view.current?.transfer?.stage === "moving";
  const notice = ending && !isMoving ? noticeOf(party, view.current, ending, durationSec, isCaller) : view.notice;
  return { view: { ring, current, notice }, ...(isOurs && { effect: "drop" as const }) };
}

/** What is worth saying; null: the person did it themselves. */
function endingOf({ outcome }: Call, isCaller: boolean, isOurs: boolean): Ending | null {
  switch (outcome) {
    case "answered":
      return isOurs ? "hungUp" : null;
    case "busy":
      return isCaller ? "busy" : null;
    case "refused":
      return isCaller ? "refused" : null;
    case "unanswered":
      return isCaller ? "unanswered" : "missed";
    case "cancelled":
      return isCaller ? null : "missed";
    default:
      return null;
  }
}

export const noticeOf = (
  party: Party,
  current: CurrentCall | null,
  ending: Ending,
  durationSec: number,
  isOutgoing = current?.isOutgoing ?? false,
): Notice => ({
  callId: party.callId,
  conversationId: party.conversationId,
  peerId: party.peerId,
  kind: party.kind,
  isOutgoing,
  ending,
  durationSec,
});

const advance = (view: CallsView, change: Partial<CurrentCall>): CallsView =>
  view.current ? { ...view, current: { ...view.current, ...change } } : view;

export const hasBegun = ({ phase }: CurrentCall): boolean =>
  phase === "connecting" || phase === "active" || phase === "interrupted";
const isWaiting = ({ phase }: CurrentCall): boolean => phase === "asking" || phase === "ringing";
const isCallee = (call: Call, party: Party): boolean => call.callerId === party.peerId;
