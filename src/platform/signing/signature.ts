import { createHash, createPublicKey, verify } from "node:crypto";
import { z } from "zod";

/** What a signature is for: one made for an export proves nothing about an erasure. */
export type SigningPurpose = "export" | "erasure" | "audit" | "access-log";

/** A signature that carries the key it was made with: whoever has the instance's published keys needs no network to check it. */
export const signature = z.object({
  algorithm: z.literal("Ed25519"),
  keyId: z.string(),
  /** 32 bytes, base64url. */
  publicKey: z.string(),
  /** 64 bytes, base64url. */
  signature: z.string(),
});
export type Signature = z.infer<typeof signature>;

/** First 16 bytes of the public key's SHA-256: short enough to be read to somebody on the phone. */
export const keyIdOf = (publicKey: Uint8Array): string =>
  createHash("sha256").update(publicKey).digest().subarray(0, 16).toString("hex");

/** What is really signed. */
export const signedBytes = (purpose: SigningPurpose, bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`iris ${purpose}\n`, "utf8"), bytes]);

/**
 * Whether these bytes were signed with the key that the signature names. Whose key that is, only a list of an instance's
 * published keys says: compare `keyId`.
 */
export function isSigned(purpose: SigningPurpose, bytes: Uint8Array, given: Signature): boolean {
  const publicKey = Buffer.from(given.publicKey, "base64url");
  if (publicKey.length !== 32 || keyIdOf(publicKey) !== given.keyId) return false;
  try {
    const key = createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x: given.publicKey } });
    return verify(null, signedBytes(purpose, bytes), key, Buffer.from(given.signature, "base64url"));
  } catch {
    return false;
  }
}
