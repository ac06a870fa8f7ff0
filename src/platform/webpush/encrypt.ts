import { createCipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";

/** What a browser hands out for its subscription, base64url: its public key (P-256, uncompressed) and a secret of 16 bytes. */
export interface Receiver {
  readonly p256dh: string;
  readonly auth: string;
}

/** Chosen once per message; given only by tests. */
export interface Chance {
  readonly privateKey: Uint8Array;
  readonly salt: Uint8Array;
}

const curve = "prime256v1";
const recordBytes = 4096;
const publicKeyBytes = 65;
const secretBytes = 16;
/** Push services take 4,096 bytes: header (86) and tag (16) and the padding's mark are not ours to fill. */
export const maxPlainBytes = 3_993;
/** Every message is filled up to a multiple of this, so that its length says nothing of what it says. */
const paddedToBytes = 1_024;

const bytesOf = (text: string): Buffer => Buffer.from(text, "base64url");
const hkdf = (salt: Uint8Array, secret: Uint8Array, info: Uint8Array | string, length: number): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, salt, info, length));

/** Whether anything can be encrypted for it: a point of the curve and a secret of the right length. */
export function isReceiver({ p256dh, auth }: Receiver): boolean {
  const key = bytesOf(p256dh);
  if (key.length !== publicKeyBytes || key[0] !== 4 || bytesOf(auth).length !== secretBytes) return false;
  try {
    const probe = createECDH(curve);
    probe.generateKeys();
    probe.computeSecret(key);
    return true;
  } catch {
    return false;
  }
}

/**
 * Encrypts a message so that only the receiving browser reads it: one record of `aes128gcm`.
 * @throws RangeError when it is longer than `maxPlainBytes`
 * @see RFC 8291 (keys), RFC 8188 (record)
 */
export function encryptFor(
  { p256dh, auth }: Receiver,
  plain: Uint8Array,
  { privateKey, salt }: Partial<Chance> = {},
  padTo = paddedToBytes,
): Uint8Array {
  if (plain.length > maxPlainBytes) throw new RangeError(`A push message has at most ${maxPlainBytes} bytes.`);
  const receiverKey = bytesOf(p256dh);
  const own = createECDH(curve);
  if (privateKey) own.setPrivateKey(privateKey);
  else own.generateKeys();
  const ownKey = own.getPublicKey();
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), receiverKey, ownKey]);
  const secret = hkdf(bytesOf(auth), own.computeSecret(receiverKey), info, 32);
  const usedSalt = salt ?? randomBytes(16);
  const key = hkdf(usedSalt, secret, "Content-Encoding: aes128gcm\0", 16);
  const nonce = hkdf(usedSalt, secret, "Content-Encoding: nonce\0", 12);

  const header = Buffer.alloc(16 + 4 + 1);
  header.set(usedSalt);
  header.writeUInt32BE(recordBytes, 16);
  header.writeUInt8(ownKey.length, 20);
  const filled = Math.min(maxPlainBytes, Math.ceil(Math.max(1, plain.length) / padTo) * padTo);
  // 2 marks the last record; zeros follow it.
  const record = Buffer.alloc(Math.max(filled, plain.length) + 1);
  record.set(plain);
  record[plain.length] = 2;
  const cipher = createCipheriv("aes-128-gcm", key, nonce);
  return Buffer.concat([header, ownKey, cipher.update(record), cipher.final(), cipher.getAuthTag()]);
}
