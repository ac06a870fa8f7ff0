import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { DataKey } from "../crypto/keys.ts";
import { chunkBytes, headerBytes, nonceBytes, tagBytes } from "./layout.ts";

/** The stored bytes are not what was written under this name: altered, cut, moved or swapped. */
export class BlobDamaged extends Error {
  override readonly name = "BlobDamaged";
}

const magic = Buffer.from("IRISBLB\x02", "latin1");
const saltOffset = 16;

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
  /** @param out takes nonce, ciphertext and tag; as long as the three */
  seal(index: number, isLast: boolean, plain: Uint8Array, out: Buffer): void;
  /** @throws BlobDamaged */
  open(index: number, isLast: boolean, stored: Buffer): Buffer<ArrayBuffer>;
}

/**
 * AES-256-GCM. Header, name, position and whether it is the last are authenticated with each chunk, so that none can be
 * moved, swapped, left out or added. Each chunk has a random nonce: an upload that goes on after a crash seals the same
 * position again, perhaps over other bytes, and a nonce must not come back.
 * @throws BlobDamaged when the header is none of ours
 */
export function chunkCipher(key: DataKey, name: string, header: Buffer): ChunkCipher {
  const known =
    header.length === headerBytes &&
    header.subarray(0, magic.length).equals(magic) &&
    header.readUInt32BE(8) === chunkBytes &&
    header.readUInt32BE(12) === key.version;
  if (!known) throw new BlobDamaged("The blob's header is not one of ours.");

  const belonging = Buffer.concat([header, Buffer.from(name, "utf8"), Buffer.alloc(5)]);
  const place = (index: number, isLast: boolean) => {
    belonging.writeUInt32BE(index, belonging.length - 5);
    belonging[belonging.length - 1] = isLast ? 1 : 0;
    return belonging;
  };

  return {
    seal(index, isLast, plain, out) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce);
      cipher.setAAD(place(index, isLast));
      out.set(nonce, 0);
      out.set(cipher.update(plain), nonceBytes);
      cipher.final();
      out.set(cipher.getAuthTag(), nonceBytes + plain.byteLength);
    },
    open(index, isLast, stored) {
      const end = stored.length - tagBytes;
      try {
        const decipher = createDecipheriv("aes-256-gcm", key.bytes, stored.subarray(0, nonceBytes));
        decipher.setAAD(place(index, isLast));
        decipher.setAuthTag(stored.subarray(end));
        const plain = decipher.update(stored.subarray(nonceBytes, end));
        decipher.final();
        return plain;
      } catch {
        throw new BlobDamaged(`Chunk ${index} does not open.`);
      }
    },
  };
}
