import type { CallState } from "./call-state.ts";

/** The sealed part of a call's row: what the ids and times beside it do not say. */
export interface CallDetails {
  readonly kind: CallState["kind"];
  readonly answeredAt: number | null;
  readonly outcome: NonNullable<CallState["ended"]>["outcome"] | null;
  /** Which device may resume it; emptied when the call is over. */
  readonly callerDeviceId: string | null;
  readonly calleeDeviceId: string | null;
}

export const detailsOf = (call: CallState): CallDetails => ({
  kind: call.kind,
  answeredAt: call.answeredAt,
  outcome: call.ended?.outcome ?? null,
  callerDeviceId: call.ended ? null : call.caller.deviceId,
  calleeDeviceId: call.ended ? null : call.callee.deviceId,
});
