import { describe, expect, test } from "bun:test";
import { type Invitation, openMs, replyTo, restMs, rests, type Situation, stateAt, step } from "./invitation-state.ts";

const sentAt = 1_800_000_000_000;
const open: Invitation = { state: "pending", expiresAt: sentAt + openMs, decidedAt: null };
const decided = (state: Invitation["state"], decidedAt = sentAt + 1000): Invitation => ({ ...open, state, decidedAt });
const late = sentAt + openMs;

describe("S14 the life of an invitation", () => {
  const acts = ["accept", "refuse", "withdraw"] as const;
  const outcomes = (invitation: Invitation, by: "inviter" | "invitee", now: number) =>
    acts.map((type) => step(invitation, { type, by }, now)?.state ?? null);

  test.each([
    ["open", open, sentAt + 5, ["accepted", "refused", null], [null, null, "withdrawn"]],
    ["at its last moment", open, late - 1, ["accepted", "refused", null], [null, null, "withdrawn"]],
    ["run out", open, late, [null, null, null], [null, null, "withdrawn"]],
    ["accepted", decided("accepted"), sentAt + 5, [null, null, null], [null, null, null]],
    ["refused", decided("refused"), sentAt + 5, [null, null, null], [null, null, null]],
    ["withdrawn", decided("withdrawn"), sentAt + 5, [null, null, null], [null, null, null]],
  ] as const)("S14 %s", (_, invitation, now, invitee, inviter) => {
    expect(outcomes(invitation, "invitee", now)).toEqual([...invitee]);
    expect(outcomes(invitation, "inviter", now)).toEqual([...inviter]);
  });

  test("S14 time alone ends it", () => {
    expect(stateAt(open, late - 1)).toBe("pending");
    expect(stateAt(open, late)).toBe("expired");
    expect(stateAt(decided("accepted"), late)).toBe("accepted");
  });

  test("S14 a refusal rests for a month", () => {
    const refused = decided("refused", sentAt);
    expect(rests(refused, sentAt + restMs - 1)).toBe(true);
    expect(rests(refused, sentAt + restMs)).toBe(false);
    expect(rests(decided("withdrawn"), sentAt)).toBe(false);
  });
});

describe("S14 what becomes of a new invitation", () => {
  const strangers: Situation = { areContacts: false, hasBlockedThem: false, isInvitedByThem: false, last: undefined };
  const now = sentAt + 10_000;
  test.each([
    ["to a stranger it is sent", {}, "send"],
    ["a second one finds the first", { last: open }, "keep"],
    ["after one was withdrawn it is sent", { last: decided("withdrawn") }, "send"],
    ["after one ran out it is sent", { last: { ...open, expiresAt: now } }, "send"],
    ["after they left each other's network it is sent", { last: decided("accepted") }, "send"],
    ["a refused one is not sent again at once", { last: decided("refused") }, "refusedLately"],
    ["but later", { last: decided("refused", now - restMs) }, "send"],
    ["two who invite each other have agreed", { isInvitedByThem: true }, "acceptTheirs"],
    ["even if one of them refused before", { isInvitedByThem: true, last: decided("refused") }, "acceptTheirs"],
    ["contacts need none", { areContacts: true }, "alreadyContact"],
    ["who blocks somebody has to unblock them first", { hasBlockedThem: true, isInvitedByThem: true }, "blockedByYou"],
  ] as const)("S14 %s", (_, change, expected) => expect(replyTo({ ...strangers, ...change }, now)).toBe(expected));
});
