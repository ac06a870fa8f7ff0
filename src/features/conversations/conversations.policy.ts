import type { Role } from "../../protocol/conversations.ts";
import type { SwitchName } from "../../protocol/plans.ts";

/** The function that somebody needs to write in a conversation of this kind (S10); reading it needs none. */
export const functionOf = (kind: "direct" | "bubble"): SwitchName => (kind === "direct" ? "chat" : "bubbles");
/** @param most members of a bubble by its organiser's plan; null: no end */
export const fitsBubble = (memberCount: number, most: number | null): boolean => most === null || memberCount <= most;

/** Pure rules of a bubble (S21): an organiser may everything, a moderator tends the others, a participant and a guest speak. */
const rank: Record<Role, number> = { organiser: 2, moderator: 1, participant: 0, guest: -1 };

export const mayRename = (actor: Role): boolean => rank[actor] >= rank.moderator;
export const mayAddMembers = (actor: Role): boolean => rank[actor] >= rank.moderator;
/** Only those below oneself can be removed; leaving is not removing. */
export const mayRemove = (actor: Role, target: Role): boolean =>
  rank[actor] >= rank.moderator && rank[actor] > rank[target];
/** Only the organiser deals out roles; giving their own away is handing the bubble on. */
export const mayChangeRole = (actor: Role): boolean => actor === "organiser";
/** While nobody can sign in as the organiser, a moderator may make themselves one. */
export const mayTakeOver = (actor: Role, isOrganiserAway: boolean): boolean => isOrganiserAway && actor === "moderator";
/** Guests stay guests (S39). */
export const mayHaveRole = (target: Role): boolean => target !== "guest";
/**
 * A bubble always has its organiser: they hand it on before they leave, unless they are the last one there.
 * @param memberCount without guests
 */
export const mayLeave = (role: Role, memberCount: number): boolean => role !== "organiser" || memberCount === 1;

/** Whoever tends a bubble. In a direct chat both do. */
const tends = (kind: "direct" | "bubble", actor: Role): boolean => kind === "direct" || rank[actor] >= rank.moderator;
export const mayPin = tends;
/** Beside its author. In a direct chat nobody is. */
export const mayEndPoll = (kind: "direct" | "bubble", actor: Role): boolean =>
  kind === "bubble" && rank[actor] >= rank.moderator;
/**
 * Taking back what another said, for everybody: moderators, but not from those above them. In a direct chat nobody.
 * @param author their role now; undefined: they left
 */
export const mayDeleteOfOthers = (kind: "direct" | "bubble", actor: Role, author: Role | undefined): boolean =>
  kind === "bubble" && rank[actor] >= rank.moderator && rank[actor] >= rank[author ?? "participant"];
/** Of a bubble in which anybody may call everybody. */
const fewMembers = 30;
export const mayMentionAll = (kind: "direct" | "bubble", actor: Role, memberCount: number): boolean =>
  kind === "bubble" && actor !== "guest" && (memberCount <= fewMembers || rank[actor] >= rank.moderator);
