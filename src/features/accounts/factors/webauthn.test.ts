import { describe, expect, test } from "bun:test";
import { configSchema } from "../../../platform/config/config.ts";
import { type Site, siteOf } from "./site.ts";
import { softwarePasskey } from "./software-passkey.testing.ts";
import { challengeIn, checkAssertion, readCreation } from "./webauthn.ts";

const siteAt = (public_url: string): Site => siteOf(configSchema.parse({ server: { public_url } }));
const origin = "https://iris.example";
const site = siteAt(origin);
const challenge = Buffer.from("a challenge of some length").toString("base64url");
const request = { challenge, userHandle: "YWRh" };

describe("B1 a passkey", () => {
  test.each(["ES256", "EdDSA", "RS256"] as const)("that signs with %s is read and its signature holds", (algorithm) => {
    const passkey = softwarePasskey(origin, { algorithm });
    const made = readCreation(passkey.create(request), site);
    if (!made) throw new Error("the passkey was not read");
    const { counter, ...key } = made;
    expect(key.credentialId).toBe(passkey.credentialId);
    expect(checkAssertion(passkey.assert(request), { key, counter }, site)).toEqual({
      counter: 2,
      isUserVerified: true,
    });
  });

  test("says whether its device made sure of the person", () => {
    const passkey = softwarePasskey(origin, { verifiesUser: false });
    const key = readCreation(passkey.create(request), site);
    if (!key) throw new Error("the passkey was not read");
    expect(checkAssertion(passkey.assert(request), { key, counter: 1 }, site)?.isUserVerified).toBe(false);
  });

  test("S71 whose count does not grow is a copy; one that never counts is not", () => {
    const passkey = softwarePasskey(origin);
    const key = readCreation(passkey.create(request), site);
    const silent = softwarePasskey(origin, { counts: false });
    const silentKey = readCreation(silent.create(request), site);
    if (!key || !silentKey) throw new Error("the passkey was not read");
    passkey.state.counter = 4;
    expect(checkAssertion(passkey.assert(request), { key, counter: 5 }, site)).toBeNull();
    expect(checkAssertion(passkey.assert(request), { key, counter: 5 }, site)?.counter).toBe(6);
    expect(checkAssertion(silent.assert(request), { key: silentKey, counter: 0 }, site)?.counter).toBe(0);
  });

  test("S71 of another site, with another's signature or a changed word does not hold", () => {
    const passkey = softwarePasskey(origin);
    const key = readCreation(passkey.create(request), site);
    if (!key) throw new Error("the passkey was not read");
    const right = passkey.assert(request);
    const other = softwarePasskey(origin).assert(request);
    const elsewhere = softwarePasskey("https://evil.example").assert(request);
    const changed = [
      { ...right, signature: other.signature },
      { ...right, clientData: passkey.assert(request, { origin: "https://evil.example" }).clientData },
      { ...right, authenticatorData: elsewhere.authenticatorData },
      { ...right, authenticatorData: "AAAA" },
      { ...right, signature: "AAAA" },
    ];
    for (const assertion of changed) expect(checkAssertion(assertion, { key, counter: 0 }, site)).toBeNull();
    expect(checkAssertion(right, { key, counter: 0 }, site)).not.toBeNull();
    expect(readCreation(passkey.create(request), siteAt("https://other.example"))).toBeNull();
    expect(readCreation({ ...passkey.create(request), attestationObject: "AAAA" }, site)).toBeNull();
  });
});

describe("S71 the challenge", () => {
  const passkey = softwarePasskey(origin);
  const answered = (more: object) => challengeIn(passkey.assert(request, more).clientData, "get", site);

  test("is that which was handed out", () => expect(answered({})).toBe(challenge));
  test.each([
    ["another site", { origin: "https://evil.example" }],
    ["this site on another port", { origin: "https://iris.example:8443" }],
    ["a frame in another site", { crossOrigin: true }],
    ["a registration", { type: "webauthn.create" }],
    ["nobody", { challenge: 7 }],
  ])("answered by %s counts for nothing", (_, more) => expect(answered(more)).toBeNull());
  test("in what is no client data is none", () => expect(challengeIn("bm9wZQ", "get", site)).toBeNull());
});

test.each([
  ["https://iris.example", true],
  ["https://iris.example:8443", true],
  ["http://localhost:8080", true],
  ["http://iris.example", false],
  ["https://192.0.2.1", false],
  ["https://[2001:db8::1]", false],
] as const)("browsers take passkeys at %s: %p", (url, takes) => expect(siteAt(url).takesPasskeys).toBe(takes));
