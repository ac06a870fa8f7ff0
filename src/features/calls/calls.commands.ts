import type { Device, Host } from "../../platform/platform.ts";
import type { PeerSignal } from "../../protocol/calls.ts";
import { deviceIn } from "./call-device.ts";
import { type CallState, hearersOf, phaseOf, sideOfSocket } from "./call-state.ts";
import type { CallDeps } from "./calls.deps.ts";
import { callNotFound, ownDeviceBusy } from "./calls.errors.ts";
import { functionsToSend, functionToAnswer } from "./calls.policy.ts";
import { presentState } from "./calls.present.ts";
import { findCall } from "./calls.store.ts";
import type { LiveCalls } from "./live-calls.ts";
import { startCall } from "./start-call.ts";

export function commandCalls(deps: CallDeps, host: Host, live: LiveCalls): void {
  /** Its socket may have closed while the command waited: a call bound to it then would never be missed. */
  const bind = async (device: Device, act: Promise<void>): Promise<void> => {
    await act;
    const isThere = host.devicesOf(device.caller.accountId).some(({ socketId }) => socketId === device.socketId);
    if (!isThere) live.socketClosed(device.socketId);
  };

  host.command("call.start", (frame, device) => bind(device, startCall(deps, live, frame, device)));

  host.command("call.accept", async ({ callId }, device) => {
    const { accountId } = device.caller;
    await deps.plans.require(accountId, functionToAnswer);
    const isTalking = live.all().some((call) => call.id !== callId && isBoundTo(call, accountId));
    if (isTalking) throw ownDeviceBusy();
    await bind(device, live.apply(callId, { type: "accept", by: deviceIn(device) }, device));
  });
  host.command("call.refuse", ({ callId }, device) =>
    live.apply(callId, { type: "refuse", by: deviceIn(device) }, device),
  );
  host.command("call.end", ({ callId }, device) => live.apply(callId, { type: "end", by: deviceIn(device) }, device));

  host.command("call.resume", async ({ callId }, device) => {
    if (live.get(callId)) return bind(device, live.apply(callId, { type: "resume", by: deviceIn(device) }, device));
    // It ended while the device was away: how it ended is all there is to tell.
    const call = await findCall(deps.db.reader, deps.keys, callId);
    if (!call || !hearersOf(call).includes(device.caller.accountId)) throw callNotFound();
    device.send(presentState(call));
  });

  host.command("call.signal", async ({ callId, signal }, device) => {
    for (const name of functionsToSend(signal)) await deps.plans.require(device.caller.accountId, name);
    passOn(host, live, callId, signal, device);
  });

  // A device that appears while it rings rings too; one that appears later knows that the call is taken.
  host.onConnected((device) => {
    for (const call of live.all())
      if (hearersOf(call).includes(device.caller.accountId)) device.send(presentState(call));
  });
  host.onDisconnected((device) => live.socketClosed(device.socketId));
}

/**
 * Hands a signal to the other bound device. While that one is away it is lost; its return is told to both. Of what is in it
 * only whether a camera or screen is on is read: it makes the sender's presence.
 */
function passOn(host: Host, live: LiveCalls, callId: string, signal: PeerSignal, device: Device): void {
  const call = live.get(callId);
  const side = call && phaseOf(call) === "active" ? sideOfSocket(call, deviceIn(device)) : null;
  if (!call || !side) throw callNotFound();
  if (signal.kind === "media") live.sendsNow(call, device.caller.accountId, signal);
  const other = side === "caller" ? call.callee : call.caller;
  host
    .devicesOf(other.accountId)
    .find((candidate) => candidate.socketId === other.socketId)
    ?.send({ type: "call.signal", callId: call.id, signal });
}

const isBoundTo = (call: CallState, accountId: string): boolean =>
  [call.caller, call.callee].some((side) => side.accountId === accountId && side.deviceId !== null);
