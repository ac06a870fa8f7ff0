import { expect, test } from "bun:test";
import type { Role } from "../../../src/protocol/conversations.ts";
import { mayAddMembers, mayChangeRole, mayLeave, mayRemove, mayRename, roleOf } from "./bubble-rules.ts";
import { ada, bob, exampleChat, exampleMember, mallory } from "./example.ts";

const roles: Role[] = ["organiser", "moderator", "participant"];

test("S21 moderators tend the participants, only the organiser deals out roles", () => {
  expect(roles.map(mayRename)).toEqual([true, true, false]);
  expect(roles.map(mayAddMembers)).toEqual([true, true, false]);
  expect(roles.map(mayChangeRole)).toEqual([true, false, false]);
  expect(roles.map((role) => roles.map((target) => mayRemove(role, target)))).toEqual([
    [false, true, true],
    [false, false, true],
    [false, false, false],
  ]);
});

test("S21 the organiser hands the bubble on before leaving, unless alone", () => {
  expect(mayLeave("organiser", 2)).toBe(false);
  expect(mayLeave("organiser", 1)).toBe(true);
  expect(mayLeave("participant", 2)).toBe(true);
});

test("somebody's role is their member's", () => {
  const members = [exampleMember(ada, { role: "organiser" }), exampleMember(bob)];
  const bubble = exampleChat({ kind: "bubble", members });
  expect([ada, bob, mallory].map((id) => roleOf(bubble, id))).toEqual(["organiser", "participant", "participant"]);
});
