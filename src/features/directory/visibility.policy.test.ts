import { describe, expect, test } from "bun:test";
import type { FindableChoice, VisibilityLevel } from "../../protocol/directory.ts";
import {
  type CompanyRule,
  changesFor,
  mayInviteByMail,
  mayMailInvitations,
  mayReach,
  type Party,
  sightOf,
  type Ties,
} from "./visibility.policy.ts";

/** `alone`: without a company. */
const levels = ["public", "private", "organization", "closed", "isolated", "alone"] as const;
type Level = (typeof levels)[number];
type Naming = "no one named" | "target named viewer" | "viewer named target" | "both named";

const none: Ties = { contacts: new Set(), blocked: new Set() };
const contacts: Ties = { contacts: new Set(["ada", "bob"]), blocked: new Set() };
const blocked: Ties = { contacts: new Set(["ada", "bob"]), blocked: new Set(["ada", "bob"]) };

const party = (id: string, companyId: string | null, more: Partial<Party> = {}): Party => ({
  ...{ id, companyId, isAdministrator: false, isActive: true },
  ...{ choice: "asCompany", exceptions: new Set() },
  ...more,
});

/** Ada of the first company looks for bob of the second one. */
function strangers(viewer: Level, target: Level, naming: Naming, bobs: Partial<Party> = {}, adas: Partial<Party> = {}) {
  const rule = (level: Level, names: boolean, other: string): CompanyRule => ({
    level: level as VisibilityLevel,
    mayHide: true,
    partnerIds: new Set(names ? [other] : []),
  });
  const rules: Record<string, CompanyRule> = {
    adas: rule(viewer, naming === "viewer named target" || naming === "both named", "bobs"),
    bobs: rule(target, naming === "target named viewer" || naming === "both named", "adas"),
  };
  const ada = party("ada", viewer === "alone" ? null : "adas", adas);
  const bob = party("bob", target === "alone" ? null : "bobs", bobs);
  const ruleOf = (companyId: string) => rules[companyId] as CompanyRule;
  return { ada, bob, ruleOf, finds: (ties = none) => sightOf(ada, ties, ruleOf)(bob) };
}

/** One line for each level of the viewer; in it + and - for each level of the target, in the order of `levels`. */
const expected: Record<Naming, Record<Level, string>> = {
  "no one named": {
    public: "+----+",
    private: "+----+",
    organization: "------",
    closed: "------",
    isolated: "------",
    alone: "+----+",
  },
  "target named viewer": {
    public: "+++--+",
    private: "+++--+",
    organization: "------",
    closed: "------",
    isolated: "------",
    alone: "+----+",
  },
  "viewer named target": {
    public: "+----+",
    private: "+----+",
    organization: "+-----",
    closed: "------",
    isolated: "------",
    alone: "+----+",
  },
  "both named": {
    public: "+++--+",
    private: "+++--+",
    organization: "+++---",
    closed: "------",
    isolated: "------",
    alone: "+----+",
  },
};
/** Nobody names people without a company. */
const namings = Object.keys(expected) as Naming[];
const pairs = levels.flatMap((viewer) => levels.map((target, at) => ({ viewer, target, at })));

describe("S9 who finds whom, for every pair of levels", () => {
  describe.each(namings)("%s", (naming) => {
    test.each(pairs)("$viewer looks for $target", ({ viewer, target, at }) => {
      const finds = expected[naming][viewer][at] === "+";
      const pair = strangers(viewer, target, naming);
      expect(pair.finds()).toBe(finds);
      const isApart = viewer === "isolated" || target === "isolated";
      expect(pair.finds(contacts)).toBe(!isApart);
      expect(pair.finds(blocked)).toBe(false);
      // To administer another company gives nothing.
      expect(strangers(viewer, target, naming, {}, { isAdministrator: true }).finds()).toBe(finds);
      expect(strangers(viewer, target, naming, { isAdministrator: true }).finds()).toBe(finds);
      expect(strangers(viewer, target, naming, { isActive: false }).finds(contacts)).toBe(false);
      expect(strangers(viewer, target, naming, {}, { isActive: false }).finds(contacts)).toBe(false);
      for (const choice of ["hidden", "hiddenFromOutsiders"] satisfies FindableChoice[]) {
        const hidden = strangers(viewer, target, naming, { choice });
        expect(hidden.finds()).toBe(false);
        expect(hidden.finds(contacts)).toBe(!isApart);
        expect(hidden.finds(blocked)).toBe(false);
        expect(strangers(viewer, target, naming, { choice, exceptions: new Set(["ada"]) }).finds()).toBe(finds);
        // Hiding does not keep one from looking.
        expect(strangers(viewer, target, naming, {}, { choice }).finds()).toBe(finds);
      }
    });

    test.each(pairs)("$viewer and $target share a chat already", ({ viewer, target, at }) => {
      const pair = strangers(viewer, target, naming);
      const mirrored: Record<Naming, Naming> = {
        "no one named": "no one named",
        "target named viewer": "viewer named target",
        "viewer named target": "target named viewer",
        "both named": "both named",
      };
      const back = expected[mirrored[naming]][target][levels.indexOf(viewer)];
      const either = expected[naming][viewer][at] === "+" || back === "+";
      expect(mayReach(pair.ada, pair.bob, none, pair.ruleOf)).toBe(either);
      expect(mayReach(pair.bob, pair.ada, none, pair.ruleOf)).toBe(either);
      expect(mayReach(pair.ada, pair.bob, blocked, pair.ruleOf)).toBe(false);
    });

    test.each(pairs)("$viewer mails an invitation to $target", ({ viewer, target }) => {
      const pair = strangers(viewer, target, naming, { choice: "hidden" });
      const isApart = viewer === "isolated" || target === "isolated";
      expect(mayInviteByMail(pair.ada, pair.bob, none, pair.ruleOf)).toBe(!isApart);
      expect(mayInviteByMail(pair.ada, pair.bob, blocked, pair.ruleOf)).toBe(false);
      expect(mayMailInvitations(pair.ada, pair.ruleOf)).toBe(viewer !== "isolated");
    });
  });
});

