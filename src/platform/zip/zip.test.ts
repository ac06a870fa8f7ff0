import { expect, test } from "bun:test";
import { z } from "zod";
import { keysInMemory } from "../blobs/keys.testing.ts";
import { createSigning } from "../signing/signing.ts";
import { checkEntries, manifestPath, openSignedZip, readEntry, signaturePath } from "./signed-zip.ts";
import { signedZipOf, sourceOf, zipOf } from "./zip.testing.ts";
import { readZip } from "./zip-reader.ts";
import { createZipWriter } from "./zip-writer.ts";

const kind = { format: "iris-export", purpose: "export", about: z.object({}) } as const;
const signing = createSigning(keysInMemory());
const faultOf = (act: Promise<unknown>) =>
  act.then(
    () => "none",
    (error: { fault: string }) => error.fault,
  );
const zipFault = (bytes: Uint8Array) => faultOf(readZip(sourceOf(bytes)));
const signedFault = async (bytes: Uint8Array) =>
  faultOf(
    (async () => {
      const source = sourceOf(bytes);
      await checkEntries(source, await openSignedZip(source, kind));
    })(),
  );

test("S49 what was written is found again, names in any script and empty files too", async () => {
  const { bytes, written } = await zipOf([
    ["a.json", "{}"],
    ["files/Übergröße 写真.txt", "hello"],
    ["empty", ""],
  ]);
  const source = sourceOf(bytes);
  const entries = await readZip(source);
  expect(entries.map(({ path, sizeBytes }) => [path, sizeBytes])).toEqual(
    written.map(({ path, sizeBytes }) => [path, sizeBytes]),
  );
  const [, second] = entries;
  if (!second) throw new Error("it is not there");
  expect(bytes.subarray(second.at, second.at + second.sizeBytes).toString()).toBe("hello");
  expect(await readZip(sourceOf((await zipOf([])).bytes))).toEqual([]);
});

test("S49 more entries than 16 bits count are written and read by Zip64", async () => {
  const pieces: Uint8Array[] = [];
  const zip = createZipWriter(async (bytes) => void pieces.push(bytes));
  for (let index = 0; index < 66_000; index++) await zip.add(`n/${index}`, new Uint8Array());
  await zip.finish();
  expect((await readZip(sourceOf(Buffer.concat(pieces)))).length).toBe(66_000);
});

test("S49 a path that leads out, one that is there twice and what is compressed or sealed are refused", async () => {
  for (const path of ["../x", "/x", "a/../b", "a//b", "a\\b", "c:x", "", ".", "a\u0000b"])
    expect([path, await zipFault((await zipOf([[path, "x"]])).bytes)]).toEqual([path, "path"]);
  const twice = [["a", "1"] as const, ["a", "2"] as const];
  expect(await zipFault((await zipOf(twice)).bytes)).toBe("duplicate");
  const { bytes } = await zipOf([["a", "hello"]]);
  const directory = bytes.indexOf(Buffer.from("PK\x01\x02"));
  const changed = (place: number, value: number) => {
    const copy = Buffer.from(bytes);
    copy.writeUInt16LE(value, directory + place);
    return copy;
  };
  expect(await zipFault(changed(10, 8))).toBe("compressed");
  expect(await zipFault(changed(24, 60_000))).toBe("compressed");
  expect(await zipFault(changed(8, 1))).toBe("encrypted");
});

test("S49 nothing is hidden in it, before, between or behind, and entries do not overlap", async () => {
  const { bytes } = await zipOf([
    ["a", "hello"],
    ["b", "world"],
  ]);
  expect(await zipFault(Buffer.concat([Buffer.from("x"), bytes]))).toBe("layout");
  const end = bytes.length - 22;
  expect(await zipFault(Buffer.concat([bytes.subarray(0, end), Buffer.from("x"), bytes.subarray(end)]))).toBe("layout");
  const second = bytes.lastIndexOf(Buffer.from("PK\x01\x02"));
  const overlapping = Buffer.from(bytes);
  overlapping.writeUInt32LE(0, second + 42);
  expect(await zipFault(overlapping)).toBe("layout");
  const boastful = Buffer.from(bytes);
  boastful.writeUInt16LE(3, boastful.length - 12);
  expect(await zipFault(boastful)).toBe("cut");
});

test("S49 cut anywhere it is refused", async () => {
  const bytes = await signedZipOf(signing, [["a.json", "{}"]]);
  for (let length = 0; length < bytes.length; length += 3)
    expect(await signedFault(bytes.subarray(0, length))).not.toBe("none");
  expect(await signedFault(bytes)).toBe("none");
});

test("S49 a changed, missing, added or unsigned entry is found", async () => {
  const entries = [["a.json", "hello"] as const, ["b.json", "world"] as const];
  const bytes = await signedZipOf(signing, entries);
  const changed = Buffer.from(bytes);
  changed.write("jello", changed.indexOf("hello"));
  expect(await signedFault(changed)).toBe("hash");
  const source = sourceOf(changed);
  const zip = await openSignedZip(source, kind);
  expect((await readEntry(source, zip, "b.json")).toString()).toBe("world");
  expect(await faultOf(readEntry(source, zip, "a.json"))).toBe("hash");
  expect(await faultOf(readEntry(source, zip, "c.json"))).toBe("missing");

  // The same manifest and signature around other entries.
  const originals = sourceOf(bytes);
  const found = new Map((await readZip(originals)).map((entry) => [entry.path, entry]));
  const text = (path: string) => {
    const { at = 0, sizeBytes = 0 } = found.get(path) ?? {};
    return bytes.subarray(at, at + sizeBytes);
  };
  const proofs = [manifestPath, signaturePath].map((path) => [path, text(path)] as const);
  const around = async (others: readonly (readonly [string, string])[]) =>
    signedFault((await zipOf([...others, ...proofs])).bytes);
  expect(await around(entries)).toBe("none");
  expect(await around(entries.slice(1))).toBe("missing");
  expect(await around([...entries, ["c.json", "!"]])).toBe("unlisted");
  expect(await signedFault((await zipOf(entries)).bytes)).toBe("noManifest");
  const touched = Buffer.from(bytes);
  touched.write("b", touched.lastIndexOf('"path":"a.json"') + 8);
  expect(await signedFault(touched)).toBe("signature");
  expect(await signedFault(await signedZipOf(signing, entries, { format: "something else" }))).toBe("format");
  expect(await signedFault(await signedZipOf(signing, entries, { about: "nothing" }))).toBe("format");
});
