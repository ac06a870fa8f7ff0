import type { Role } from "../../protocol/conversations.ts";
import type { GuestLink } from "../../protocol/guests.ts";
import type { PlanLimits } from "../../protocol/plans.ts";

/** A guest's account is deleted so long after it came to be (S38). */
export const visitMs = 24 * 3_600_000;
/** Who may be in one bubble, and before its door, at a time, whatever its link says. */
const mostInside = 100;
const mostWaiting = 50;
/** A guest's files, whatever their host's plan allows. */
const mostBytes = 256 * 1024 * 1024;

/** Organisers and moderators hold the door (S39). */
export const mayTendGuests = (role: Role): boolean => role === "organiser" || role === "moderator";

export const endOf = (createdAt: number): number => createdAt + visitMs;
export const isOver = (createdAt: number, now: number): boolean => endOf(createdAt) <= now;

type LinkRules = Pick<GuestLink, "expiresAt" | "maxUses" | "uses">;
export const works = ({ expiresAt, maxUses, uses }: LinkRules, now: number): boolean =>
  (expiresAt === null || expiresAt > now) && (maxUses === null || uses < maxUses);

/** @param inside guests that are in the bubble now */
export const hasRoom = ({ maxGuests }: Pick<GuestLink, "maxGuests">, inside: number): boolean =>
  inside < Math.min(mostInside, maxGuests ?? mostInside);
export const hasWaitingPlace = (waiting: number): boolean => waiting < mostWaiting;

/** A guest may what the bubble's organiser may, within bounds, and takes part in conferences that members start. */
export const limitsOfGuest = ({ storageBytes, bubbleMembers }: PlanLimits): PlanLimits => ({
  storageBytes: Math.min(storageBytes ?? mostBytes, mostBytes),
  bubbleMembers,
  conferenceParticipants: 0,
});
