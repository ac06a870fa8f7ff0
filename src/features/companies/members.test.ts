import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { getOwnAccount, signIn } from "../../protocol/accounts.ts";
import {
  changeMemberRole,
  deactivateMember,
  getOwnMembership,
  listMembers,
  reactivateMember,
  releaseMember,
  resetMemberSecondFactor,
} from "../../protocol/companies.ts";
import { findPeople } from "../../protocol/directory.ts";
import { type Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { found } from "./companies.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let companyId: string;
beforeAll(async () => {
  app = await startTestApp();
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
  companyId = await found(app, ada);
  await found(app, mallory, { name: "Andere" });
  await app.app.companies.assignToCompany(bob.accountId, companyId);
});
afterAll(() => app.stop());

const member = ({ accountId }: Person) => ({ params: { accountId } });
const role = (person: Person, to: "member" | "administrator") => ({ ...member(person), body: { role: to } });
const settle = async (calls: Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).map((result) =>
    result.status === "fulfilled" ? "done" : (result.reason as { code: string }).code,
  );

describe("S2 the list of members", () => {
  test("is sorted, filtered and paged on the server", async () => {
    const [zoe, eva] = [
      await app.person("zoe", { firstName: "Zoë", lastName: "Ångström" }),
      await app.person("eva", { firstName: "Eva", lastName: "Müller" }),
    ];
    for (const person of [zoe, eva]) await app.app.companies.assignToCompany(person.accountId, companyId);
    const names = async (query: Parameters<typeof ada.call<typeof listMembers>>[1]) =>
      (await ada.call(listMembers, query)).members.map(({ firstName }) => firstName);
    expect(await names({})).toEqual(["Zoë", "Ada", "Bob", "Eva"]);
    expect(await names({ query: { order: "descending", limit: 2, offset: 1 } })).toEqual(["Bob", "Ada"]);
    expect(await names({ query: { sort: "role" } })).toEqual(["Ada", "Zoë", "Bob", "Eva"]);
    expect(await names({ query: { q: "muller eva" } })).toEqual(["Eva"]);
    expect(await names({ query: { q: "zoe@example" } })).toEqual(["Zoë"]);
    expect(await names({ query: { role: "administrator" } })).toEqual(["Ada"]);
    expect(await ada.call(listMembers, { query: { offset: 50 } })).toEqual({ members: [], total: 4 });
    for (const person of [zoe, eva]) await ada.call(releaseMember, member(person));
    expect((await ada.call(listMembers)).total).toBe(2);
  });

  test("members and strangers do not get it", async () => {
    expect(await bob.refusal(listMembers)).toBe("core.not_found");
    expect((await mallory.call(listMembers)).members).toMatchObject([{ id: mallory.accountId }]);
  });

  test("shows at once whom another process has added", async () => {
    const at = { now: Date.now() };
    const own = await startTestApp({ now: () => at.now });
    const [carol] = await own.people("carol");
    const id = await found(own, carol);
    expect((await carol.call(listMembers)).total).toBe(1);
    await own.app.accounts.createUser({
      ...{ email: "dan@example.org", password, firstName: "Dan", lastName: "Example", language: "en", companyId: id },
    });
    at.now += 11_000;
    expect((await carol.call(listMembers)).members.map(({ firstName }) => firstName)).toEqual(["Carol", "Dan"]);
    await own.stop();
  });
});

describe("S2 somebody kept out", () => {
  test("loses session and socket at once, cannot sign in, is not found, and comes back with everything", async () => {
    const device = await bob.connect();
    const seen = await ada.connect();
    expect(await ada.call(deactivateMember, member(bob))).toMatchObject({ id: bob.accountId, isDeactivated: true });
    expect((await device.closed).code).toBe(4401);
    await seen.next("event", ({ event }) => event.type === "company.roster_changed");
    expect(await bob.refusal(getOwnAccount)).toBe("core.not_signed_in");
    const attempt = { body: { email: bob.email, password } };
    expect(await app.visitor().refusal(signIn, attempt)).toBe("accounts.deactivated");
    await seen.settled();
    expect((await ada.call(findPeople, { query: { q: "bob" } })).people).toEqual([]);
    expect((await ada.call(listMembers, { query: { state: "deactivated" } })).total).toBe(1);

    expect(await ada.call(reactivateMember, member(bob))).toMatchObject({ isDeactivated: false });
    await bob.call(signIn, attempt);
    expect((await bob.call(getOwnMembership)).company?.id).toBe(companyId);
    await seen.settled();
    expect((await ada.call(findPeople, { query: { q: "bob" } })).people).toHaveLength(1);
    await seen.close();
  });

  test("an act that is repeated changes and records nothing more", async () => {
    const head = app.platform.facts.head();
    await ada.call(reactivateMember, member(bob));
    await ada.call(changeMemberRole, role(bob, "member"));
    expect(app.platform.facts.head()).toBe(head);
  });
});

describe("S2 the last administrator", () => {
  test("cannot be demoted, kept out or released, by nobody", async () => {
    expect(await ada.refusal(changeMemberRole, role(ada, "member"))).toBe("companies.last_administrator");
    expect(await ada.refusal(deactivateMember, member(ada))).toBe("companies.last_administrator");
    expect(await ada.refusal(releaseMember, member(ada))).toBe("companies.last_administrator");
  });

  test("also when two try to go at the same moment: one of them stays", async () => {
    for (const act of [changeMemberRole, deactivateMember, releaseMember] as const) {
      await ada.call(changeMemberRole, role(bob, "administrator"));
      const go = (who: Person, whom: Person) =>
        act === changeMemberRole ? who.call(act, role(whom, "member")) : who.call(act, member(whom));
      const outcomes = await settle([go(ada, bob), go(bob, ada)]);
      // The other was refused: as the last one, or because they were already gone.
      expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
      const administering = [ada, bob].map(({ accountId }) => app.app.companies.isAdministrator(accountId, companyId));
      expect((await Promise.all(administering)).filter(Boolean)).toHaveLength(1);
      await restore();
    }
  });

  /** Ada administers, bob is a member, both can sign in. */
  async function restore(): Promise<void> {
    for (const person of [ada, bob]) {
      const { memberships } = app.app.accounts;
      await app.platform.db.transaction((tx) => memberships.reactivate(tx, person.accountId));
      await app.app.companies.assignToCompany(person.accountId, companyId, person === ada ? "administrator" : "member");
      await person.call(signIn, { body: { email: person.email, password } });
    }
  }
});

test("S2 a lost second factor is reset by an administrator of the person's own company", async () => {
  for (const stranger of [bob, mallory]) {
    expect(await stranger.refusal(resetMemberSecondFactor, member(bob))).toBe("core.not_found");
  }
  await ada.call(resetMemberSecondFactor, member(bob));
  // Whoever has the lost phone may be signed in on it.
  expect(await bob.refusal(getOwnAccount)).toBe("core.not_signed_in");
  await bob.call(signIn, { body: { email: bob.email, password } });
});

describe("S8 a member's account is bound to the company", () => {
  test("only its administrators release it, and no other company's", async () => {
    for (const act of [releaseMember, deactivateMember, reactivateMember] as const) {
      expect(await bob.refusal(act, member(bob))).toBe("core.not_found");
      expect(await mallory.refusal(act, member(bob))).toBe("core.not_found");
    }
    expect(await mallory.refusal(changeMemberRole, role(bob, "administrator"))).toBe("core.not_found");
    expect((await bob.call(getOwnMembership)).company?.id).toBe(companyId);
    await ada.call(releaseMember, member(bob));
    expect((await bob.call(getOwnMembership)).company).toBeNull();
    expect(await ada.refusal(releaseMember, member(bob))).toBe("core.not_found");
  });

  test("a role counts from the next request on", async () => {
    await app.app.companies.assignToCompany(bob.accountId, companyId);
    expect(await bob.refusal(listMembers)).toBe("core.not_found");
    await ada.call(changeMemberRole, role(bob, "administrator"));
    expect((await bob.call(listMembers)).total).toBe(2);
    await bob.call(changeMemberRole, role(ada, "member"));
    expect(await ada.refusal(listMembers)).toBe("core.not_found");
    expect((await ada.call(getOwnAccount)).isAdministrator).toBe(false);
  });
});
