import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { decodeBase32IgnorePadding } from "@oslojs/encoding";
import { generateHOTP } from "@oslojs/otp";
import * as api from "../../../protocol/accounts.ts";
import * as security from "../../../protocol/security.ts";
import type { SecondFactorProof } from "../../../protocol/sign-in.ts";
import type { Client } from "../../../testing/client.ts";
import { type Person, password, startTestApp, type TestApp } from "../../../testing/test-app.ts";

let at = 1_800_000_000_000;
let app: TestApp;
let operator: Person;
const publicUrl = "http://localhost:8080";

beforeAll(async () => {
  app = await startTestApp({ now: () => at, config: { server: { public_url: publicUrl } } });
  operator = await app.person("grace", { isOperator: true });
});
afterAll(() => app.stop());

/** What the app on somebody's phone shows now. */
const codeOf = (secret: string) => generateHOTP(decodeBase32IgnorePadding(secret), BigInt(Math.floor(at / 30_000)), 6);
const otherThan = (code: string) => (code === "000000" ? "000001" : "000000");
const nextStep = () => {
  at += 30_000;
};

async function withAuthenticator(name: string) {
  const person = await app.person(name);
  const { secret } = await person.call(security.beginAuthenticator);
  const { recoveryCodes } = await person.call(security.confirmAuthenticator, { body: { code: codeOf(secret) } });
  nextStep();
  return { person, secret, recoveryCodes: recoveryCodes ?? [] };
}

/** Gives the password. @returns the question that comes back */
async function askedOf(person: Person, client: Client = app.visitor()) {
  const begun = await client.call(api.signIn, { body: { email: person.email, password } });
  if (begun.outcome !== "secondFactorNeeded") throw new Error("no second factor was asked for");
  const answer = (proof: SecondFactorProof) => ({ body: { challenge: begun.challenge, proof } });
  return { client, begun, answer };
}
const byApp = (code: string): SecondFactorProof => ({ kind: "authenticator", code });
const byCode = (code: string): SecondFactorProof => ({ kind: "recoveryCode", code });
const mailsTo = async (email: string) =>
  (await operator.call(api.listOutbox)).mails.filter(({ to }) => to === email).map(({ subject }) => subject);

describe("B1 an authenticator app", () => {
  test("is asked for at the sign-in once it is confirmed, and its code opens the session", async () => {
    const { person, secret } = await withAuthenticator("ada");
    const { client, begun, answer } = await askedOf(person);
    expect(begun).toMatchObject({ ways: ["authenticator", "recoveryCode"], passkey: null });
    expect(client.cookie).not.toContain("__Host-iris=");
    expect(await client.refusal(api.getOwnAccount)).toBe("core.not_signed_in");
    expect(await client.call(api.completeSignIn, answer(byApp(codeOf(secret))))).toMatchObject({ email: person.email });
    expect(await client.call(api.getOwnAccount)).toMatchObject({ id: person.accountId });
    expect(await mailsTo(person.email)).toContain("An authenticator app was set up – Iris");
  });

  test("that was never confirmed is asked of nobody", async () => {
    const person = await app.person("begun");
    await person.call(security.beginAuthenticator);
    expect(await person.refusal(security.confirmAuthenticator, { body: { code: "000000" } })).toBe(
      "accounts.second_factor_refused",
    );
    const begun = await app.visitor().call(api.signIn, { body: { email: person.email, password } });
    expect(begun.outcome).toBe("signedIn");
  });

  test("S71 takes no code twice, in no sign-in", async () => {
    const { person, secret } = await withAuthenticator("replay");
    const code = codeOf(secret);
    const first = await askedOf(person);
    await first.client.call(api.completeSignIn, first.answer(byApp(code)));
    const second = await askedOf(person);
    expect(await second.client.refusal(api.completeSignIn, second.answer(byApp(code)))).toBe(
      "accounts.second_factor_refused",
    );
    nextStep();
    await second.client.call(api.completeSignIn, second.answer(byApp(codeOf(secret))));
  });

  test("S71 a challenge dies after five wrong codes, after ten minutes, and once it was answered", async () => {
    const { person, secret } = await withAuthenticator("challenge");
    const guessed = await askedOf(person, app.visitor());
    // From a device of her own, so that it is the challenge that ends and not the guesser's patience.
    const device = await askedOf(person);
    await device.client.call(api.completeSignIn, device.answer(byApp(codeOf(secret))));
    nextStep();
    expect(await device.client.refusal(api.completeSignIn, device.answer(byApp(codeOf(secret))))).toBe(
      "accounts.challenge_gone",
    );
    guessed.client.cookie = device.client.cookie;
    for (let i = 0; i < 5; i++) {
      expect(await guessed.client.refusal(api.completeSignIn, guessed.answer(byApp(otherThan(codeOf(secret)))))).toBe(
        "accounts.second_factor_refused",
      );
    }
    expect(await guessed.client.refusal(api.completeSignIn, guessed.answer(byApp(codeOf(secret))))).toBe(
      "accounts.challenge_gone",
    );
    const late = await askedOf(person, device.client);
    at += 600_000;
    expect(await late.client.refusal(api.completeSignIn, late.answer(byApp(codeOf(secret))))).toBe(
      "accounts.challenge_gone",
    );
  });

  test("S71 new sign-ins give no new guesses without end", async () => {
    const { person } = await withAuthenticator("guessed");
    const outcomes = [];
    for (let i = 0; i < 7; i++) {
      const { client, answer } = await askedOf(person);
      outcomes.push(await client.refusal(api.completeSignIn, answer(byApp("000000"))));
    }
    expect(outcomes.slice(0, 5)).toEqual(Array(5).fill("accounts.second_factor_refused"));
    expect(outcomes.slice(5)).toEqual(["core.too_many", "core.too_many"]);
  });

  test("removed, it is asked for no more, and the recovery codes are gone with it", async () => {
    const { person } = await withAuthenticator("removed");
    await person.call(security.removeAuthenticator);
    expect(await person.call(security.getSecurity)).toMatchObject({ authenticatorSince: null, recoveryCodesLeft: 0 });
    const begun = await app.visitor().call(api.signIn, { body: { email: person.email, password } });
    expect(begun.outcome).toBe("signedIn");
  });

  test("there is one at a time", async () => {
    const { person } = await withAuthenticator("second");
    expect(await person.refusal(security.beginAuthenticator)).toBe("accounts.authenticator_exists");
  });
});

