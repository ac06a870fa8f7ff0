import type { TrackSource } from "../../protocol/conferences.ts";
import type { PlanLimits, SwitchName } from "../../protocol/plans.ts";

/** Somebody whose plan has no room for participants takes part in others' conferences only (S10). */
export const mayStart = (starter: Pick<PlanLimits, "conferenceParticipants">): boolean =>
  starter.conferenceParticipants !== 0;

/**
 * @param starter limits of whoever started it
 * @param most participants of any conference on this instance
 */
export const roomOf = (starter: Pick<PlanLimits, "conferenceParticipants">, most: number): number =>
  Math.min(most, starter.conferenceParticipants ?? most);

/** The function that somebody needs to send from this source; being heard comes with the conference itself. */
export function functionOf(source: TrackSource): SwitchName | null {
  if (source === "microphone") return null;
  return source === "camera" ? "videoCalls" : "screenSharing";
}
