import { createCipheriv, createDecipheriv, randomFillSync } from "node:crypto";
import { CannotOpen } from "./errors.ts";
import type { DataKey, Place, Sealed } from "./keys.ts";

/**
 * AES-256-GCM for fields: `1 | key version (4) | nonce (12) | ciphertext | tag (16)`. Table, column, row, subject and key
 * version are authenticated with it, so that a value copied to another place does not open there. Synchronous, because
 * node:crypto is 20–50 times as fast as WebCrypto on values of this size.
 */
const format = 1;
const nonceLength = 12;
const tagLength = 16;
const headerLength = 1 + 4 + nonceLength;

export function seal(key: DataKey, place: Place, text: string): Sealed<string> {
  return encrypt(key, place, Buffer.from(text, "utf8"));
}

/** @throws CannotOpen when the value was not sealed with this key for this place */
export function open(key: DataKey, place: Place, sealed: Sealed<string>): string {
  return decrypt(key, place, sealed).toString("utf8");
}

export function sealJson<T>(key: DataKey, place: Place, value: T): Sealed<T> {
  return encrypt(key, place, Buffer.from(JSON.stringify(value), "utf8"));
}

/** @throws CannotOpen when the value was not sealed with this key for this place */
export function openJson<T>(key: DataKey, place: Place, sealed: Sealed<T>): T {
  return JSON.parse(decrypt(key, place, sealed).toString("utf8")) as T;
}

export function sealBytes(key: DataKey, place: Place, bytes: Uint8Array): Sealed<Uint8Array> {
  return encrypt(key, place, bytes);
}

/** @throws CannotOpen when the value was not sealed with this key for this place */
export function openBytes(key: DataKey, place: Place, sealed: Sealed<Uint8Array>): Uint8Array {
  return decrypt(key, place, sealed);
}

const versionOf = (sealed: Uint8Array): number =>
  new DataView(sealed.buffer, sealed.byteOffset, sealed.length).getUint32(1);

/**
 * The version of the key that a value was sealed with: what belongs to that value is sealed with the same one, so that both go
 * together.
 * @throws CannotOpen when that version is destroyed
 */
export function versionThatSealed(key: DataKey, sealed: Uint8Array): DataKey {
  const version = versionOf(sealed);
  if (version === key.version) return key;
  const bytes = key.older?.get(version);
  if (bytes === undefined) throw new CannotOpen(`Version ${version} of a key is gone.`);
  return { subject: key.subject, version, bytes };
}

function encrypt<T>(key: DataKey, place: Place, plain: Uint8Array): Sealed<T> {
  const sealed = Buffer.allocUnsafe(headerLength + plain.length + tagLength);
  sealed[0] = format;
  sealed.writeUInt32BE(key.version, 1);
  nextNonce().copy(sealed, 5);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, sealed.subarray(5, headerLength));
  cipher.setAAD(whereItBelongs(key.subject, key.version, place));
  sealed.set(cipher.update(plain), headerLength);
  cipher.final();
  sealed.set(cipher.getAuthTag(), headerLength + plain.length);
  return sealed as Uint8Array as Sealed<T>;
}

function decrypt(key: DataKey, place: Place, sealed: Uint8Array): Buffer {
  if (sealed.length < headerLength + tagLength || sealed[0] !== format) throw cannotOpen(place);
  const version = versionOf(sealed);
  const bytes = version === key.version ? key.bytes : key.older?.get(version);
  if (bytes === undefined) throw cannotOpen(place);
  const end = sealed.length - tagLength;
  try {
    const decipher = createDecipheriv("aes-256-gcm", bytes, sealed.subarray(5, headerLength));
    decipher.setAAD(whereItBelongs(key.subject, version, place));
    decipher.setAuthTag(sealed.subarray(end));
    const plain = decipher.update(sealed.subarray(headerLength, end));
    decipher.final();
    return plain;
  } catch {
    throw cannotOpen(place);
  }
}

const cannotOpen = ({ table, column }: Place) => new CannotOpen(`A value of ${table}.${column} does not open.`);

/** Each part carries its length: no two places give the same bytes, whatever their names contain. */
function whereItBelongs(subject: string, version: number, { table, column, row }: Place): Buffer {
  return Buffer.from(
    `${table.length}:${table}${column.length}:${column}${row.length}:${row}${subject.length}:${subject}${version}`,
    "utf8",
  );
}

/** Random bytes fetched in bulk; each is used once. */
const pool = Buffer.alloc(nonceLength * 512);
let taken = pool.length;
function nextNonce(): Buffer {
  if (taken === pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  taken += nonceLength;
  return pool.subarray(taken - nonceLength, taken);
}
