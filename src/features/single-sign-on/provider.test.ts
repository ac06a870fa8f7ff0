import { afterAll, beforeAll, beforeEach, describe, expect, setDefaultTimeout, test } from "bun:test";
import { createHmac } from "node:crypto";
import { configSchema } from "../../platform/config/config.ts";
import { createOutbound } from "../../platform/outbound/outbound.ts";
import type { Log } from "../../platform/platform.ts";
import { startProvider, type TestProvider, type TestProviderOptions, visitProvider } from "./oidc-provider.testing.ts";
import { createProviders, type ProviderClient, type Providers } from "./provider.ts";
import { ProviderRefused, providerFetch, Unreachable } from "./provider-fetch.ts";

// A provider makes keys, people hash passwords: slow on a busy machine.
setDefaultTimeout(30_000);
const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const redirectUri = "http://iris.test/single-sign-on";
const ada = {
  sub: "ada-1",
  email: "ada@example.org",
  email_verified: true,
  given_name: "Ada",
  family_name: "Lovelace",
};
const clock = { ahead: 0 };
const now = () => Date.now() + clock.ahead;
const minuteMs = 60_000;

let provider: TestProvider;
let providers: Providers;
let client: ProviderClient;

async function start(options: Partial<TestProviderOptions> = {}) {
  const started = await startProvider({ redirectUri, ...options });
  started.people.set("ada", ada);
  return started;
}
const providersFor = ({ issuer }: TestProvider) =>
  createProviders({
    ask: providerFetch(createOutbound(configSchema.parse({ single_sign_on: { allowed_origins: [issuer] } }), silent)),
    now,
  });
const clientOf = ({ issuer, client: registered }: TestProvider) => ({ issuer, ...registered });

beforeAll(async () => {
  provider = await start();
});
afterAll(() => provider.stop());
beforeEach(() => {
  clock.ahead = 0;
  provider.tamper(undefined);
  provider.fail(undefined);
  providers = providersFor(provider);
  client = clientOf(provider);
});

const secrets = { state: "s".repeat(43), nonce: "n".repeat(43), codeVerifier: "v".repeat(43) };
const leave = (login = "ada", isFresh = false) =>
  providers
    .depart(client, { ...secrets, redirectUri, language: "en", isFresh })
    .then((url) => visitProvider(url.href, login));
const comeBack = (at: URL, more: { nonce?: string; codeVerifier?: string; provedSince?: number } = {}) =>
  providers.identify(client, {
    ...{ answer: at.searchParams, redirectUri, provedSince: undefined },
    ...secrets,
    ...more,
  });
const signIn = async () => comeBack(await leave());

describe("B2 an identity provider", () => {
  test("says who somebody is", async () => {
    expect(await signIn()).toMatchObject({
      ...{ subject: "ada-1", email: "ada@example.org", emailVerified: "yes", firstName: "Ada", lastName: "Lovelace" },
    });
  });

  test("that keeps addresses out of its tokens is asked for them", async () => {
    const apart = await start({ claimsInToken: false, authentication: "client_secret_post" });
    providers = providersFor(apart);
    client = clientOf(apart);
    expect(await signIn()).toMatchObject({ email: "ada@example.org", emailVerified: "yes", firstName: "Ada" });
    await apart.stop();
  });

  test("is asked to make sure, and must have done so since", async () => {
    const since = now();
    const fresh = await comeBack(await leave("ada", true), { provedSince: since - 1_000 });
    expect(fresh.provedAt).toBeGreaterThan(since - 5_000);
    const back = await leave("ada", true);
    provider.tamper((claims) => ({ ...claims, auth_time: Math.floor(now() / 1_000) - 3_600 }));
    await expect(comeBack(back, { provedSince: since })).rejects.toThrow("too much time");
    const again = await leave("ada", true);
    provider.tamper(({ auth_time, ...claims }) => claims);
    await expect(comeBack(again, { provedSince: since })).rejects.toThrow("auth_time");
  });

  test("that changes its key while running is believed, once its old keys are a minute old", async () => {
    await signIn();
    provider.rotateKey();
    const before = provider.keyFetches();
    await expect(signIn()).rejects.toThrow("key");
    expect(provider.keyFetches()).toBe(before);
    clock.ahead = minuteMs;
    expect((await signIn()).subject).toBe("ada-1");
    expect(provider.keyFetches()).toBe(before + 1);
    await signIn();
    expect(provider.keyFetches()).toBe(before + 1);
  });

  test("that is away, or answers with a fault, is unreachable", async () => {
    provider.fail(503);
    await expect(leave()).rejects.toThrow(Unreachable);
    provider.fail(undefined);
    const gone = await start();
    await gone.stop();
    client = clientOf(gone);
    providers = providersFor(gone);
    await expect(leave()).rejects.toThrow(Unreachable);
  });

  test("knows its client, or does not", async () => {
    expect(await providers.knowsClient(client, redirectUri)).toBe(true);
    expect(await providers.knowsClient({ ...client, clientSecret: "wrong" }, redirectUri)).toBe(false);
    expect(await providers.countKeys(client.issuer)).toBe(1);
  });
});

