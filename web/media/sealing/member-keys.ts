import type { SealingKeys } from "../../../src/protocol/sealing.ts";
import { readSenderKey, type SenderKey, writeSenderKey } from "./sender-key.ts";
import { type Bytes, expand, join } from "./sframe.ts";
import { fromText, toText } from "./text-bytes.ts";

const signing = { name: "ECDSA", namedCurve: "P-256" } as const;
const signature = { name: "ECDSA", hash: "SHA-256" } as const;
const agreeing = { name: "ECDH", namedCurve: "P-256" } as const;
const ivBytes = 12;
const utf8 = new TextEncoder();

/** A label that no other use has, over values that cannot run into each other. */
const labelled = (use: string, ...values: readonly string[]): Bytes =>
  Uint8Array.from(utf8.encode(JSON.stringify([`Iris ${use} 1`, ...values])));

/** The key by which a device is known again; it never leaves the browser. */
export const newIdentity = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(signing, false, ["sign", "verify"]) as Promise<CryptoKeyPair>;

export interface OwnKeys {
  readonly announced: SealingKeys;
  readonly agreement: CryptoKey;
}

/** A key for this one stay, signed by the device's own: what was said with it cannot be opened once it is forgotten. */
export async function newOwnKeys(identity: CryptoKeyPair, conversationId: string): Promise<OwnKeys> {
  const pair = (await crypto.subtle.generateKey(agreeing, false, ["deriveBits"])) as CryptoKeyPair;
  const raw = async (key: CryptoKey) => toText(new Uint8Array(await crypto.subtle.exportKey("raw", key)));
  const agreement = await raw(pair.publicKey);
  const signed = await crypto.subtle.sign(signature, identity.privateKey, labelled("stay", conversationId, agreement));
  return {
    announced: { identity: await raw(identity.publicKey), agreement, signature: toText(new Uint8Array(signed)) },
    agreement: pair.privateKey,
  };
}

/** @returns the other device's public key for its stay; null when its own did not sign it */
export async function readKeys(keys: SealingKeys, conversationId: string): Promise<CryptoKey | null> {
  const [identity, agreement, signed] = [keys.identity, keys.agreement, keys.signature].map(fromText);
  if (!identity || !agreement || !signed) return null;
  try {
    const known = await crypto.subtle.importKey("raw", identity, signing, false, ["verify"]);
    const text = labelled("stay", conversationId, keys.agreement);
    if (!(await crypto.subtle.verify(signature, known, signed, text))) return null;
    return await crypto.subtle.importKey("raw", agreement, agreeing, false, []);
  } catch {
    return null;
  }
}

/** Between which two stays of which conference a key is handed over. */
export interface Handover {
  readonly conferenceId: string;
  readonly from: string;
  readonly to: string;
}

async function pairKey(own: CryptoKey, other: CryptoKey, { conferenceId, from, to }: Handover): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: other }, own, 256);
  const raw = await expand(new Uint8Array(shared), labelled("handover", conferenceId, from, to), 32);
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** What one device seals with, for one other alone. */
export async function boxKey(own: CryptoKey, other: CryptoKey, handover: Handover, key: SenderKey): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const pair = await pairKey(own, other, handover);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, pair, writeSenderKey(key));
  return toText(join([iv, new Uint8Array(sealed)]));
}

/** @returns null when it is not from this device, for us, in this conference */
export async function unboxKey(
  own: CryptoKey,
  other: CryptoKey,
  handover: Handover,
  box: string,
): Promise<SenderKey | null> {
  const bytes = fromText(box);
  if (!bytes) return null;
  try {
    const pair = await pairKey(own, other, handover);
    const iv = bytes.subarray(0, ivBytes);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, pair, bytes.subarray(ivBytes));
    return readSenderKey(new Uint8Array(plain));
  } catch {
    return null;
  }
}

/** Slow on purpose: whoever would make two sets of keys with one code has to try each as long. */
const codeRounds = 100_000;
const codeGroups = 4;

/**
 * The same on every device that sees the same devices with the same keys for their stay, in whatever order; another for every other set.
 * @returns four groups of five digits
 */
export async function safetyCode(conferenceId: string, members: readonly SealingKeys[]): Promise<string> {
  const sorted = members.map(({ identity, agreement }) => `${identity} ${agreement}`).toSorted();
  const secret = await crypto.subtle.importKey("raw", labelled("devices", ...sorted), "PBKDF2", false, ["deriveBits"]);
  const derivation = {
    ...{ name: "PBKDF2", hash: "SHA-256", iterations: codeRounds },
    salt: labelled("safety code", conferenceId),
  };
  const view = new DataView(await crypto.subtle.deriveBits(derivation, secret, codeGroups * 64));
  const group = (_: unknown, i: number) => String(view.getBigUint64(i * 8) % 100_000n).padStart(5, "0");
  return Array.from({ length: codeGroups }, group).join(" ");
}
