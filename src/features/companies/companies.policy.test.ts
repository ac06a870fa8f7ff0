import { describe, expect, test } from "bun:test";
import { judgeMemberAct, type MemberAct, type Standing, type Verdict } from "./companies.policy.ts";

const firm = "f".repeat(21);
const member: Standing = { companyId: firm, role: "member", isDeactivated: false };
const administrator: Standing = { ...member, role: "administrator" };
const acts: MemberAct[] = [
  "makeAdministrator",
  "makeMember",
  "deactivate",
  "reactivate",
  "release",
  "resetSecondFactor",
];

const judge = (person: Standing | undefined, hasOther: boolean): Record<MemberAct, Verdict> =>
  Object.fromEntries(acts.map((act) => [act, judgeMemberAct(act, firm, person, hasOther)])) as Record<
    MemberAct,
    Verdict
  >;
const all = (verdict: Verdict) => Object.fromEntries(acts.map((act) => [act, verdict])) as Record<MemberAct, Verdict>;

describe("S2 what an administrator may do", () => {
  test("everything to a member, whoever else administers", () => {
    expect(judge(member, false)).toEqual(all("allowed"));
    expect(judge({ ...member, isDeactivated: true }, true)).toEqual(all("allowed"));
  });

  test("everything to an administrator while there is another", () => {
    expect(judge(administrator, true)).toEqual(all("allowed"));
  });

  test("nothing to the last administrator that would leave the company without one", () => {
    expect(judge(administrator, false)).toEqual({
      ...all("allowed"),
      ...{ makeMember: "lastAdministrator", deactivate: "lastAdministrator", release: "lastAdministrator" },
    });
  });

  test("one who is kept out does not count as the last", () => {
    expect(judge({ ...administrator, isDeactivated: true }, false)).toEqual(all("allowed"));
  });

  test("nothing to people of another company, of none, or to nobody, who all look alike", () => {
    expect(judge({ ...member, companyId: "g".repeat(21) }, true)).toEqual(all("notFound"));
    expect(judge({ ...member, companyId: null }, true)).toEqual(all("notFound"));
    expect(judge(undefined, true)).toEqual(all("notFound"));
  });
});
