import type { InvitationState } from "../../protocol/contacts.ts";

const dayMs = 24 * 3_600_000;
/** How long an invitation waits for its answer. */
export const openMs = 30 * dayMs;
/** After a refusal nobody is asked again for this long. */
export const restMs = 30 * dayMs;

export interface Invitation {
  /** As stored: an invitation that ran out is still pending there. */
  readonly state: Exclude<InvitationState, "expired">;
  readonly expiresAt: number;
  readonly decidedAt: number | null;
}
export type InvitationAct =
  | { readonly type: "accept" | "refuse"; readonly by: "inviter" | "invitee" }
  | { readonly type: "withdraw"; readonly by: "inviter" | "invitee" };

export const stateAt = ({ state, expiresAt }: Invitation, now: number): InvitationState =>
  state === "pending" && now >= expiresAt ? "expired" : state;

/** The whole life of an invitation, without I/O. @returns null when this side has no say in it, or comes too late */
export function step(
  invitation: Invitation,
  { type, by }: InvitationAct,
  now: number,
): Pick<Invitation, "state" | "decidedAt"> | null {
  const state = stateAt(invitation, now);
  // What ran out can be taken off the inviter's list; a refusal stays there until the rest is over.
  if (type === "withdraw")
    return by === "inviter" && (state === "pending" || state === "expired")
      ? { state: "withdrawn", decidedAt: now }
      : null;
  if (by !== "invitee" || state !== "pending") return null;
  return { state: type === "accept" ? "accepted" : "refused", decidedAt: now };
}

/** Refused a short while ago: the inviter has to let it rest. */
export const rests = ({ state, decidedAt }: Invitation, now: number): boolean =>
  state === "refused" && now < (decidedAt ?? 0) + restMs;

/** What is known when somebody invites. Whether the other one blocked them is not: the answer must not depend on it. */
export interface Situation {
  readonly areContacts: boolean;
  readonly hasBlockedThem: boolean;
  /** An open invitation of the other one to the inviter. */
  readonly isInvitedByThem: boolean;
  /** The inviter's last one to this person or address. */
  readonly last: Invitation | undefined;
}
export type Reply = "send" | "keep" | "acceptTheirs" | "alreadyContact" | "refusedLately" | "blockedByYou";

/** What becomes of a new invitation. Two who invite each other have both agreed. */
export function replyTo({ areContacts, hasBlockedThem, isInvitedByThem, last }: Situation, now: number): Reply {
  if (hasBlockedThem) return "blockedByYou";
  if (areContacts) return "alreadyContact";
  if (isInvitedByThem) return "acceptTheirs";
  if (last && stateAt(last, now) === "pending") return "keep";
  return last && rests(last, now) ? "refusedLately" : "send";
}
