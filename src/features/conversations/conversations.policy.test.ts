import { describe, expect, test } from "bun:test";
import type { Role } from "../../protocol/conversations.ts";
import {
  mayAddMembers,
  mayChangeRole,
  mayDeleteOfOthers,
  mayHaveRole,
  mayLeave,
  mayMentionAll,
  mayRemove,
  mayRename,
} from "./conversations.policy.ts";

const roles: Role[] = ["organiser", "moderator", "participant", "guest"];

describe("S21 the rules of a bubble", () => {
  test("S21 organisers and moderators rename and add, participants do not", () => {
    expect(roles.map(mayRename)).toEqual([true, true, false, false]);
    expect(roles.map(mayAddMembers)).toEqual([true, true, false, false]);
  });

  test("S21 one removes only those below oneself", () => {
    const table = roles.map((actor) => roles.map((target) => mayRemove(actor, target)));
    expect(table).toEqual([
      [false, true, true, true],
      [false, false, true, true],
      [false, false, false, false],
      [false, false, false, false],
    ]);
  });

  test("S21 only the organiser deals out roles", () => {
    expect(roles.map(mayChangeRole)).toEqual([true, false, false, false]);
  });

  test("S39 a guest is given no other role", () => {
    expect(roles.map(mayHaveRole)).toEqual([true, true, true, false]);
  });

  test("S21 the organiser leaves only an empty bubble", () => {
    expect(mayLeave("organiser", 2)).toBe(false);
    expect(mayLeave("organiser", 1)).toBe(true);
    expect(mayLeave("participant", 2)).toBe(true);
  });
});

describe("B3 the rules for messages", () => {
  test("B3 all of a large bubble are called by who tends it, all of a small one by anybody but a guest", () => {
    expect(roles.map((role) => mayMentionAll("bubble", role, 30))).toEqual([true, true, true, false]);
    expect(roles.map((role) => mayMentionAll("bubble", role, 31))).toEqual([true, true, false, false]);
    expect(roles.map((role) => mayMentionAll("direct", role, 2))).toEqual([false, false, false, false]);
  });

  test("B3 moderators delete what others said, unless those stand above them", () => {
    const table = roles.map((actor) =>
      [...roles, undefined].map((author) => mayDeleteOfOthers("bubble", actor, author)),
    );
    expect(table).toEqual([
      [true, true, true, true, true],
      [false, true, true, true, true],
      [false, false, false, false, false],
      [false, false, false, false, false],
    ]);
    expect(mayDeleteOfOthers("direct", "participant", "participant")).toBe(false);
  });
});
