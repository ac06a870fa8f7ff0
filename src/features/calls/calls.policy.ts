import type { Call, PeerSignal } from "../../protocol/calls.ts";
import type { SwitchName } from "../../protocol/plans.ts";

/** The function that somebody needs to call, or to answer: who answers a video call may do so without a picture. */
export const functionToStart = (kind: Call["kind"]): SwitchName => (kind === "video" ? "videoCalls" : "audioCalls");
export const functionToAnswer: SwitchName = "audioCalls";

/**
 * Functions that somebody needs for what they say they send now. Media goes from browser to browser, so this holds honest
 * ones to it, after a switch was turned off during a call; the interface is the other half.
 */
export function functionsToSend(signal: PeerSignal): SwitchName[] {
  if (signal.kind !== "media") return [];
  return [...(signal.camera ? (["videoCalls"] as const) : []), ...(signal.screen ? (["screenSharing"] as const) : [])];
}
