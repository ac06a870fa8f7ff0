import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** How a long-term key is made of a password (RFC 8489, 18.5); the numbers are the protocol's. */
export type PasswordAlgorithm = "md5" | "sha256";
export const passwordAlgorithms: Readonly<Record<PasswordAlgorithm, number>> = { md5: 1, sha256: 2 };

/**
 * The password of a user name that expires by itself: whoever knows the secret can check it, nothing is stored.
 * @param username `<seconds since 1970 when it expires>:<whose>`
 * @see draft-uberti-behave-turn-rest-00
 */
export const passwordOf = (secret: string, username: string): string =>
  createHmac("sha1", secret).update(username).digest("base64");

/** @returns whose the name is, and whether it has not expired yet; null for a name of another shape */
export function readUsername(username: string, nowMs: number): { owner: string; isFresh: boolean } | null {
  const [, expiresAt, owner] = /^(\d{1,12}):([\w.@-]{1,64})$/.exec(username) ?? [];
  if (expiresAt === undefined || owner === undefined) return null;
  return { owner, isFresh: Number(expiresAt) * 1000 > nowMs };
}

export const longTermKey = (algorithm: PasswordAlgorithm, username: string, realm: string, password: string): Buffer =>
  createHash(algorithm).update(`${username}:${realm}:${password}`).digest();

/** A client that reads this prefix may choose its password algorithm (RFC 8489, 9.2; the bits behind it say that). */
const cookie = "obMatJos2gAAA";
/** After this long a client is asked to prove itself anew. */
const nonceMs = 10 * 60_000;

/** Nonces that hold for one address and for a while, checked without remembering any. */
export class Nonces {
  readonly #secret: Buffer;

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  make(address: string, nowMs: number): string {
    const time = Math.floor(nowMs).toString(36);
    return `${cookie}${time}-${this.#sign(address, time)}`;
  }

  isFresh(nonce: string, address: string, nowMs: number): boolean {
    if (!nonce.startsWith(cookie)) return false;
    const [time = "", signature = ""] = nonce.slice(cookie.length).split("-", 2);
    const expected = Buffer.from(this.#sign(address, time));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
    const age = nowMs - Number.parseInt(time, 36);
    return age >= -1 && age < nonceMs;
  }

  #sign(address: string, time: string): string {
    return createHmac("sha256", this.#secret).update(`${time} ${address}`).digest("hex").slice(0, 24);
  }
}
