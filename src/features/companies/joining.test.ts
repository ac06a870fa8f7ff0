import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { getOwnAccount, signIn } from "../../protocol/accounts.ts";
import {
  closeJoinLink,
  decideJoinRequest,
  followJoinLink,
  getJoinLink,
  getOwnMembership,
  invitePerson,
  joinByInvitation,
  listInvitations,
  listJoinRequests,
  listMembers,
  readInvitation,
  readJoinLink,
  renewJoinLink,
  resendInvitation,
  signUpInvited,
  withdrawInvitation,
} from "../../protocol/companies.ts";
import { type Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { found, invited, mailedToken } from "./companies.testing.ts";

const dayMs = 24 * 3_600_000;
const clock = { at: Date.now() };
let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let grace: Person;
let companyId: string;
beforeAll(async () => {
  app = await startTestApp({ now: () => clock.at, config: { instance: { sign_up: "closed" } } });
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
  grace = await app.person("grace", { isOperator: true });
  companyId = await found(app, ada);
  await found(app, mallory, { name: "Andere" });
});
afterAll(() => app.stop());

const invite = (email: string, more: object = {}) => ({
  body: { email, firstName: "", lastName: "", role: "member" as const, language: "de" as const, ...more },
});
const newcomer = (token: string, more: object = {}) => ({
  body: {
    ...{ token, password: "zwölf graue Gänse", firstName: "Carla", lastName: "Neu", language: "de" as const },
    acceptedTerms: app.platform.config.instance.terms_version,
    ...more,
  },
});
const openInvitations = async () => (await ada.call(listInvitations)).invitations;

describe("S2 a mailed invitation", () => {
  test("lets somebody without an account in, with their own password, where nobody may sign up alone", async () => {
    const carla = invite("carla@example.org", { firstName: "Carla", role: "administrator" });
    await ada.call(invitePerson, carla);
    expect(await openInvitations()).toMatchObject([{ email: "carla@example.org", role: "administrator" }]);
    const token = await mailedToken(grace, "carla@example.org");
    expect(await app.visitor().call(readInvitation, { body: { token } })).toEqual({
      ...{ companyName: "Hafenbau Nord", email: "carla@example.org", firstName: "Carla", lastName: "" },
      hasAccount: false,
    });
    const weak = newcomer(token, { password: "passwordpassword" });
    expect(await app.visitor().refusal(signUpInvited, weak)).toBe("accounts.password_common");
    const stale = newcomer(token, { acceptedTerms: "2001" });
    expect(await app.visitor().refusal(signUpInvited, stale)).toBe("accounts.terms_outdated");

    expect(await app.visitor().call(signUpInvited, newcomer(token))).toEqual({ email: "carla@example.org" });
    const there = app.visitor();
    await there.call(signIn, { body: { email: "carla@example.org", password: "zwölf graue Gänse" } });
    expect((await there.call(getOwnMembership)).company).toMatchObject({ id: companyId, isAdministrator: true });
    expect(await openInvitations()).toEqual([]);
    // Used up.
    expect(await app.visitor().refusal(readInvitation, { body: { token } })).toBe("companies.invitation_invalid");
    expect(await app.visitor().refusal(signUpInvited, newcomer(token))).toBe("companies.invitation_invalid");
  });

  test("lets somebody with an account in with that account alone, never whoever got hold of the mail", async () => {
    const token = await invited(app, grace, ada, bob.email);
    const body = { token };
    expect(await app.visitor().call(readInvitation, { body })).toMatchObject({ hasAccount: true });
    expect(await app.visitor().refusal(signUpInvited, newcomer(token))).toBe("companies.sign_in_first");
    expect(await app.visitor().refusal(joinByInvitation, { body })).toBe("core.not_signed_in");
    const [other] = await app.people("other");
    expect(await other.refusal(joinByInvitation, { body })).toBe("companies.invitation_other_address");
    expect(await bob.call(joinByInvitation, { body })).toEqual({ outcome: "joined" });
    expect((await bob.call(getOwnAccount)).companyName).toBe("Hafenbau Nord");
    expect(await bob.refusal(joinByInvitation, { body })).toBe("companies.invitation_invalid");
    expect(await ada.refusal(invitePerson, invite(bob.email))).toBe("companies.already_member");
  });

  test("moves nobody out of another company, and tells nobody where they are", async () => {
    const token = await invited(app, grace, ada, mallory.email);
    expect(await mallory.refusal(joinByInvitation, { body: { token } })).toBe("companies.already_bound");
    expect((await mallory.call(getOwnAccount)).companyName).toBe("Andere");
    for (const { id } of await openInvitations()) await ada.call(withdrawInvitation, { params: { invitationId: id } });
  });

  test("is mailed anew on request, and the link before stops working; withdrawn it works no more", async () => {
    const first = await invited(app, grace, ada, "dora@example.org");
    const [{ id = "" } = {}] = await openInvitations();
    const params = { invitationId: id };
    await ada.call(resendInvitation, { params });
    // Inviting the same address again is the same invitation.
    expect((await ada.call(invitePerson, invite("Dora@Example.org"))).id).toBe(id);
    const newest = await mailedToken(grace, "Dora@Example.org");
    expect(await app.visitor().refusal(readInvitation, { body: { token: first } })).toBe(
      "companies.invitation_invalid",
    );
    await app.visitor().call(readInvitation, { body: { token: newest } });
    for (const stranger of [bob, mallory]) {
      expect(await stranger.refusal(resendInvitation, { params })).toBe("core.not_found");
      expect(await stranger.refusal(withdrawInvitation, { params })).toBe("core.not_found");
    }
    await ada.call(withdrawInvitation, { params });
    expect(await app.visitor().refusal(readInvitation, { body: { token: newest } })).toBe(
      "companies.invitation_invalid",
    );
    expect(await openInvitations()).toEqual([]);
  });

  test("runs out after two weeks, and is forgotten a month later", async () => {
    const token = await invited(app, grace, ada, "emil@example.org");
    const began = clock.at;
    clock.at += 14 * dayMs;
    await ada.call(signIn, { body: { email: ada.email, password } });
    expect(await app.visitor().refusal(readInvitation, { body: { token } })).toBe("companies.invitation_invalid");
    expect(await openInvitations()).toHaveLength(1);
    clock.at = began + 45 * dayMs;
    for (const person of [ada, bob, mallory, grace]) {
      await person.call(signIn, { body: { email: person.email, password } });
    }
    await app.app.lookAfterCompanies();
    expect(await openInvitations()).toEqual([]);
  });

  test("mailing one address again and again has an end", async () => {
    const refusals: string[] = [];
    for (let n = 0; n < 7; n++) {
      await ada.call(invitePerson, invite("target@example.org")).catch((error) => refusals.push(error.code));
    }
    expect(refusals).toEqual(["core.too_many", "core.too_many"]);
  });
});

describe("S2 a join link", () => {
  const link = (more: object = {}) => ({ body: { validDays: null, maxUses: null, needsApproval: false, ...more } });
  const renew = async (more: object = {}) => {
    const made = await ada.call(renewJoinLink, link(more));
    return { token: new URL(made.link?.url ?? "").hash.slice(1) };
  };

  test("lets people join until it is closed or renewed", async () => {
    const [fred, gina] = await app.people("fred", "gina");
    const first = await renew();
    const shown = { companyName: "Hafenbau Nord", needsApproval: false };
    expect(await app.visitor().call(readJoinLink, { body: first })).toEqual(shown);
    expect(await fred.call(followJoinLink, { body: first })).toEqual({ outcome: "joined" });
    expect(await fred.refusal(followJoinLink, { body: first })).toBe("companies.already_bound");
    expect((await ada.call(getJoinLink)).link).toMatchObject({ uses: 1, expiresAt: null, maxUses: null });
    const second = await renew();
    expect(await gina.refusal(followJoinLink, { body: first })).toBe("companies.join_link_invalid");
    await ada.call(closeJoinLink);
    expect(await gina.refusal(followJoinLink, { body: second })).toBe("companies.join_link_invalid");
    expect(await app.visitor().refusal(readJoinLink, { body: second })).toBe("companies.join_link_invalid");
    expect((await ada.call(getJoinLink)).link).toBeNull();
  });

  test("its last use goes to one of two who come at once, and it ends on its day", async () => {
    const [hans, ida, jan] = await app.people("hans", "ida", "jan");
    const body = await renew({ maxUses: 1 });
    const outcomes = await Promise.allSettled([hans, ida].map((person) => person.call(followJoinLink, { body })));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await app.visitor().refusal(readJoinLink, { body })).toBe("companies.join_link_invalid");
    const short = await renew({ validDays: 1 });
    clock.at += dayMs;
    expect(await jan.refusal(followJoinLink, { body: short })).toBe("companies.join_link_invalid");
  });

  test("where an administrator decides, people wait in a queue", async () => {
    const [kim, lea] = await app.people("kim", "lea");
    const body = await renew({ needsApproval: true });
    for (const person of [kim, lea])
      expect(await person.call(followJoinLink, { body })).toEqual({ outcome: "requested" });
    await kim.call(followJoinLink, { body });
    expect((await ada.call(getJoinLink)).link?.uses).toBe(2);
    expect(await kim.call(getOwnMembership)).toMatchObject({ company: null, requestedCompanyName: "Hafenbau Nord" });
    const { requests } = await ada.call(listJoinRequests);
    expect(requests.map(({ firstName, origin }) => [firstName, origin])).toEqual([
      ["Kim", "link"],
      ["Lea", "link"],
    ]);
    const decide = (at: number, decision: "accept" | "refuse") => ({
      params: { requestId: requests[at]?.id ?? "" },
      body: { decision },
    });
    for (const stranger of [bob, mallory]) {
      expect(await stranger.refusal(decideJoinRequest, decide(0, "accept"))).toBe("core.not_found");
    }
    await ada.call(decideJoinRequest, decide(0, "accept"));
    await ada.call(decideJoinRequest, decide(1, "refuse"));
    expect((await kim.call(getOwnMembership)).company?.id).toBe(companyId);
    expect(await lea.call(getOwnMembership)).toEqual({ company: null, offer: null, requestedCompanyName: null });
    expect(await ada.refusal(decideJoinRequest, decide(0, "accept"))).toBe("core.not_found");
    expect((await ada.call(listMembers, { query: { q: "kim" } })).total).toBe(1);
  });
});

test("S2 links and invitations that never were look like those that are over", async () => {
  const body = { token: "x".repeat(43) };
  expect(await app.visitor().refusal(readInvitation, { body })).toBe("companies.invitation_invalid");
  expect(await bob.refusal(joinByInvitation, { body })).toBe("companies.invitation_invalid");
  expect(await app.visitor().refusal(readJoinLink, { body })).toBe("companies.join_link_invalid");
  expect(await app.visitor().refusal(signUpInvited, newcomer(body.token))).toBe("companies.invitation_invalid");
});