describe("B2 S71 an answer is refused", () => {
  const inSec = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;
  const unsigned = (claims: object, header: object) =>
    [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");

  test.each([
    ["with another attempt's nonce", { nonce: "another" }],
    ["without a nonce", { nonce: undefined }],
    ["for another client", { aud: "another" }],
    ["for several clients, made for another", { aud: ["iris", "another"], azp: "another" }],
    ["of another issuer", { iss: "https://elsewhere.example.com" }],
    ["that has expired", { exp: inSec(-120) }],
    ["from the future", { iat: inSec(600) }],
    ["without a subject", { sub: undefined }],
    ["that is not valid yet", { nbf: inSec(600) }],
  ])("%s", async (_, change) => {
    const back = await leave();
    provider.tamper((claims) => ({ ...claims, ...change }));
    await expect(comeBack(back)).rejects.toThrow();
  });

  test("that is not signed, or signed with the shared secret", async () => {
    provider.tamper((claims) => `${unsigned(claims, { alg: "none" })}.`);
    await expect(signIn()).rejects.toThrow("alg");
    provider.tamper((claims) => {
      const token = unsigned(claims, { alg: "HS256" });
      return `${token}.${createHmac("sha256", client.clientSecret).update(token).digest("base64url")}`;
    });
    await expect(signIn()).rejects.toThrow("alg");
  });

  test("that somebody else signed, or changed after it was signed", async () => {
    const other = await start();
    provider.tamper((claims) => other.sign(claims));
    await expect(signIn()).rejects.toThrow("key");
    provider.tamper((claims) => {
      const [header, , signature] = provider.sign(claims).split(".");
      return `${header}.${Buffer.from(JSON.stringify({ ...claims, sub: "root" })).toString("base64url")}.${signature}`;
    });
    await expect(signIn()).rejects.toThrow("signature");
    await other.stop();
  });

  test("whose code was redeemed already, or began in another place", async () => {
    const back = await leave();
    await comeBack(back);
    await expect(comeBack(back)).rejects.toThrow();
    await expect(leave().then((at) => comeBack(at, { codeVerifier: "w".repeat(43) }))).rejects.toThrow();
  });

  test("that names another issuer beside the code", async () => {
    const back = await leave();
    back.searchParams.set("iss", "https://elsewhere.example.com");
    await expect(comeBack(back)).rejects.toThrow("iss");
  });

  test("that is a refusal", async () => {
    const url = await providers.depart(client, { ...secrets, redirectUri, language: "en", isFresh: false });
    await expect(visitProvider(url.href, "ada", true).then(comeBack)).rejects.toThrow(ProviderRefused);
  });
});