describe("S9 colleagues", () => {
  const colleagues = (level: VisibilityLevel, bobs: Partial<Party> = {}, adas: Partial<Party> = {}, mayHide = true) => {
    const rule: CompanyRule = { level, mayHide, partnerIds: new Set() };
    const ada = party("ada", "firm", adas);
    const bob = party("bob", "firm", bobs);
    return { ada, bob, ruleOf: () => rule, finds: (ties = none) => sightOf(ada, ties, () => rule)(bob) };
  };
  const companyLevels = levels.filter((level) => level !== "alone");

  test.each(companyLevels)("of a company that is %s find each other, unless one hides or is blocked", (level) => {
    expect(colleagues(level).finds()).toBe(true);
    expect(colleagues(level).finds(blocked)).toBe(false);
    expect(colleagues(level, { choice: "hiddenFromOutsiders" }).finds()).toBe(true);
    expect(colleagues(level, { choice: "hidden" }).finds()).toBe(false);
    expect(colleagues(level, { choice: "hidden", exceptions: new Set(["ada"]) }).finds()).toBe(true);
    expect(colleagues(level, { choice: "hidden" }).finds(contacts)).toBe(true);
    expect(colleagues(level, { isActive: false }, { isAdministrator: true }).finds()).toBe(false);
    const { ada, bob, ruleOf } = colleagues(level);
    expect(mayInviteByMail(ada, bob, none, ruleOf)).toBe(true);
  });

  test.each(companyLevels)("of a company that is %s cannot hide from its administrators", (level) => {
    const hidden = colleagues(level, { choice: "hidden" }, { isAdministrator: true });
    expect(hidden.finds()).toBe(true);
    expect(hidden.finds(blocked)).toBe(false);
  });

  test.each(companyLevels)("of a company that is %s and forbids it do not hide at all", (level) => {
    expect(colleagues(level, { choice: "hidden" }, {}, false).finds()).toBe(true);
  });
});

test("S9 nobody finds themselves, administrator or not", () => {
  const { ada, ruleOf } = strangers("public", "public", "no one named", {}, { isAdministrator: true });
  expect(sightOf(ada, none, ruleOf)(ada)).toBe(false);
  expect(mayInviteByMail(ada, ada, none, ruleOf)).toBe(false);
});

test("S9 whoever finds others, or is found by others, by a company's new rule is among those for whom it changes something", () => {
  const namings = ["no one named", "target named viewer", "viewer named target", "both named"] as const;
  const companies = levels.filter((level) => level !== "alone");
  let changes = 0;
  for (const viewer of levels)
    for (const naming of namings)
      for (const before of companies)
        for (const after of companies) {
          const [then, now] = [strangers(viewer, before, naming), strangers(viewer, after, naming)];
          const differs = ([a, b]: readonly Party[]) =>
            sightOf(a as Party, none, then.ruleOf)(b as Party) !== sightOf(a as Party, none, now.ruleOf)(b as Party);
          const isTold = changesFor("bobs", then.ruleOf("bobs"), now.ruleOf)(now.ada.companyId);
          const isChanged = differs([now.ada, now.bob]) || differs([now.bob, now.ada]);
          if (isChanged) changes += 1;
          // Others may be asked too: for contacts more may have changed.
          expect(isTold || !isChanged).toBe(true);
          if (before === after) expect(isTold).toBe(viewer === "alone" ? false : now.ada.companyId === "bobs");
        }
  expect(changes).toBeGreaterThan(50);
});
