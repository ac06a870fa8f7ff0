import type { Role } from "../../protocol/conversations.ts";

const tends = (role: Role): boolean => role === "organiser" || role === "moderator";

/** Every member plans meetings; a guest is there for a day and does not (S39). */
export const mayPlan = (role: Role): boolean => role !== "guest";

/** Whoever planned it, while they are a member, and who tends the bubble. */
export const mayChange = (role: Role, accountId: string, organiserId: string): boolean =>
  accountId === organiserId || tends(role);

/** People outside come by the bubble's guest link, which only who holds the door passes on. */
export const mayInviteOutside = (role: Role): boolean => tends(role);

export const mostMeetings = 100;
/** How early people are reminded. */
export const reminderMs = 10 * 60_000;
export const furthestMs = 5 * 366 * 86_400_000;
/** A meeting that is over is kept so long for whoever looks for its notes. */
export const keptMs = 90 * 86_400_000;
