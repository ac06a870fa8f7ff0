import type { Role } from "../../../protocol/conversations.ts";

interface Rules {
  readonly isArchived: boolean;
  readonly announcesOnly: boolean;
}
const tends = (actor: Role): boolean => actor === "organiser" || actor === "moderator";

/** What keeps somebody from writing in a bubble (B6); whoever may not write in one that is in use still reads and reacts. */
export function whyNotWrite({ isArchived, announcesOnly }: Rules, actor: Role): "archived" | "announcements" | null {
  if (isArchived) return "archived";
  return announcesOnly && !tends(actor) ? "announcements" : null;
}

/** Inviting, letting in, the link, the picture, tags, who writes and what newcomers see. */
export const mayTend = tends;
/** Putting a bubble away and taking it out again. */
export const mayArchive = (actor: Role): boolean => actor === "organiser";
export const mayDelete = (actor: Role): boolean => actor === "organiser";

export interface Candidate {
  readonly accountId: string;
  readonly role: Role;
  /** null: in none. */
  readonly companyId: string | null;
  /** Nobody can sign in as them now. */
  readonly isAway: boolean;
}

/**
 * To whom a bubble goes whose organiser is gone: whoever has moderated it and been in it longest, else the longest of the
 * organiser's company, else the longest of all. Guests organise nothing; who is kept out is chosen only when nobody else is left, so
 * that they find the bubble when they are let in again.
 * @param members who stays, those who have been in it longest first
 * @returns undefined when nobody is left
 */
export function heirOf(members: readonly Candidate[], companyId: string | null): string | undefined {
  const all = members.filter(({ role }) => role !== "guest");
  const present = all.filter(({ isAway }) => !isAway);
  const people = present.length > 0 ? present : all;
  const heir =
    people.find(({ role }) => role === "moderator") ??
    people.find((person) => companyId !== null && person.companyId === companyId) ??
    people[0];
  return heir?.accountId;
}