describe("B1 recovery codes", () => {
  test("each opens one sign-in, and the person is told", async () => {
    const { person, recoveryCodes } = await withAuthenticator("lost");
    expect(recoveryCodes).toHaveLength(10);
    const code = recoveryCodes[3] ?? "";
    const first = await askedOf(person);
    await first.client.call(api.completeSignIn, first.answer(byCode(code.toUpperCase())));
    expect(await first.client.call(security.getSecurity)).toMatchObject({ recoveryCodesLeft: 9 });
    expect(await mailsTo(person.email)).toContain("A recovery code was used – Iris");
    const second = await askedOf(person, first.client);
    expect(await second.client.refusal(api.completeSignIn, second.answer(byCode(code)))).toBe(
      "accounts.second_factor_refused",
    );
  });

  test("renewed, the old ones are worth nothing", async () => {
    const { person, recoveryCodes } = await withAuthenticator("renewing");
    const { recoveryCodes: renewed } = await person.call(security.renewRecoveryCodes);
    const { client, answer } = await askedOf(person);
    expect(await client.refusal(api.completeSignIn, answer(byCode(recoveryCodes[0] ?? "")))).toBe(
      "accounts.second_factor_refused",
    );
    await client.call(api.completeSignIn, answer(byCode(renewed[0] ?? "")));
  });

  test("there are none without a factor", async () => {
    const person = await app.person("plain");
    expect(await person.refusal(security.renewRecoveryCodes)).toBe("core.not_found");
  });
});

describe("B1 a reset by somebody else", () => {
  test("removes everything, ends the sessions, and is in the audit log and the mailbox", async () => {
    const { person } = await withAuthenticator("helpless");
    await app.app.accounts.resetSecondFactor(person.accountId, operator.accountId);
    expect(await person.refusal(api.getOwnAccount)).toBe("core.not_signed_in");
    const begun = await app.visitor().call(api.signIn, { body: { email: person.email, password } });
    expect(begun.outcome).toBe("signedIn");
    expect(await mailsTo(person.email)).toContain("Your second factor was reset – Iris");
  });
});

test("B1 dangerous acts of this chapter ask for a recent proof", async () => {
  const person = await app.person("late");
  at += 11 * 60_000;
  const dangerous = [
    person.refusal(security.beginAuthenticator),
    person.refusal(security.confirmAuthenticator, { body: { code: "000000" } }),
    person.refusal(security.removeAuthenticator),
    person.refusal(security.renewRecoveryCodes),
    person.refusal(security.beginPasskey),
    person.refusal(security.changePassword, { body: { newPassword: "granite velvet teapot" } }),
    person.refusal(security.requestEmailChange, { body: { email: "new@example.org" } }),
  ];
  expect(new Set(await Promise.all(dangerous))).toEqual(new Set(["core.reauthentication_needed"]));
});
