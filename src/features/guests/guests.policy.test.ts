import { expect, test } from "bun:test";
import { endOf, hasRoom, hasWaitingPlace, isOver, limitsOfGuest, mayTendGuests, works } from "./guests.policy.ts";

const hourMs = 3_600_000;

test("S39 organisers and moderators hold the door", () => {
  const roles = ["organiser", "moderator", "participant", "guest"] as const;
  expect(roles.filter(mayTendGuests)).toEqual(["organiser", "moderator"]);
});

test("S38 a visit is over to the moment a day after it began", () => {
  expect(endOf(0)).toBe(24 * hourMs);
  expect([isOver(0, 24 * hourMs - 1), isOver(0, 24 * hourMs)]).toEqual([false, true]);
});

test.each([
  ["without limits", { expiresAt: null, maxUses: null, uses: 999 }, true],
  ["before its end", { expiresAt: 11, maxUses: null, uses: 0 }, true],
  ["at its end", { expiresAt: 10, maxUses: null, uses: 0 }, false],
  ["with a use left", { expiresAt: null, maxUses: 2, uses: 1 }, true],
  ["used up", { expiresAt: null, maxUses: 2, uses: 2 }, false],
] as const)("S39 a link %s works or does not", (_, rules, expected) => {
  expect(works(rules, 10)).toBe(expected);
});

test("S39 a bubble holds as many guests as its link says, and never more than a hundred", () => {
  expect([hasRoom({ maxGuests: 2 }, 1), hasRoom({ maxGuests: 2 }, 2)]).toEqual([true, false]);
  expect([hasRoom({ maxGuests: null }, 99), hasRoom({ maxGuests: null }, 100)]).toEqual([true, false]);
  expect([hasWaitingPlace(49), hasWaitingPlace(50)]).toEqual([true, false]);
});

test("S10 a guest has what their host has, within bounds, and begins no conference", () => {
  const most = { storageBytes: null, bubbleMembers: null, conferenceParticipants: 120 };
  expect(limitsOfGuest(most)).toEqual({ ...most, storageBytes: 256 * 1024 * 1024, conferenceParticipants: 0 });
  expect(limitsOfGuest({ ...most, storageBytes: 1 }).storageBytes).toBe(1);
});
