import { afterAll, beforeAll, expect, test } from "bun:test";
import { createECDH } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configSchema } from "../config/config.ts";
import { openKeys } from "../crypto/key-store.ts";
import { createOutbound } from "../outbound/outbound.ts";
import type { Log } from "../platform.ts";
import { openStorage } from "../storage/open-storage.ts";
import { encryptFor, isReceiver, maxPlainBytes } from "./encrypt.ts";
import { decryptAs, type PushService, startPushService, verifyVapid } from "./push-service.testing.ts";
import { newVapidKeys } from "./vapid.ts";
import { createWebPush, outcomeOf, type Push } from "./web-push.ts";

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const noon = Date.UTC(2026, 10, 24, 12);
const folder = mkdtempSync(join(tmpdir(), "iris-push-"));
let service: PushService;
let close: () => Promise<void>;
const options = { ttlSec: 3_600, urgency: "high", topic: "a-topic" } as const;

async function open(allowed_origins: string[], publicUrl = "https://iris.example.org") {
  const config = configSchema.parse({
    storage: { data: folder },
    push: { allowed_origins },
    server: { public_url: publicUrl },
  });
  const keys = await openKeys({ data: folder, keys: config.keys, log: silent, now: () => noon });
  const db = await openStorage({ file: join(folder, "iris.db"), log: silent, now: () => noon });
  close = async () => {
    await db.close();
    await keys.close();
  };
  return createWebPush({ config, db, keys, now: () => noon, outbound: createOutbound(config, silent) });
}
let push: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  service = startPushService();
  push = await open([service.origin]);
});
afterAll(async () => {
  service.stop();
  await close();
  rmSync(folder, { recursive: true });
});

const send = (to: Push["to"], payload = "something new") => push.send({ to, payload, ...options });

test("S41 a message is encrypted as RFC 8291's example says", () => {
  const receiver = {
    p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  };
  const chance = {
    privateKey: Buffer.from("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw", "base64url"),
    salt: Buffer.from("DGv6ra1nlYgDCS1FRnbzlw", "base64url"),
  };
  const plain = Buffer.from("When I grow up, I want to be a watermelon");
  expect(Buffer.from(encryptFor(receiver, plain, chance, 1)).toString("base64url")).toBe(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
  );
});

test("S41 messages of different lengths cannot be told apart by their size, up to the largest that services take", () => {
  const browser = createECDH("prime256v1");
  browser.generateKeys();
  const auth = Buffer.alloc(16, 7);
  const receiver = { p256dh: browser.getPublicKey("base64url"), auth: auth.toString("base64url") };
  const sizes = ["", "x", "y".repeat(1_024)].map((text) => encryptFor(receiver, Buffer.from(text)).length);
  expect(new Set(sizes).size).toBe(1);
  const longest = "z".repeat(maxPlainBytes);
  const largest = encryptFor(receiver, Buffer.from(longest));
  expect(largest.length).toBeLessThanOrEqual(4_096);
  expect(decryptAs(browser, auth, largest)).toBe(longest);
  expect(() => encryptFor(receiver, Buffer.alloc(maxPlainBytes + 1))).toThrow(RangeError);
});

test("what is no key of a browser is not taken for one", () => {
  const { publicKey } = newVapidKeys();
  const auth = Buffer.alloc(16).toString("base64url");
  expect(isReceiver({ p256dh: publicKey, auth })).toBe(true);
  expect(isReceiver({ p256dh: publicKey, auth: "short" })).toBe(false);
  expect(isReceiver({ p256dh: Buffer.alloc(65, 4).toString("base64url"), auth })).toBe(false);
  expect(isReceiver({ p256dh: "", auth })).toBe(false);
});

test("S41 the push service sees who asks, for how long and how urgent, and the browser alone reads the words", async () => {
  const subscription = service.subscription();
  expect(await send(subscription, "something new")).toEqual({ kind: "taken" });
  const request = service.received.at(-1);
  expect(request?.text).toBe("something new");
  expect(Buffer.from(request?.encrypted ?? []).includes("something")).toBe(false);
  expect(request?.headers.get("ttl")).toBe("3600");
  expect(request?.headers.get("urgency")).toBe("high");
  expect(request?.headers.get("topic")).toBe("a-topic");
  expect(request?.headers.get("content-encoding")).toBe("aes128gcm");
  const { claims, publicKey } = verifyVapid(request?.headers.get("authorization") ?? null);
  expect(claims).toEqual({
    ...{ aud: service.origin, sub: "https://iris.example.org" },
    exp: noon / 1000 + 12 * 3_600,
  });
  expect(publicKey).toBe(await push.publicKey());
});

test("S41 the instance's keys are made once, and outlive a restart", async () => {
  const before = await push.publicKey();
  await close();
  push = await open([service.origin]);
  expect(await Promise.all([push.publicKey(), push.publicKey()])).toEqual([before, before]);
});

test("S41 a browser that is no longer subscribed, a service that is busy and one that refuses are told apart", async () => {
  const to = service.subscription();
  service.answerNext(
    { status: 410 },
    { status: 404 },
    { status: 429, retryAfter: "30" },
    { status: 503 },
    { status: 400 },
  );
  expect(await send(to)).toEqual({ kind: "gone" });
  expect(await send(to)).toEqual({ kind: "gone" });
  expect(await send(to)).toEqual({ kind: "later", afterMs: 30_000, reason: "answered 429" });
  expect(await send(to)).toEqual({ kind: "later", afterMs: undefined, reason: "answered 503" });
  expect(await send(to)).toEqual({ kind: "refused", reason: "answered 400" });
  const date = new Date(noon + 90_000).toUTCString();
  expect(outcomeOf({ status: 503, retryAfter: date }, noon)).toMatchObject({ afterMs: 90_000 });
  expect(outcomeOf({ status: 503, retryAfter: "99999999" }, noon)).toMatchObject({ afterMs: 24 * 3_600_000 });
});

test("S66 a push service that the configuration does not name gets nothing", async () => {
  const other = startPushService();
  const asked = await push.send({ to: other.subscription(), payload: "x", ...options });
  expect(asked).toEqual({ kind: "refused", reason: "DestinationRefused" });
  expect(other.received).toEqual([]);
  other.stop();
  expect(push.permits("https://fcm.googleapis.com/fcm/send/x")).toBe(false);
  expect(push.permits("no address")).toBe(false);
});

test("S66 origins below a name are permitted by https alone", () => {
  const config = configSchema.parse({ push: { allowed_origins: ["https://*.notify.example.com"] } });
  const outbound = createOutbound(config, silent);
  const permits = (url: string) => outbound.permits("push", new URL(url));
  expect(permits("https://a.notify.example.com/x")).toBe(true);
  expect(permits("https://a.b.notify.example.com/x")).toBe(true);
  for (const url of [
    "http://a.notify.example.com/x",
    "https://notify.example.com/x",
    "https://anotify.example.com/x",
    "https://a.notify.example.com:8443/x",
    "https://a.notify.example.com.evil.example/x",
  ])
    expect(permits(url)).toBe(false);
});
