import type { Conversation, Role } from "../../../src/protocol/conversations.ts";

/** What the interface offers to whom (S21). The server decides; this only keeps refused acts out of sight. */
const rank: Record<Role, number> = { organiser: 2, moderator: 1, participant: 0, guest: -1 };

export const roleOf = (conversation: Conversation, accountId: string): Role =>
  conversation.members.find((member) => member.accountId === accountId)?.role ?? "participant";

/** Organiser and moderators: names, rules, invitations, the link. */
export const mayTend = (role: Role): boolean => rank[role] >= rank.moderator;
/** Putting it away, handing it on, deleting it. */
export const isOrganiser = (role: Role): boolean => role === "organiser";

export function whyNotWrite({ bubble }: Conversation, role: Role): "archived" | "announcements" | null {
  if (bubble?.archivedAt != null) return "archived";
  return bubble?.announcesOnly && !mayTend(role) ? "announcements" : null;
}

export const mayRename = (role: Role): boolean => rank[role] >= rank.moderator;
export const mayAddMembers = (role: Role): boolean => rank[role] >= rank.moderator;
export const mayRemove = (role: Role, target: Role): boolean =>
  rank[role] >= rank.moderator && rank[role] > rank[target];
export const mayChangeRole = (role: Role): boolean => role === "organiser";
export const mayLeave = (role: Role, memberCount: number): boolean => role !== "organiser" || memberCount === 1;
