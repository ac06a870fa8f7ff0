import type { BusyKind } from "../../protocol/presence.ts";
import type { PresenceDoor } from "../presence/index.ts";
import { type CallState, phaseOf } from "./call-state.ts";

/** What each of the two sends beside their voice, as far as it makes their presence. */
type Sends = ReadonlyMap<string, BusyKind>;

/** Calls make people busy: on the phone, with a picture, or showing their screen. */
export function createCallActivity(presence: Pick<PresenceDoor, "setActivity">) {
  const sends = new Map<string, Sends>();

  function report(call: CallState): void {
    const isActive = phaseOf(call) === "active";
    if (call.ended) sends.delete(call.id);
    for (const { accountId } of [call.caller, call.callee]) {
      const kind = sends.get(call.id)?.get(accountId) ?? (call.kind === "video" ? "video" : "phone");
      presence.setActivity(accountId, `call:${call.id}`, isActive ? kind : null);
    }
  }

  return {
    report,
    /** One of the two turned their camera or screen on or off. */
    sendsNow(call: CallState, accountId: string, { camera, screen }: { camera: boolean; screen: boolean }): void {
      const kind = screen ? "sharing" : camera ? "video" : "phone";
      sends.set(call.id, new Map(sends.get(call.id)).set(accountId, kind));
      report(call);
    },
  };
}
