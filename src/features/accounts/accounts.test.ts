import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import * as api from "../../protocol/accounts.ts";
import { findPeople, getPeople } from "../../protocol/directory.ts";
import { updateOwnProfile } from "../../protocol/profiles.ts";
import { type Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let operator: Person;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.person("grace", { isOperator: true });
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
});
afterAll(() => app.stop());

const newcomer = (email: string) => ({
  email,
  password,
  firstName: "New",
  lastName: "Comer",
  language: "de" as const,
  acceptedTerms: "2026-11",
  browserSecret: "a secret that only this browser has",
});

/** The newest mail to that address, as the operator finds it in the outbox while no mail server is set. */
async function mailTo(email: string) {
  const { mails } = await operator.call(api.listOutbox);
  const mail = mails.find(({ to }) => to === email);
  if (!mail) throw new Error(`no mail to ${email}`);
  return mail;
}

describe("over HTTP", () => {
  test("S1 sign up, read the mail, follow the link, be signed in", async () => {
    const visitor = app.visitor();
    const body = newcomer("carla@example.org");
    expect(await visitor.call(api.signUp, { body })).toEqual({ sent: true });
    const { text, subject } = await mailTo(body.email);
    expect(subject).toContain("Bestätige");
    const token = /\/verify#(\S+)/.exec(text)?.[1] ?? "";
    const { browserSecret } = body;
    const account = await visitor.call(api.verifyEmail, { body: { token, browserSecret } });
    expect(account).toMatchObject({ email: body.email, language: "de", isOperator: false, companyName: null });
    expect(account.terms).toMatchObject({ version: "2026-11", language: "de" });
    expect(await visitor.call(api.getOwnAccount)).toEqual(account);
    await visitor.call(api.signOut);
    expect(await visitor.refusal(api.getOwnAccount)).toBe("core.not_signed_in");
  });

  test("S71 the answer for a known address is the same, byte for byte", async () => {
    const visitor = app.visitor();
    const answer = async (email: string) => {
      const response = await visitor.send(api.signUp, { body: newcomer(email) });
      const headers = [...response.headers].filter(([name]) => name !== "x-request-id" && name !== "date");
      return { status: response.status, headers, body: await response.text() };
    };
    expect(await answer("ada@example.org")).toEqual(await answer("unheard.of@example.org"));
    expect((await mailTo("ada@example.org")).text).toContain("Ada");
  });

  test("S71 the session cookie is for this host alone and no script reads it", async () => {
    const response = await app.visitor().send(api.signIn, { body: { email: ada.email, password } });
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toStartWith("__Host-");
    for (const attribute of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(attribute);
    expect(JSON.stringify(await response.json())).not.toContain("argon2id");
  });

  test("S71 who is not signed in gets nothing of an account", async () => {
    const visitor = app.visitor();
    for (const endpoint of [api.getOwnAccount, api.listSessions, api.signOut, api.listOutbox]) {
      expect(await visitor.refusal(endpoint)).toBe("core.not_signed_in");
    }
    expect(await visitor.refusal(api.updateOwnAccount, { body: { language: "fr" } })).toBe("core.not_signed_in");
    expect(await visitor.refusal(findPeople)).toBe("core.not_signed_in");
    expect(await visitor.refusal(getPeople, { body: { ids: [ada.accountId] } })).toBe("core.not_signed_in");
  });

  test("only an operator reads the outbox", async () => {
    expect(await mallory.refusal(api.listOutbox)).toBe("core.not_found");
  });

  test("S71 revoking a session closes its sockets at once and its cookie is worth nothing", async () => {
    const elsewhere = app.visitor();
    await elsewhere.call(api.signIn, { body: { email: bob.email, password } });
    const socket = await elsewhere.connect();
    const { sessions } = await bob.call(api.listSessions);
    const other = sessions.find(({ isCurrent }) => !isCurrent);
    if (!other) throw new Error("the other session is not listed");
    expect(await mallory.refusal(api.revokeSession, { params: { sessionId: other.id } })).toBe("core.not_found");
    expect(await bob.refusal(api.revokeSession, { params: { sessionId: nanoid() } })).toBe("core.not_found");
    await bob.call(api.revokeSession, { params: { sessionId: other.id } });
    await socket.closed;
    expect(await elsewhere.refusal(api.getOwnAccount)).toBe("core.not_signed_in");
    expect((await bob.call(api.listSessions)).sessions).toHaveLength(1);
  });

  test("S50 a new name is told to one's own devices and found by others", async () => {
    const [device, stranger] = await Promise.all([ada.connect(), mallory.connect()]);
    await ada.call(updateOwnProfile, { body: { firstName: "Augusta" } });
    await ada.call(api.updateOwnAccount, { body: { language: "fr" } });
    const { event } = await device.next("event", ({ event }) => event.type === "account.changed");
    expect(event).toEqual({ type: "account.changed", accountId: ada.accountId });
    const { people } = await bob.call(getPeople, { body: { ids: [ada.accountId, nanoid()] } });
    expect(people.map(({ firstName }) => firstName)).toEqual(["Augusta"]);
    expect((await ada.call(api.getOwnAccount)).language).toBe("fr");
    await stranger.settled();
    expect(stranger.events("account.changed")).toEqual([]);
    await Promise.all([device.close(), stranger.close()]);
  });

  test("S5 terms are accepted in the version that is shown, or not at all", async () => {
    const body = { version: "1999-01", language: "de" as const };
    expect(await ada.refusal(api.acceptTerms, { body })).toBe("accounts.terms_outdated");
    const account = await ada.call(api.acceptTerms, { body: { ...body, version: "2026-11" } });
    expect(account.terms).toMatchObject({ version: "2026-11", language: "de" });
  });

  test("S5 who has not accepted the current terms gets nothing before, by request or socket", async () => {
    const hedy = await app.person("hedy", { termsVersion: "2020-01" });
    expect((await hedy.call(api.getOwnAccount)).owesTerms).toBe(true);
    expect(await hedy.refusal(findPeople, { query: { q: "bob" } })).toBe("core.terms_due");
    await expect(hedy.connect()).rejects.toThrow("refused");
    const body = { version: "2026-11", language: "en" as const };
    expect((await hedy.call(api.acceptTerms, { body })).owesTerms).toBe(false);
    expect((await hedy.call(findPeople, { query: { q: "bob" } })).people).toHaveLength(1);
    await (await hedy.connect()).close();
  });

  test("S13 people find each other by name and by whole address, never themselves", async () => {
    const found = async (q: string) => (await bob.call(findPeople, { query: { q } })).people.map(({ id }) => id);
    expect(await found("mallo")).toEqual([mallory.accountId]);
    expect(await found("MALLORY@example.org")).toEqual([mallory.accountId]);
    expect(await found("bob")).toEqual([]);
    expect(await found("carl@")).toEqual([]);
  });

  test("S1 the first page says what the instance is", async () => {
    expect(await app.visitor().call(api.instanceInfo)).toMatchObject({
      needsOperator: false,
      signUpOpen: true,
      mailConfigured: false,
      scanningOn: false,
      termsVersion: "2026-11",
    });
  });
});
