import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from "node:crypto";
import type { PublishedKey } from "../../protocol/signing.ts";
import type { Keys } from "../crypto/keys.ts";
import { keyIdOf, type Signature, type SigningPurpose, signedBytes } from "./signature.ts";

/** What this instance puts its name to: manifests of exports, certificates of erasure. */
export interface Signing {
  sign(purpose: SigningPurpose, bytes: Uint8Array): Promise<Signature>;
  /** Newest first; what was signed with an older one stays valid. */
  publicKeys(): Promise<PublishedKey[]>;
  /** Signs with a new key from now on. */
  renew(): Promise<void>;
}

const subject = "system:signing";
/** PKCS #8 before the 32 bytes of an Ed25519 key (RFC 8410). */
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

/** Keys are made from versions of `system:signing` in the key store, so that they lie nowhere else and no backup of data has them. */
export function createSigning(keys: Pick<Keys, "create" | "renew">): Signing {
  const privateKey = (bytes: Uint8Array): KeyObject => {
    const seed = Buffer.from(hkdfSync("sha256", bytes, "iris", "signing-key:Ed25519", 32));
    return createPrivateKey({ format: "der", type: "pkcs8", key: Buffer.concat([pkcs8, seed]) });
  };
  const publicKeyOf = (key: KeyObject): Buffer =>
    Buffer.from(createPublicKey(key).export({ format: "jwk" }).x ?? "", "base64url");

  return {
    async sign(purpose, bytes) {
      const key = privateKey((await keys.create(subject)).bytes);
      const publicKey = publicKeyOf(key);
      return {
        algorithm: "Ed25519",
        keyId: keyIdOf(publicKey),
        publicKey: publicKey.toString("base64url"),
        signature: sign(null, signedBytes(purpose, bytes), key).toString("base64url"),
      };
    },
    async publicKeys() {
      const { version, bytes, older = new Map<number, Uint8Array>() } = await keys.create(subject);
      const versions = [...older, [version, bytes] as const].toSorted(([a], [b]) => b - a);
      return versions.map(([number, secret]) => {
        const publicKey = publicKeyOf(privateKey(secret));
        return {
          algorithm: "Ed25519",
          keyId: keyIdOf(publicKey),
          publicKey: publicKey.toString("base64url"),
          isCurrent: number === version,
        };
      });
    },
    async renew() {
      await keys.create(subject);
      await keys.renew(subject);
    },
  };
}
