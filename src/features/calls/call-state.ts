import type { Call } from "../../protocol/calls.ts";

type Outcome = NonNullable<Call["outcome"]>;

/** A person's place in a call, and the one device it is bound to. */
export interface Side {
  readonly accountId: string;
  /** null until a device of the callee accepts. */
  readonly deviceId: string | null;
  /** The device's socket; null while it is away (media does not need it). */
  readonly socketId: string | null;
  /** Since when the socket is gone, ms since the epoch. */
  readonly awaySince: number | null;
  /** The window said that it goes: closed for good, or reloaded and back in a moment. */
  readonly isLeaving: boolean;
}

export interface CallState {
  readonly id: string;
  readonly conversationId: string;
  readonly kind: Call["kind"];
  readonly caller: Side;
  readonly callee: Side;
  /** The callee has blocked the caller: it rings for the caller alone, until they give up. */
  readonly isSilenced: boolean;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly ended: { readonly at: number; readonly outcome: Outcome } | null;
}

export interface CallDevice {
  readonly accountId: string;
  readonly deviceId: string;
  readonly socketId: string;
}

export type CallEvent =
  | { readonly type: "accept" | "refuse" | "end" | "resume"; readonly by: CallDevice }
  /** The window closes or is loaded again; it may be heard of before or after its socket's end. */
  | { readonly type: "leave"; readonly by: Pick<CallDevice, "accountId" | "deviceId"> }
  /** A socket closed. */
  | { readonly type: "gone"; readonly socketId: string }
  /** Time passed; asked for at `deadlineOf`. */
  | { readonly type: "tick" };

export interface CallTimes {
  /** How long it rings before it counts as unanswered. */
  readonly ringMs: number;
  /** How long a device that lost its socket may take to come back. */
  readonly graceMs: number;
  /** How long a window that said it goes may take to be there again. */
  readonly leaveMs: number;
}

export const phaseOf = (call: CallState): Call["state"] =>
  call.ended ? "ended" : call.answeredAt === null ? "ringing" : "active";

export const newCall = (input: {
  id: string;
  conversationId: string;
  kind: Call["kind"];
  by: CallDevice;
  calleeId: string;
  isSilenced: boolean;
  at: number;
}): CallState => ({
  id: input.id,
  conversationId: input.conversationId,
  kind: input.kind,
  caller: boundTo(input.by),
  callee: { accountId: input.calleeId, deviceId: null, socketId: null, awaySince: null, isLeaving: false },
  isSilenced: input.isSilenced,
  startedAt: input.at,
  answeredAt: null,
  ended: null,
});

/**
 * The whole life of a call, without I/O.
 * @returns the next state; the same object when the event changes nothing; null when the sender has no say in this call
 *   (a stranger, another device of the same person, or too late), which is answered as "not found"
 */
export function step(call: CallState, event: CallEvent, now: number, times: CallTimes): CallState | null {
  switch (event.type) {
    case "accept":
      return accept(call, event.by, now);
    case "refuse":
      return phaseOf(call) === "ringing" && !call.isSilenced && event.by.accountId === call.callee.accountId
        ? end(call, now, "refused")
        : null;
    case "end":
      return hangUp(call, event.by, now);
    case "resume":
      return resume(call, event.by);
    case "leave":
      return leave(call, event.by, now);
    case "gone":
      return lose(call, event.socketId, now);
    case "tick":
      return tick(call, now, times);
  }
}

function accept(call: CallState, by: CallDevice, now: number): CallState | null {
  if (by.accountId !== call.callee.accountId || call.isSilenced || call.ended) return null;
  if (call.answeredAt === null) return { ...call, answeredAt: now, callee: boundTo(by) };
  // The same device asks again when the answer was lost on its way. Anybody else is too late, and so is a second tab of the
  // same browser while the first one is there.
  const isThere = call.callee.socketId !== null && call.callee.socketId !== by.socketId;
  return call.callee.deviceId === by.deviceId && !isThere ? rebind(call, "callee", by) : null;
}

function hangUp(call: CallState, by: CallDevice, now: number): CallState | null {
  if (call.ended || !sideBoundTo(call, by)) return null;
  return end(call, now, call.answeredAt === null ? "cancelled" : "answered");
}

function resume(call: CallState, by: CallDevice): CallState | null {
  const side = sideBoundTo(call, by);
  return side && !call.ended ? rebind(call, side, by) : null;
}

