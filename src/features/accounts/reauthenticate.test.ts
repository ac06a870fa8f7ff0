import { afterAll, beforeAll, expect, test } from "bun:test";
import { reauthenticate } from "../../protocol/accounts.ts";
import { type Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";

let at = 1_800_000_000_000;
let app: TestApp;
let ada: Person;

beforeAll(async () => {
  app = await startTestApp({ now: () => at });
  ada = await app.person("ada");
});
afterAll(() => app.stop());

const provedAt = async () => {
  const request = new Request(app.url, { headers: { cookie: ada.cookie } });
  return (await app.app.accounts.authenticate(request))?.provedAt;
};

test("S71 a sign-in proves who one is, and so does the password given again", async () => {
  expect(await provedAt()).toBe(at);
  at += 3_600_000;
  expect(await provedAt()).toBe(at - 3_600_000);
  await ada.call(reauthenticate, { body: { proof: { kind: "password", password } } });
  expect(await provedAt()).toBe(at);
});

test("S71 a wrong password proves nothing", async () => {
  at += 3_600_000;
  expect(
    await ada.refusal(reauthenticate, { body: { proof: { kind: "password", password: "not her password" } } }),
  ).toBe("accounts.identity_refused");
  expect(await provedAt()).toBe(at - 3_600_000);
});
