import { afterEach, beforeEach, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { appendFile, cp, mkdtemp, open, readdir, readFile, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import fc from "fast-check";
import type { Keys } from "../crypto/keys.ts";
import type { BlobAppender } from "./blob-appender.ts";
import { type Blobs, createBlobs } from "./blobs.ts";
import { BlobDamaged } from "./chunk-cipher.ts";
import { DiskFull } from "./file-bytes.ts";
import { keysInMemory } from "./keys.testing.ts";
import { chunkBytes, storedChunkBytes } from "./layout.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

const fileId = "ada-holiday-film-one1";
let folder: string;
let blobs: Blobs;
let keys: Keys;
const folders: string[] = [];
async function newFolder(): Promise<string> {
  folders.push(await mkdtemp(join(tmpdir(), "iris-appending-")));
  return String(folders.at(-1));
}
beforeEach(async () => {
  folder = await newFolder();
  keys = keysInMemory();
  blobs = createBlobs(folder, keys);
});
afterEach(async () => {
  for (const one of folders.splice(0)) await rm(one, { recursive: true, force: true });
});

/** Goes on with what is on the disk at this moment, as after a crash. */
async function crash(appender: BlobAppender): Promise<void> {
  const after = await newFolder();
  await cp(folder, after, { recursive: true });
  await appender.keep();
  folder = after;
  blobs = createBlobs(folder, keys);
}

const pathOf = (ending: string) => {
  const name = Buffer.from(fileId).toString("hex");
  return join(folder, name.slice(-2), `${name}.content${ending}`);
};
async function offset(): Promise<number> {
  const appender = await blobs.append(fileId);
  await appender.keep();
  return appender.offset;
}
async function readWhole(): Promise<Buffer> {
  const blob = await blobs.open(fileId, "content");
  if (!blob) throw new Error("nothing is stored");
  return Buffer.from(await new Response(blob.read()).arrayBuffer());
}

/** A part of the upload, and how it ends. */
const step = fc.record({
  bytes: fc.oneof(fc.constantFrom(0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1), fc.nat({ max: 5 * chunkBytes })),
  end: fc.constantFrom("kept", "discarded", "crashed", "torn", "atomic crash") as fc.Arbitrary<
    "kept" | "discarded" | "crashed" | "torn" | "atomic crash"
  >,
});

test("S24 whatever breaks off in between, what was kept is there, and what comes out is what went in", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      await blobs.destroy(fileId);
      const content = randomBytes(40 * chunkBytes + 5);
      let kept = 0;
      for (const { bytes, end } of steps) {
        const appender = await blobs.append(fileId, end === "atomic crash" || end === "discarded");
        const from = appender.offset;
        expect(from).toBeGreaterThanOrEqual(kept);
        const stored = Buffer.concat(await Array.fromAsync(appender.stored()));
        expect(stored.equals(content.subarray(0, from))).toBe(true);
        await appender.write(content.subarray(from, from + bytes));
        if (end === "kept") kept = await appender.keep();
        if (end === "discarded") await appender.discard();
        if (["crashed", "torn", "atomic crash"].includes(end)) await crash(appender);
        // In the middle of a write: perhaps a piece of the next chunk is there.
        if (end === "torn") await appendFile(pathOf(".part"), randomBytes(1 + (bytes % storedChunkBytes)));
        if (end === "kept") expect(kept).toBe(from + bytes);
        if (end === "discarded" || end === "atomic crash") expect(await offset()).toBe(from);
      }
      const last = await blobs.append(fileId);
      await last.write(content.subarray(last.offset));
      expect(await last.commit()).toBe(content.length);
      expect((await readWhole()).equals(content)).toBe(true);
      expect(await readdir(dirname(pathOf("")))).toEqual([basename(pathOf(""))]);
    }),
    { numRuns: 15 },
  );
}, 30_000);

test("S26 nothing of an unfinished upload is readable on the disk, its last bytes neither", async () => {
  const appender = await blobs.append(fileId);
  await appender.write(Buffer.from("a very private letter ".repeat(5_000)));
  await appender.keep();
  for (const ending of [".part", ".kept"]) {
    expect((await readFile(pathOf(ending))).includes("private letter")).toBe(false);
  }
});

test("S26 an unfinished upload that was cut or exchanged does not go on", async () => {
  const appender = await blobs.append(fileId);
  await appender.write(randomBytes(3 * chunkBytes + 9));
  await appender.keep();
  const { size } = await stat(pathOf(".part"));
  await truncate(pathOf(".part"), size - storedChunkBytes);
  await expect(blobs.append(fileId)).rejects.toThrow(BlobDamaged);
});

test("S26 the same position sealed twice shows nothing of either", async () => {
  const seal = async (letter: string) => {
    const appender = await blobs.append(fileId);
    await appender.write(Buffer.alloc(2 * chunkBytes, letter));
    const kept = await appender.keep();
    const stored = await readFile(pathOf(".part"));
    return { kept, stored };
  };
  const first = await seal("a");
  await truncate(pathOf(".part"), 32);
  await rm(pathOf(".kept"));
  const second = await seal("b");
  expect(second.kept).toBe(first.kept);
  // With one nonce for both, their difference would be that of the letters, over and over.
  const difference = first.stored.map((byte, at) => byte ^ Number(second.stored[at])).subarray(44, 1_000);
  expect(new Set(difference).size).toBeGreaterThan(50);
});

test("S24 on a full disk what was kept stays, and it goes on when there is room again", async () => {
  const content = randomBytes(20 * chunkBytes);
  const first = await blobs.append(fileId);
  await first.write(content.subarray(0, 100));
  await first.keep();

  const handle = await open(join(folder, "any"), "w");
  const prototype = Object.getPrototypeOf(handle) as typeof handle;
  await handle.close();
  const { write } = prototype;
  let room = 3 * chunkBytes;
  // As the system does: as much as there is room for, then the error.
  prototype.write = async function (this: typeof handle, ...given: unknown[]) {
    const [bytes, from = 0, length = (bytes as Buffer).length, position] = given as [Buffer, number, number, number];
    if (room === 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    const fits = Math.min(length, room);
    room -= fits;
    return await (write as (...given: unknown[]) => Promise<never>).call(this, bytes, from, fits, position);
  } as typeof write;
  try {
    const second = await blobs.append(fileId);
    await expect(second.write(content.subarray(100))).rejects.toThrow(DiskFull);
    expect(await second.keep()).toBe(100);
  } finally {
    prototype.write = write;
  }

  const third = await blobs.append(fileId);
  expect(third.offset).toBeGreaterThanOrEqual(100);
  await third.write(content.subarray(third.offset));
  await third.commit();
  expect((await readWhole()).equals(content)).toBe(true);
});
