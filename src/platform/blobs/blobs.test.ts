import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { copyFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { KeyGone } from "../crypto/errors.ts";
import { type Blobs, createBlobs } from "./blobs.ts";
import { BlobDamaged } from "./chunk-cipher.ts";
import { keysInMemory } from "./keys.testing.ts";
import { chunkBytes, headerBytes, layoutOf, sealBytes } from "./layout.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

const fileId = "ada-holiday-picture-1";
const otherId = "bob-holiday-picture-2";
const storedChunk = chunkBytes + sealBytes;

let folder: string;
let blobs: Blobs;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "iris-blobs-"));
  blobs = createBlobs(folder, keysInMemory());
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function store(content: Uint8Array, id = fileId, pieceBytes = content.length): Promise<void> {
  const writer = await blobs.write(id, "content");
  for (let at = 0; at < content.length; at += pieceBytes) await writer.write(content.subarray(at, at + pieceBytes));
  expect(await writer.commit()).toBe(content.length);
}
async function read(start?: number, end?: number, id = fileId): Promise<Buffer> {
  const blob = await blobs.open(id, "content");
  if (!blob) throw new Error("nothing is stored");
  return Buffer.from(await new Response(blob.read(start, end)).arrayBuffer());
}
const pathOf = (id = fileId) => {
  const name = Buffer.from(id).toString("hex");
  return join(folder, name.slice(-2), `${name}.content`);
};
async function change(alter: (stored: Buffer) => Buffer): Promise<void> {
  await writeFile(pathOf(), alter(await readFile(pathOf())));
}

