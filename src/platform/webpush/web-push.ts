import type { WebAnswer } from "../outbound/http-request.ts";
import type { Outbound } from "../outbound/outbound.ts";
import type { Platform } from "../platform.ts";
import { encryptFor, type Receiver } from "./encrypt.ts";
import { findPushKeys, insertPushKeys } from "./push-keys.store.ts";
import { newVapidKeys, type VapidKeys, vapidHeader } from "./vapid.ts";

/** One message to one browser. */
export interface Push {
  readonly to: Receiver & { readonly endpoint: string };
  /** Encrypted before it leaves; the push service sees its rough size alone. */
  readonly payload: string;
  /** How long the push service keeps it for a browser that is off. */
  readonly ttlSec: number;
  readonly urgency: "low" | "normal" | "high";
  /** Of two that wait under one topic only the newer is delivered. At most 32 characters of base64url. */
  readonly topic: string;
}

export type PushOutcome =
  | { readonly kind: "taken" }
  /** The browser is no longer subscribed: never again. */
  | { readonly kind: "gone" }
  /** Not now: too many, or the service is ill. `afterMs` is what it asked for. */
  | { readonly kind: "later"; readonly afterMs: number | undefined; readonly reason: string }
  /** It would be refused again. */
  | { readonly kind: "refused"; readonly reason: string };

export interface WebPush {
  /** False: the configuration names no push service. */
  readonly isOffered: boolean;
  /** Whether the configuration lets this instance speak to the service that this address belongs to. */
  permits(endpoint: string): boolean;
  /** What browsers subscribe with; base64url. */
  publicKey(): Promise<string>;
  send(push: Push): Promise<PushOutcome>;
}

const limits = { timeoutMs: 10_000, maxBytes: 16 * 1024 };
const most = 24 * 3_600_000;

/** Messages to browsers that are not open, by way of the push services that their makers run (RFC 8030). */
export function createWebPush({
  config,
  db,
  keys,
  now,
  outbound,
}: Pick<Platform, "config" | "db" | "keys" | "now"> & { readonly outbound: Outbound }): WebPush {
  let known: Promise<VapidKeys> | undefined;
  const contact = contactOf(config.server.public_url, config.mail.from);

  async function loadKeys(): Promise<VapidKeys> {
    const key = await keys.create("system:push");
    const found = await findPushKeys(db.reader, key);
    if (found) return found;
    return db.transaction(async (tx) => {
      await insertPushKeys(tx, key, newVapidKeys());
      const made = await findPushKeys(tx, key);
      if (!made) throw new Error("the instance's push keys could not be stored");
      return made;
    });
  }
  const ownKeys = () => {
    known ??= loadKeys().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };

  return {
    isOffered: outbound.permitsAny("push"),
    permits: (endpoint) => URL.canParse(endpoint) && outbound.permits("push", new URL(endpoint)),
    publicKey: async () => (await ownKeys()).publicKey,
    async send({ to, payload, ttlSec, urgency, topic }) {
      const url = new URL(to.endpoint);
      const body = encryptFor(to, Buffer.from(payload));
      try {
        const answer = await outbound.request({
          ...{ purpose: "push", reason: "a notification", method: "POST", url, body, limits },
          headers: {
            authorization: vapidHeader(await ownKeys(), url.origin, contact, now()),
            "content-encoding": "aes128gcm",
            "content-type": "application/octet-stream",
            "content-length": String(body.length),
            ttl: String(ttlSec),
            urgency,
            topic,
          },
        });
        return outcomeOf(answer, now());
      } catch (error) {
        // A destination that is not allowed any more is not reached by waiting.
        const name = error instanceof Error ? error.name : "unknown";
        if (name === "DestinationRefused") return { kind: "refused", reason: name };
        return { kind: "later", afterMs: undefined, reason: codeOf(error) };
      }
    },
  };
}

/** @see RFC 8030 §5, §7.3 and what the services document for 429 and 5xx */
export function outcomeOf({ status, retryAfter }: Pick<WebAnswer, "status" | "retryAfter">, now: number): PushOutcome {
  if (status >= 200 && status < 300) return { kind: "taken" };
  if (status === 404 || status === 410) return { kind: "gone" };
  const reason = `answered ${status}`;
  if (status === 408 || status === 429 || status >= 500)
    return { kind: "later", afterMs: waitOf(retryAfter, now), reason };
  return { kind: "refused", reason };
}

/** Seconds, or a date; nothing that is longer than a day is believed. */
function waitOf(retryAfter: string | undefined, now: number): number | undefined {
  if (retryAfter === undefined) return undefined;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, most) : undefined;
}

const codeOf = (error: unknown): string =>
  error instanceof Error ? ("code" in error ? String(error.code) : error.name) : "unknown";

/** `Iris <iris@example.org>` → `mailto:iris@example.org`, where the public address is no https one. */
function contactOf(publicUrl: string, from: string): string {
  if (publicUrl.startsWith("https:")) return new URL(publicUrl).origin;
  return `mailto:${/<([^>]+)>/.exec(from)?.[1] ?? from.trim()}`;
}