function leave(call: CallState, by: Pick<CallDevice, "accountId" | "deviceId">, now: number): CallState | null {
  const name = sideBoundTo(call, by);
  if (!name || call.ended) return null;
  const side = call[name];
  if (side.isLeaving) return call;
  return { ...call, [name]: { ...side, socketId: null, awaySince: side.awaySince ?? now, isLeaving: true } };
}

function lose(call: CallState, socketId: string, now: number): CallState {
  const side = sideNames.find((name) => call[name].socketId === socketId);
  if (!side || call.ended) return call;
  return { ...call, [side]: { ...call[side], socketId: null, awaySince: now } };
}

function tick(call: CallState, now: number, times: CallTimes): CallState {
  if (call.ended) return call;
  const lost = firstToMiss(call, times);
  // A call ends when its device was last heard of, not when we stopped waiting: nobody talked meanwhile.
  if (lost && now >= lost.deadline) return end(call, lost.since, call.answeredAt === null ? "cancelled" : "answered");
  if (call.answeredAt === null && now >= call.startedAt + times.ringMs)
    return end(call, call.startedAt + times.ringMs, "unanswered");
  return call;
}

/** Who is told of a call and finds it again. */
export const hearersOf = ({ caller, callee, isSilenced }: CallState): readonly string[] =>
  isSilenced ? [caller.accountId] : [caller.accountId, callee.accountId];

/** When `tick` will next change something; null when only people can. */
export function deadlineOf(call: CallState, times: CallTimes): number | null {
  if (call.ended) return null;
  const deadlines = [
    ...(call.answeredAt === null ? [call.startedAt + times.ringMs] : []),
    ...[firstToMiss(call, times)?.deadline ?? []].flat(),
  ];
  return deadlines.length === 0 ? null : Math.min(...deadlines);
}

/** The sides whose device is not there at the moment. */
export const awaySidesOf = (call: CallState): ("caller" | "callee")[] =>
  call.ended ? [] : sideNames.filter((name) => call[name].awaySince !== null);

/** Ends a call that never rang because the callee is in another one. */
export const endAsBusy = (call: CallState, now: number): CallState => end(call, now, "busy");

/** A call read back after a restart: who was in it gets the grace time to come back. */
export const asRecovered = (call: CallState, now: number): CallState => {
  const away = (side: Side): Side => ({
    ...side,
    socketId: null,
    awaySince: side.deviceId === null ? null : now,
    isLeaving: false,
  });
  return { ...call, caller: away(call.caller), callee: away(call.callee) };
};

/** The side whose bound device this is. The socket counts too: two tabs of one browser must not both be in the call. */
export function sideOfSocket(call: CallState, by: CallDevice): "caller" | "callee" | null {
  const side = sideBoundTo(call, by);
  return side && call[side].socketId === by.socketId ? side : null;
}

export const durationSecOf = (call: CallState): number =>
  call.answeredAt === null || !call.ended ? 0 : Math.max(0, Math.round((call.ended.at - call.answeredAt) / 1000));

const sideNames = ["caller", "callee"] as const;

const boundTo = (device: CallDevice): Side => ({ ...device, awaySince: null, isLeaving: false });

function sideBoundTo(call: CallState, by: Pick<CallDevice, "accountId" | "deviceId">): "caller" | "callee" | null {
  const isBound = (side: Side) => side.accountId === by.accountId && side.deviceId === by.deviceId;
  return isBound(call.caller) ? "caller" : isBound(call.callee) ? "callee" : null;
}

function rebind(call: CallState, side: "caller" | "callee", by: CallDevice): CallState {
  return call[side].socketId === by.socketId ? call : { ...call, [side]: boundTo(by) };
}

const end = (call: CallState, at: number, outcome: Outcome): CallState => ({ ...call, ended: { at, outcome } });

/** Of the sides that are away, the one whose time runs out first. */
function firstToMiss(
  call: CallState,
  { graceMs, leaveMs }: CallTimes,
): { since: number; deadline: number } | undefined {
  return sideNames
    .flatMap((name) => {
      const { awaySince: since, isLeaving } = call[name];
      return since === null ? [] : [{ since, deadline: since + (isLeaving ? leaveMs : graceMs) }];
    })
    .sort((one, other) => one.deadline - other.deadline)[0];
}