describe("storing and reading", () => {
  test("S26 any content comes back, written in any pieces, whole and in any range", async () => {
    const edges = [0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes, 5 * chunkBytes + 17];
    const size = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 0, max: 6 * chunkBytes }));
    await fc.assert(
      fc.asyncProperty(size, fc.integer({ min: 1, max: 200_000 }), fc.nat(), fc.nat(), async (bytes, piece, a, b) => {
        const content = randomBytes(bytes);
        await store(content, fileId, piece);
        const [start, end] = [a % (bytes + 1), b % (bytes + 1)].sort((x, y) => x - y) as [number, number];
        expect((await read()).equals(content)).toBe(true);
        expect((await read(start, end)).equals(content.subarray(start, end))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("S26 nothing of the content or the name is readable on the disk", async () => {
    await store(Buffer.from("a very private letter ".repeat(10_000)));
    const stored = await readFile(pathOf());
    expect(stored.includes("private letter")).toBe(false);
    expect(pathOf()).not.toContain("holiday");
  });

  test("S26 a range reads only the chunks it lies in", async () => {
    const content = randomBytes(8 * chunkBytes);
    await store(content);
    await change((stored) => {
      stored.fill(0, headerBytes, headerBytes + 3 * storedChunk);
      return stored;
    });
    const inFifth = await read(4 * chunkBytes + 5, 4 * chunkBytes + 105);
    expect(inFifth.equals(content.subarray(4 * chunkBytes + 5, 4 * chunkBytes + 105))).toBe(true);
    await expect(read(2 * chunkBytes, 2 * chunkBytes + 1)).rejects.toThrow(BlobDamaged);
  });

  test("a range outside the content is a mistake of the caller", async () => {
    await store(randomBytes(100));
    const blob = await blobs.open(fileId, "content");
    for (const [start, end] of [
      [0, 101],
      [-1, 5],
      [6, 5],
    ] as const) {
      expect(() => blob?.read(start, end)).toThrow(RangeError);
    }
  });

  test("a reader that goes away leaves no open file behind", async () => {
    await store(randomBytes(20 * chunkBytes));
    const openFiles = async () => (await readdir("/dev/fd")).length;
    const before = await openFiles();
    for (let i = 0; i < 20; i++) {
      const reader = (await blobs.open(fileId, "content"))?.read().getReader();
      await reader?.read();
      await reader?.cancel();
    }
    expect(await openFiles()).toBeLessThanOrEqual(before);
  });
});

describe("what was tampered with does not open", () => {
  const content = randomBytes(4 * chunkBytes);
  beforeEach(() => store(content));
  const at = (index: number) => headerBytes + index * storedChunk;

  test("S26 two chunks swapped", async () => {
    await change((stored) =>
      Buffer.concat([
        stored.subarray(0, at(0)),
        stored.subarray(at(1), at(2)),
        stored.subarray(at(0), at(1)),
        stored.subarray(at(2)),
      ]),
    );
    await expect(read()).rejects.toThrow(BlobDamaged);
  });

  test("S26 one bit altered, anywhere", async () => {
    const whole = await readFile(pathOf());
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (byte, bit) => {
        const altered = Buffer.from(whole);
        altered[byte] = (altered[byte] ?? 0) ^ (1 << bit);
        await writeFile(pathOf(), altered);
        await expect(read()).rejects.toThrow(BlobDamaged);
      }),
      { numRuns: 60 },
    );
  });

  test("S26 cut, also exactly between two chunks", async () => {
    for (const length of [0, headerBytes, at(1), at(3), at(3) + 1, at(4) - 1]) {
      await store(content);
      await truncate(pathOf(), length);
      await expect(read(0, 1)).rejects.toThrow(BlobDamaged);
    }
  });

  test("S26 a chunk appended or repeated", async () => {
    await change((stored) => Buffer.concat([stored, stored.subarray(at(3))]));
    await expect(read(0, 1)).rejects.toThrow(BlobDamaged);
  });

  test("S26 another file's bytes, or an earlier writing's chunk", async () => {
    await store(content, otherId);
    await copyFile(pathOf(otherId), pathOf());
    await expect(read()).rejects.toThrow(BlobDamaged);
    await store(content);
    const earlier = await readFile(pathOf());
    await store(content);
    await change((stored) =>
      Buffer.concat([stored.subarray(0, at(1)), earlier.subarray(at(1), at(2)), stored.subarray(at(2))]),
    );
    await expect(read()).rejects.toThrow(BlobDamaged);
  });
});

describe("writings that do not end", () => {
  test("an aborted one leaves what was there before", async () => {
    await store(Buffer.from("first"));
    const writer = await blobs.write(fileId, "content");
    await writer.write(randomBytes(3 * chunkBytes));
    await writer.abort();
    expect(String(await read())).toBe("first");
    expect(await readdir(join(folder, "incoming"))).toEqual([]);
  });

  test("what a crash left is removed at the start", async () => {
    const writer = await blobs.write(fileId, "content");
    await writer.write(randomBytes(3 * chunkBytes));
    await blobs.start();
    expect(await readdir(folder)).not.toContain("incoming");
    expect(await blobs.open(fileId, "content")).toBeUndefined();
    await writer.abort();
    await store(Buffer.from("again"));
    expect(String(await read())).toBe("again");
  });
});

test("S26 with its key destroyed a file is gone, in every copy", async () => {
  await store(Buffer.from("a letter"));
  const backup = `${folder}-backup`;
  await copyFile(pathOf(), backup);
  await blobs.destroy(fileId);
  await blobs.destroy(fileId);
  await expect(stat(pathOf())).rejects.toThrow(/ENOENT/);
  expect(await blobs.open(fileId, "content")).toBeUndefined();
  await copyFile(backup, pathOf());
  expect(await blobs.open(fileId, "content")).toBeUndefined();
  await expect(blobs.write(fileId, "preview")).rejects.toThrow(KeyGone);
  await blobs.write(fileId, "content").then((writer) => writer.abort());
  await expect(read()).rejects.toThrow(BlobDamaged);
  await rm(backup);
});

test("every length that a file can have belongs to one content length, and no other length does", () => {
  fc.assert(
    fc.property(fc.nat(2 ** 32), (sizeBytes) => {
      const chunks = Math.max(1, Math.ceil(sizeBytes / chunkBytes));
      expect(layoutOf(headerBytes + sizeBytes + chunks * sealBytes)).toEqual({ sizeBytes, chunks });
    }),
  );
  for (const length of [0, headerBytes, headerBytes + sealBytes - 1, headerBytes + storedChunk + sealBytes]) {
    expect(layoutOf(length)).toBeUndefined();
  }
});
