import type { TrackSource } from "../../protocol/conferences.ts";
import type { Role } from "../../protocol/conversations.ts";
import type { PlanLimits, SwitchName } from "../../protocol/plans.ts";
import type { ConferenceState } from "./conference-state.ts";

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

/** Whoever tends the bubble tends its conferences: mutes, asks, stops, locks and lets in. */
export const mayModerate = (actor: Role): boolean => actor === "organiser" || actor === "moderator";
/** Only those below oneself are removed, as from the bubble itself. */
export const mayRemoveFrom = (actor: Role, target: Role): boolean =>
  actor === "organiser" ? target !== "organiser" : actor === "moderator" && !mayModerate(target);

/** Whoever tends it comes in by themselves, and so does who was in it before: a lost line must not lock anybody out. */
export function entryOf(
  { isLocked, hasWaitingRoom, known, removed }: ConferenceState,
  accountId: string,
  role: Role,
): "enters" | "waits" | "locked out" {
  if (mayModerate(role) || known.includes(accountId)) return "enters";
  if (isLocked) return "locked out";
  return hasWaitingRoom || removed.includes(accountId) ? "waits" : "enters";
}
