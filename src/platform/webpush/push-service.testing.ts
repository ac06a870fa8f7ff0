import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from "node:crypto";

/** A request as a push service receives it, its body opened as the browser would. */
export interface Received {
  readonly path: string;
  readonly headers: Headers;
  readonly encrypted: Uint8Array;
  /** What the browser of this subscription reads; undefined when nobody is subscribed at this path. */
  readonly text: string | undefined;
}

/** Opens one record of `aes128gcm` as a browser does. @see RFC 8291 §3.4, RFC 8188 §2 */
export function decryptAs(receiver: ECDH, auth: Uint8Array, message: Uint8Array): string {
  const bytes = Buffer.from(message);
  const salt = bytes.subarray(0, 16);
  const keyLength = bytes.readUInt8(20);
  const senderKey = bytes.subarray(21, 21 + keyLength);
  const record = bytes.subarray(21 + keyLength);
  if (record.length > bytes.readUInt32BE(16)) throw new Error("more than one record");
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), receiver.getPublicKey(), senderKey]);
  const secret = hkdfSync("sha256", receiver.computeSecret(senderKey), auth, info, 32);
  const part = (name: string, length: number) =>
    Buffer.from(hkdfSync("sha256", Buffer.from(secret), salt, `Content-Encoding: ${name}\0`, length));
  const decipher = createDecipheriv("aes-128-gcm", part("aes128gcm", 16), part("nonce", 12));
  decipher.setAuthTag(record.subarray(-16));
  const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = plain.findLastIndex((byte) => byte !== 0);
  if (plain[end] !== 2) throw new Error("not marked as the last record");
  return plain.subarray(0, end).toString("utf8");
}

/** @returns what the token says, once its signature holds for the key that it names. @see RFC 8292 */
export function verifyVapid(authorization: string | null): { claims: Record<string, unknown>; publicKey: string } {
  const [, token = "", publicKey = ""] = /^vapid t=([^,]+), k=([A-Za-z0-9_-]+)$/.exec(authorization ?? "") ?? [];
  const [head = "", body = "", signature = ""] = token.split(".");
  const point = Buffer.from(publicKey, "base64url");
  const key = createPublicKey({
    format: "jwk",
    key: {
      ...{ kty: "EC", crv: "P-256", x: point.subarray(1, 33).toString("base64url") },
      y: point.subarray(33).toString("base64url"),
    },
  });
  const isSigned = verify(
    "sha256",
    Buffer.from(`${head}.${body}`),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!isSigned) throw new Error("the token's signature does not hold");
  return { claims: JSON.parse(Buffer.from(body, "base64url").toString()), publicKey };
}

/** A push service on this machine, and browsers that subscribe at it with real keys. */
export function startPushService() {
  const received: Received[] = [];
  const browsers = new Map<string, { keys: ECDH; auth: Uint8Array }>();
  /** What is answered next, one by one; afterwards 201. */
  const answers: { status: number; retryAfter?: string }[] = [];
  let hold: Promise<void> = Promise.resolve();
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch(request) {
      const path = new URL(request.url).pathname;
      const encrypted = new Uint8Array(await request.arrayBuffer());
      const browser = browsers.get(path);
      received.push({
        ...{ path, headers: request.headers, encrypted },
        text: browser && decryptAs(browser.keys, browser.auth, encrypted),
      });
      const { status, retryAfter } = answers.shift() ?? { status: 201 };
      await hold;
      return new Response(null, { status, headers: retryAfter === undefined ? {} : { "retry-after": retryAfter } });
    },
  });
  const origin = `http://127.0.0.1:${server.port}`;
  return {
    origin,
    received,
    answerNext: (...next: { status: number; retryAfter?: string }[]) => void answers.push(...next),
    /** Answers wait for it. */
    holdUntil: (promise: Promise<void>) => {
      hold = promise;
    },
    /** What `PushManager.subscribe` would give. */
    subscription() {
      const keys = createECDH("prime256v1");
      keys.generateKeys();
      const auth = randomBytes(16);
      const path = `/push/${randomBytes(12).toString("base64url")}`;
      browsers.set(path, { keys, auth });
      return {
        endpoint: `${origin}${path}`,
        p256dh: keys.getPublicKey("base64url"),
        auth: auth.toString("base64url"),
      };
    },
    stop: () => server.stop(true),
  };
}
export type PushService = ReturnType<typeof startPushService>;
