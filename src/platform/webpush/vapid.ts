import { createECDH, createPrivateKey, sign } from "node:crypto";

/** The instance's own key pair (P-256), by which push services know it; base64url. */
export interface VapidKeys {
  /** Uncompressed point: what browsers subscribe with. */
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Push services take tokens of at most 24 hours. */
const validMs = 12 * 3_600_000;

export function newVapidKeys(): VapidKeys {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  return { publicKey: pair.getPublicKey("base64url"), privateKey: pair.getPrivateKey("base64url") };
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/**
 * Says to a push service which instance asks, without an account there.
 * @param audience the push service's origin
 * @param contact `https:` or `mailto:`: whom its operators may ask
 * @returns the value of the `Authorization` header
 * @see RFC 8292
 */
export function vapidHeader(keys: VapidKeys, audience: string, contact: string, now: number): string {
  const point = Buffer.from(keys.publicKey, "base64url");
  const key = createPrivateKey({
    format: "jwk",
    key: {
      ...{ kty: "EC", crv: "P-256", d: keys.privateKey },
      ...{ x: point.subarray(1, 33).toString("base64url"), y: point.subarray(33).toString("base64url") },
    },
  });
  const claims = { aud: audience, exp: Math.floor((now + validMs) / 1000), sub: contact };
  const said = `${encoded({ typ: "JWT", alg: "ES256" })}.${encoded(claims)}`;
  const signature = sign("sha256", Buffer.from(said), { key, dsaEncoding: "ieee-p1363" }).toString("base64url");
  return `vapid t=${said}.${signature}, k=${keys.publicKey}`;
}
