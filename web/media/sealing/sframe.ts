/** Frames sealed from end to end. Pure but for the browser's cryptography. @see RFC 9605 */

interface Suite {
  readonly id: number;
  readonly hash: "SHA-256" | "SHA-512";
  readonly keyBytes: number;
}
export const aes128: Suite = { id: 4, hash: "SHA-256", keyBytes: 16 };
export const aes256: Suite = { id: 5, hash: "SHA-512", keyBytes: 32 };

const nonceBytes = 12;
const tagBytes = 16;

export type Bytes = Uint8Array<ArrayBuffer>;

/** What seals and opens the frames of one key id. */
export interface FrameKey {
  readonly kid: number;
  readonly key: CryptoKey;
  readonly salt: Bytes;
}

export interface FrameHeader {
  readonly kid: number;
  readonly counter: number;
  /** Of the header itself. */
  readonly length: number;
}

const utf8 = new TextEncoder();

export function join(parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @returns what a key derivation makes of a secret (RFC 5869, without a salt) */
export async function expand(
  secret: Bytes,
  info: Bytes,
  length: number,
  hash: Suite["hash"] = "SHA-256",
): Promise<Bytes> {
  const base = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const derivation = { name: "HKDF", hash, salt: new Uint8Array(0), info };
  return new Uint8Array(await crypto.subtle.deriveBits(derivation, base, length * 8));
}

/** @see RFC 9605, 4.4.2 */
export async function deriveFrameKey(base: Bytes, kid: number, suite = aes128): Promise<FrameKey> {
  const suffix = new Uint8Array(10);
  const view = new DataView(suffix.buffer);
  view.setBigUint64(0, BigInt(kid));
  view.setUint16(8, suite.id);
  const label = (use: string) => join([utf8.encode(`SFrame 1.0 Secret ${use} `), suffix]);
  const raw = await expand(base, label("key"), suite.keyBytes, suite.hash);
  const salt = await expand(base, label("salt"), nonceBytes, suite.hash);
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  return { kid, key, salt };
}

/** The bytes of a number without leading zeros; at least one. */
function bytesOf(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.unshift(rest % 256);
    rest = Math.floor(rest / 256);
  } while (rest > 0);
  return bytes;
}

/** @see RFC 9605, 4.3 */
export function writeHeader(kid: number, counter: number): Bytes {
  const kidBytes = kid < 8 ? [] : bytesOf(kid);
  const counterBytes = counter < 8 ? [] : bytesOf(counter);
  const upper = kid < 8 ? kid : 8 | (kidBytes.length - 1);
  const lower = counter < 8 ? counter : 8 | (counterBytes.length - 1);
  return Uint8Array.of((upper << 4) | lower, ...kidBytes, ...counterBytes);
}

/** @returns null where none can be: too short, or with numbers that nobody sends */
export function readHeader(bytes: Uint8Array): FrameHeader | null {
  const lead = bytes[0];
  if (lead === undefined) return null;
  let at = 1;
  const read = (nibble: number): number => {
    if ((nibble & 8) === 0) return nibble;
    const end = at + (nibble & 7) + 1;
    if (end > bytes.length) return Number.NaN;
    let value = 0;
    for (; at < end; at++) value = value * 256 + (bytes[at] as number);
    return value;
  };
  const kid = read(lead >> 4);
  const counter = read(lead & 15);
  return Number.isSafeInteger(kid) && Number.isSafeInteger(counter) ? { kid, counter, length: at } : null;
}

function nonceOf({ salt }: FrameKey, counter: number): Bytes {
  const bytes = bytesOf(counter);
  const from = nonceBytes - bytes.length;
  return salt.map((byte, i) => byte ^ (bytes[i - from] ?? 0));
}

const parameters = (key: FrameKey, counter: number, additionalData: Bytes) => ({
  ...{ name: "AES-GCM", iv: nonceOf(key, counter), additionalData, tagLength: tagBytes * 8 },
});

/** @param metadata is authenticated, and travels by another way */
export async function sealFrame(key: FrameKey, counter: number, plain: Bytes, metadata: Bytes): Promise<Bytes> {
  const header = writeHeader(key.kid, counter);
  const sealed = await crypto.subtle.encrypt(parameters(key, counter, join([header, metadata])), key.key, plain);
  return join([header, new Uint8Array(sealed)]);
}

/** @returns null when it was not sealed so */
export async function openFrame(
  key: FrameKey,
  { counter, length }: FrameHeader,
  sealed: Bytes,
  metadata: Bytes,
): Promise<Bytes | null> {
  if (sealed.length < length + tagBytes) return null;
  const additionalData = join([sealed.subarray(0, length), metadata]);
  try {
    const opening = crypto.subtle.decrypt(parameters(key, counter, additionalData), key.key, sealed.subarray(length));
    return new Uint8Array(await opening);
  } catch {
    return null;
  }
}
