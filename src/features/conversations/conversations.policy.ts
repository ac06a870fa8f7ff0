import type { Role } from "../../protocol/conversations.ts";
import type { SwitchName } from "../../protocol/plans.ts";

/** The function that somebody needs to write in a conversation of this kind (S10); reading it needs none. */
export const functionOf = (kind: "direct" | "bubble"): SwitchName => (kind === "direct" ? "chat" : "bubbles");
/** @param most members of a bubble by its organiser's plan; null: no end */
export const fitsBubble = (memberCount: number, most: number | null): boolean => most === null || memberCount <= most;

/** Pure rules of a bubble (S21): an organiser may everything, a moderator tends the participants, a participant speaks. */
const rank: Record<Role, number> = { organiser: 2, moderator: 1, participant: 0 };

export const mayRename = (actor: Role): boolean => rank[actor] >= rank.moderator;
export const mayAddMembers = (actor: Role): boolean => rank[actor] >= rank.moderator;
/** Only those below oneself can be removed; leaving is not removing. */
export const mayRemove = (actor: Role, target: Role): boolean =>
  rank[actor] >= rank.moderator && rank[actor] > rank[target];
/** Only the organiser deals out roles; giving their own away is handing the bubble on. */
export const mayChangeRole = (actor: Role): boolean => actor === "organiser";
/** A bubble always has its organiser: they hand it on before they leave, unless they are the last one there. */
export const mayLeave = (role: Role, memberCount: number): boolean => role !== "organiser" || memberCount === 1;
