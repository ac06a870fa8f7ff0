import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync } from "node:crypto";
import nacl from "tweetnacl";

const privatePrefix = Buffer.from("302e020100300506032b656e04220420", "hex");
const publicPrefix = Buffer.from("302a300506032b656e032100", "hex");

function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync("x25519", {
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "der" },
  });
  // Fresh arrays: the reader takes their whole underlying buffer.
  return {
    publicKey: Uint8Array.from(publicKey.subarray(publicPrefix.length)),
    secretKey: Uint8Array.from(privateKey.subarray(privatePrefix.length)),
  };
}

function scalarMult(secret: Uint8Array, point: Uint8Array): Uint8Array {
  if (point.length !== 32) throw new RangeError("an X25519 point has 32 bytes");
  const privateKey = createPrivateKey({ key: Buffer.concat([privatePrefix, secret]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey({ key: Buffer.concat([publicPrefix, point]), format: "der", type: "spki" });
  return diffieHellman({ privateKey, publicKey });
}

/**
 * The DTLS library does X25519 in JavaScript (tweetnacl), which is the largest part of a handshake. This puts the native
 * implementation in its place, for this thread; the key formats are the same.
 */
export function installNativeX25519(): void {
  Object.assign(nacl, { scalarMult });
  Object.assign(nacl.box, { keyPair });
}
