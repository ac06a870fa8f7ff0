import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { DataKey } from "../crypto/keys.ts";
import { chunkBytes, headerBytes, tagBytes } from "./layout.ts";

/** The stored bytes are not what was written under this name: altered, cut, moved or swapped. */
export class BlobDamaged extends Error {
  override readonly name = "BlobDamaged";
}

const magic = Buffer.from("IRISBLB\x01", "latin1");
const saltOffset = 16;
const noncePrefixBytes = 8;

/** `magic (8) | chunk length (4) | key version (4) | salt (16)`; the salt is new for every writing. */
export function newHeader(key: DataKey): Buffer {
  const header = Buffer.alloc(headerBytes);
  magic.copy(header);
  header.writeUInt32BE(chunkBytes, 8);
  header.writeUInt32BE(key.version, 12);
  randomBytes(headerBytes - saltOffset).copy(header, saltOffset);
  return header;
}

/** Seals and opens the chunks of one blob under one header. */
export interface ChunkCipher {
  /** @param out takes the ciphertext and its tag; as long as both */
  seal(index: number, isLast: boolean, plain: Uint8Array, out: Buffer): void;
  /** @throws BlobDamaged */
  open(index: number, isLast: boolean, stored: Buffer): Buffer<ArrayBuffer>;
}

/**
 * AES-256-GCM. Header, name, position and whether it is the last are authenticated with each chunk, so that none can be
 * moved, swapped, left out or added. The nonce is the salt's beginning and the position: used once per writing.
 * @throws BlobDamaged when the header is none of ours
 */
export function chunkCipher(key: DataKey, name: string, header: Buffer): ChunkCipher {
  const known =
    header.length === headerBytes &&
    header.subarray(0, magic.length).equals(magic) &&
    header.readUInt32BE(8) === chunkBytes &&
    header.readUInt32BE(12) === key.version;
  if (!known) throw new BlobDamaged("The blob's header is not one of ours.");

  const salt = header.subarray(saltOffset, saltOffset + noncePrefixBytes);
  const belonging = Buffer.concat([header, Buffer.from(name, "utf8"), Buffer.alloc(5)]);
  const place = (index: number, isLast: boolean) => {
    belonging.writeUInt32BE(index, belonging.length - 5);
    belonging[belonging.length - 1] = isLast ? 1 : 0;
    const nonce = Buffer.alloc(noncePrefixBytes + 4);
    salt.copy(nonce);
    nonce.writeUInt32BE(index, noncePrefixBytes);
    return nonce;
  };

  return {
    seal(index, isLast, plain, out) {
      const cipher = createCipheriv("aes-256-gcm", key.bytes, place(index, isLast));
      cipher.setAAD(belonging);
      out.set(cipher.update(plain), 0);
      cipher.final();
      out.set(cipher.getAuthTag(), plain.byteLength);
    },
    open(index, isLast, stored) {
      const end = stored.length - tagBytes;
      try {
        const decipher = createDecipheriv("aes-256-gcm", key.bytes, place(index, isLast));
        decipher.setAAD(belonging);
        decipher.setAuthTag(stored.subarray(end));
        const plain = decipher.update(stored.subarray(0, end));
        decipher.final();
        return plain;
      } catch {
        throw new BlobDamaged(`Chunk ${index} does not open.`);
      }
    },
  };
}
