import type { Device } from "../../platform/platform.ts";
import type { ClientFrame } from "../../protocol/socket.ts";
import { deviceIn } from "./call-device.ts";
import { type CallState, endAsBusy, newCall, phaseOf } from "./call-state.ts";
import type { CallDeps } from "./calls.deps.ts";
import {
  blockedByYou,
  callNotFound,
  conversationNotFound,
  notDirect,
  ownDeviceBusy,
  personNotFound,
} from "./calls.errors.ts";
import { functionToStart } from "./calls.policy.ts";
import { presentState } from "./calls.present.ts";
import { findCall } from "./calls.store.ts";
import type { LiveCalls } from "./live-calls.ts";

type Start = Extract<ClientFrame, { type: "call.start" }>;

/**
 * Rings the other person of a direct chat. Two who call each other at the same moment are put through at once. Whom the
 * callee has blocked hears it ring and nobody answer, as with somebody who is away.
 */
export async function startCall(
  { db, keys, now, conversations, people, plans, presence, relations }: CallDeps,
  live: LiveCalls,
  { callId, conversationId, kind }: Start,
  device: Device,
): Promise<void> {
  const by = deviceIn(device);
  const chat = await conversations.roster(conversationId);
  if (!chat?.accountIds.includes(by.accountId)) throw conversationNotFound();
  const calleeId = chat.accountIds.find((accountId) => accountId !== by.accountId);
  if (chat.kind !== "direct" || calleeId === undefined) throw notDirect();
  if (await relations.hasBlocked(by.accountId, calleeId)) throw blockedByYou();
  const isSilenced = await relations.hasBlocked(calleeId, by.accountId);
  const isReached = isSilenced ? people.wouldReach : people.mayReach;
  if (!(await isReached(by.accountId, calleeId))) throw personNotFound();
  await plans.require(by.accountId, functionToStart(kind));
  const isCalleeHidden = await presence.isHidden(calleeId);
  const earlier = await findCall(db.reader, keys, callId);

  // From here to `add` nothing is awaited: two starts cannot both find the line free.
  const mine = live.get(callId);
  if (mine) {
    if (mine.caller.accountId !== by.accountId || mine.caller.deviceId !== by.deviceId) throw callNotFound();
    device.send(presentState(mine));
    return;
  }
  if (earlier) {
    if (earlier.caller.accountId !== by.accountId) throw callNotFound();
    device.send(presentState(earlier));
    return;
  }
  const theirs = live
    .all()
    .find(
      (call) =>
        rings(call) && !call.isSilenced && call.caller.accountId === calleeId && call.callee.accountId === by.accountId,
    );
  if (theirs) return live.apply(theirs.id, { type: "accept", by }, device);
  if (live.all().some((call) => engages(call, by.accountId))) throw ownDeviceBusy();

  const call = newCall({ id: callId, conversationId, kind, by, calleeId, isSilenced, at: now() });
  // Who looks offline cannot be talking: it rings at their devices, and the caller sees what they would of somebody gone.
  const isBusy = live
    .all()
    .some(
      (other) =>
        (rings(other) || !isCalleeHidden) && (engages(other, calleeId) || (rings(other) && isRung(other, calleeId))),
    );
  return live.add(isBusy && !isSilenced ? endAsBusy(call, now()) : call);
}

const rings = (call: CallState): boolean => phaseOf(call) === "ringing";

const isRung = (call: CallState, accountId: string): boolean => call.callee.accountId === accountId && !call.isSilenced;

/** A person is engaged in a call that they made or took; one that only rings at them does not bind them yet. */
const engages = (call: CallState, accountId: string): boolean =>
  call.caller.accountId === accountId || (call.callee.accountId === accountId && !rings(call));
