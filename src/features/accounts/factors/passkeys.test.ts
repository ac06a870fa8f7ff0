import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import * as api from "../../../protocol/accounts.ts";
import * as security from "../../../protocol/security.ts";
import { type Person, password, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { type SoftwarePasskey, softwarePasskey } from "./software-passkey.testing.ts";

let at = 1_800_000_000_000;
let app: TestApp;
const origin = "http://localhost:8080";

beforeAll(async () => {
  app = await startTestApp({ now: () => at, config: { server: { public_url: origin } } });
});
afterAll(() => app.stop());

async function withPasskey(name: string, passkey: SoftwarePasskey = softwarePasskey(origin)) {
  const person = await app.person(name);
  const { creation, attestation, recoveryCodes } = await addTo(person, passkey);
  return { person, passkey, creation, attestation, recoveryCodes };
}
async function addTo(person: Person, passkey: SoftwarePasskey) {
  const creation = await person.call(security.beginPasskey);
  const attestation = passkey.create(creation);
  const added = await person.call(security.addPasskey, { body: { name: "Laptop", attestation } });
  return { creation, attestation, ...added };
}

describe("B1 signing in with a passkey alone", () => {
  test("names the person and opens the session, without a question more", async () => {
    const { person, passkey, creation, recoveryCodes } = await withPasskey("ada");
    expect(creation).toMatchObject({ rpId: "localhost", siteName: "Iris", userName: person.email, credentialIds: [] });
    expect(recoveryCodes).toHaveLength(10);
    const visitor = app.visitor();
    const request = await visitor.call(api.beginPasskeySignIn);
    expect(request).toMatchObject({ rpId: "localhost", credentialIds: [] });
    const account = await visitor.call(api.signInWithPasskey, { body: { assertion: passkey.assert(request) } });
    expect(account.id).toBe(person.accountId);
    expect(await visitor.call(api.getOwnAccount)).toMatchObject({ id: person.accountId });
    const { passkeys } = await visitor.call(security.getSecurity);
    expect(passkeys).toMatchObject([{ name: "Laptop", lastUsedAt: at }]);
  });

  test("S71 a challenge is answered once, within ten minutes, and only one that was handed out", async () => {
    const { passkey } = await withPasskey("once");
    const visitor = app.visitor();
    const request = await visitor.call(api.beginPasskeySignIn);
    await visitor.call(api.signInWithPasskey, { body: { assertion: passkey.assert(request) } });
    const refused = (challenge: string) =>
      visitor.refusal(api.signInWithPasskey, { body: { assertion: passkey.assert({ challenge }) } });
    expect(await refused(request.challenge)).toBe("accounts.passkey_refused");
    expect(await refused("b".repeat(43))).toBe("accounts.passkey_refused");
    const late = await visitor.call(api.beginPasskeySignIn);
    at += 600_000;
    expect(await refused(late.challenge)).toBe("accounts.passkey_refused");
  });

  test("S71 a device that did not make sure of its owner is a second factor only", async () => {
    const { person, passkey } = await withPasskey("touch", softwarePasskey(origin, { verifiesUser: false }));
    const visitor = app.visitor();
    const request = await visitor.call(api.beginPasskeySignIn);
    expect(await visitor.refusal(api.signInWithPasskey, { body: { assertion: passkey.assert(request) } })).toBe(
      "accounts.passkey_refused",
    );
    const begun = await visitor.call(api.signIn, { body: { email: person.email, password } });
    if (begun.outcome !== "secondFactorNeeded" || !begun.passkey) throw new Error("no passkey was asked for");
    expect(begun).toMatchObject({
      ways: ["passkey", "recoveryCode"],
      passkey: { challenge: begun.challenge, credentialIds: [passkey.credentialId] },
    });
    const proof = { kind: "passkey" as const, assertion: passkey.assert(begun.passkey) };
    await visitor.call(api.completeSignIn, { body: { challenge: begun.challenge, proof } });
    expect((await visitor.call(api.getOwnAccount)).id).toBe(person.accountId);
  });

  test("S71 a challenge of one purpose serves no other, nor another person", async () => {
    const { person, passkey } = await withPasskey("purpose");
    const other = await withPasskey("other");
    const visitor = app.visitor();
    const signIn = await visitor.call(api.beginPasskeySignIn);
    const asIdentity = { kind: "passkey" as const, assertion: passkey.assert(signIn) };
    expect(await person.refusal(api.reauthenticate, { body: { proof: asIdentity } })).toBe("accounts.identity_refused");
    const { passkey: identity } = await other.person.call(api.beginReauthentication);
    if (!identity) throw new Error("no passkey was asked for");
    const foreign = { kind: "passkey" as const, assertion: passkey.assert(identity) };
    expect(await other.person.refusal(api.reauthenticate, { body: { proof: foreign } })).toBe(
      "accounts.identity_refused",
    );
    expect(await visitor.refusal(api.signInWithPasskey, { body: { assertion: passkey.assert(identity) } })).toBe(
      "accounts.passkey_refused",
    );
    const begun = await visitor.call(api.signIn, { body: { email: person.email, password } });
    if (begun.outcome !== "secondFactorNeeded") throw new Error("no second factor was asked for");
    const proof = { kind: "passkey" as const, assertion: other.passkey.assert(begun) };
    expect(await visitor.refusal(api.completeSignIn, { body: { challenge: begun.challenge, proof } })).toBe(
      "accounts.second_factor_refused",
    );
  });

  test("S71 a copy of a passkey is found out by its count", async () => {
    const { passkey } = await withPasskey("copied");
    const visitor = app.visitor();
    const enter = async () => passkey.assert(await visitor.call(api.beginPasskeySignIn));
    await visitor.call(api.signInWithPasskey, { body: { assertion: await enter() } });
    passkey.state.counter = 0;
    expect(await visitor.refusal(api.signInWithPasskey, { body: { assertion: await enter() } })).toBe(
      "accounts.passkey_refused",
    );
  });
});

describe("B1 keeping passkeys", () => {
  test("an attestation counts once, for whoever asked, and no passkey is kept twice", async () => {
    const { person, attestation, creation } = await withPasskey("twice");
    const again = { body: { name: "Again", attestation } };
    expect(await person.refusal(security.addPasskey, again)).toBe("accounts.passkey_refused");
    const mallory = await app.person("mallory");
    const begun = await mallory.call(security.beginPasskey);
    const stolen = softwarePasskey(origin).create(begun);
    expect(await person.refusal(security.addPasskey, { body: { name: "x", attestation: stolen } })).toBe(
      "accounts.passkey_refused",
    );
    const next = await person.call(security.beginPasskey);
    expect(next.userHandle).toBe(creation.userHandle);
    expect(next.credentialIds).toHaveLength(1);
  });

  test("they are renamed and removed by their owner alone", async () => {
    const passkey = softwarePasskey(origin);
    const person = await app.person("owner");
    const added = await addTo(person, passkey);
    const params = { passkeyId: added.passkey.id };
    const stranger = await app.person("stranger");
    for (const passkeyId of [params.passkeyId, nanoid()]) {
      const foreign = { params: { passkeyId } };
      expect(await stranger.refusal(security.removePasskey, foreign)).toBe("core.not_found");
      expect(await stranger.refusal(security.renamePasskey, { ...foreign, body: { name: "mine" } })).toBe(
        "core.not_found",
      );
    }
    expect(await person.call(security.renamePasskey, { params, body: { name: "Key ring" } })).toMatchObject({
      name: "Key ring",
    });
    await person.call(security.removePasskey, { params });
    expect(await person.call(security.getSecurity)).toMatchObject({ passkeys: [], recoveryCodesLeft: 0 });
    const visitor = app.visitor();
    const request = await visitor.call(api.beginPasskeySignIn);
    expect(await visitor.refusal(api.signInWithPasskey, { body: { assertion: passkey.assert(request) } })).toBe(
      "accounts.passkey_refused",
    );
  });

  test("B1 a passkey proves who one is before a dangerous act", async () => {
    const { person, passkey } = await withPasskey("careful");
    at += 11 * 60_000;
    expect(await person.refusal(security.beginAuthenticator)).toBe("core.reauthentication_needed");
    const { ways, passkey: request } = await person.call(api.beginReauthentication);
    expect(ways).toEqual(["password", "passkey"]);
    if (!request) throw new Error("no passkey was asked for");
    const proof = { kind: "passkey" as const, assertion: passkey.assert(request) };
    await person.call(api.reauthenticate, { body: { proof } });
    await person.call(security.beginAuthenticator);
    expect(await person.refusal(api.reauthenticate, { body: { proof } })).toBe("accounts.identity_refused");
  });
});

test("B1 where the address is a number, browsers take no passkeys and Iris offers none", async () => {
  const numbered = await startTestApp({ config: { server: { public_url: "http://192.0.2.1:8080" } } });
  const person = await numbered.person("ada");
  expect(await person.refusal(security.beginPasskey)).toBe("accounts.passkeys_impossible");
  expect(await numbered.visitor().refusal(api.beginPasskeySignIn)).toBe("accounts.passkeys_impossible");
  expect(await person.call(security.getSecurity)).toMatchObject({ passkeysPossible: false });
  await numbered.stop();
});
