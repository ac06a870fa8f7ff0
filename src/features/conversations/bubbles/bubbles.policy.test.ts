import { describe, expect, test } from "bun:test";
import type { Role } from "../../../protocol/conversations.ts";
import { type Candidate, heirOf, mayArchive, mayDelete, mayTend, whyNotWrite } from "./bubbles.policy.ts";

const roles: Role[] = ["organiser", "moderator", "participant", "guest"];

describe("B6 the rules of a bubble", () => {
  test("B6 nobody writes in an archived one; in an announcement bubble those who tend it do", () => {
    const inUse = { isArchived: false, announcesOnly: false };
    expect(roles.map((role) => whyNotWrite(inUse, role))).toEqual([null, null, null, null]);
    const announcing = { ...inUse, announcesOnly: true };
    const kept = "announcements" as const;
    expect(roles.map((role) => whyNotWrite(announcing, role))).toEqual([null, null, kept, kept]);
    const archived = { ...announcing, isArchived: true };
    expect(roles.map((role) => whyNotWrite(archived, role))).toEqual(Array(4).fill("archived"));
  });

  test("S20 organisers and moderators tend it; putting it away and deleting it is the organiser's", () => {
    expect(roles.map(mayTend)).toEqual([true, true, false, false]);
    expect(roles.map(mayArchive)).toEqual([true, false, false, false]);
    expect(roles.map(mayDelete)).toEqual([true, false, false, false]);
  });
});

describe("S21 a bubble without its organiser", () => {
  const member = (accountId: string, role: Role = "participant", companyId: string | null = null): Candidate => ({
    ...{ accountId, role, companyId, isAway: false },
  });
  const away = (accountId: string, role: Role = "participant"): Candidate => ({
    ...member(accountId, role),
    isAway: true,
  });

  test.each([
    [
      "the longest-serving moderator",
      [member("old", "participant", "ours"), member("mia", "moderator"), member("max", "moderator")],
      "mia",
    ],
    [
      "else the longest of the same company",
      [member("old"), member("ada", "participant", "ours"), member("bob", "participant", "ours")],
      "ada",
    ],
    ["else the longest of all", [member("old"), member("new", "participant", "theirs")], "old"],
    ["nobody who is kept out", [away("max", "moderator"), away("old"), member("new")], "new"],
    ["the first of those who are kept out when nobody else is left", [away("old"), away("max", "moderator")], "max"],
    ["never a guest", [member("gus", "guest"), member("new")], "new"],
  ])("S21 goes to %s", (_, members, heir) => {
    expect(heirOf(members, "ours")).toBe(heir);
  });

  test("S21 goes to nobody when only guests are left, and no company is nobody's company", () => {
    expect(heirOf([member("gus", "guest")], "ours")).toBeUndefined();
    expect(heirOf([member("old"), member("new")], null)).toBe("old");
  });
});
