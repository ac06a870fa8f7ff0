import { describe, expect, test } from "bun:test";
import type { Role } from "../../protocol/conversations.ts";
import { mayAddMembers, mayChangeRole, mayLeave, mayRemove, mayRename } from "./conversations.policy.ts";

const roles: Role[] = ["organiser", "moderator", "participant"];

describe("S21 the rules of a bubble", () => {
  test("S21 organisers and moderators rename and add, participants do not", () => {
    expect(roles.map(mayRename)).toEqual([true, true, false]);
    expect(roles.map(mayAddMembers)).toEqual([true, true, false]);
  });

  test("S21 one removes only those below oneself", () => {
    const table = roles.map((actor) => roles.map((target) => mayRemove(actor, target)));
    expect(table).toEqual([
      [false, true, true],
      [false, false, true],
      [false, false, false],
    ]);
  });

  test("S21 only the organiser deals out roles", () => {
    expect(roles.map(mayChangeRole)).toEqual([true, false, false]);
  });

  test("S21 the organiser leaves only an empty bubble", () => {
    expect(mayLeave("organiser", 2)).toBe(false);
    expect(mayLeave("organiser", 1)).toBe(true);
    expect(mayLeave("participant", 2)).toBe(true);
  });
});
