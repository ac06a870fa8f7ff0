import { afterAll, expect, test } from "bun:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keysInMemory } from "../../platform/blobs/keys.testing.ts";
import { createSigning } from "../../platform/signing/signing.ts";
import { signedZipOf } from "../../platform/zip/zip.testing.ts";
import { run } from "../cli.ts";

const folder = mkdtempSync(join(tmpdir(), "iris-verify-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const signing = createSigning(keysInMemory());
const about = { instance: "https://iris.example", name: "Ada Lovelace", createdAt: 0 };
const kept = (name: string, content: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
async function verify(...args: string[]) {
  const said: string[] = [];
  const code = await run(["privacy", "verify-export", ...args], {
    ...{ env: {}, say: (line) => void said.push(line), complain: (line) => void said.push(line) },
  });
  return { code, said: said.join("\n") };
}

test("S49 an export is checked without an instance; whose key signed it, with the published keys", async () => {
  const zip = await signedZipOf(signing, [["data/account.json", "{}"]], { about });
  const path = kept("whole.zip", zip);
  const sound = await verify(path);
  expect([sound.code, sound.said]).toEqual([0, expect.stringContaining("Ada Lovelace, from https://iris.example")]);
  const keys = kept("keys.json", JSON.stringify({ instance: "x", keys: await signing.publicKeys() }));
  expect((await verify(path, "--keys", keys)).code).toBe(0);
  const others = await createSigning(keysInMemory()).publicKeys();
  const foreign = kept("others.json", JSON.stringify({ instance: "x", keys: others }));
  expect((await verify(path, "--keys", foreign)).code).toBe(1);
  expect((await verify(path, "--keys", path)).code).toBe(2);
});

test("S49 a changed or cut export fails, and what is no file is said to be none", async () => {
  const zip = await signedZipOf(signing, [["data/account.json", '{"a":1}']], { about });
  const changed = Buffer.from(zip);
  changed.write("2", changed.indexOf('{"a":1}') + 5);
  expect(await verify(kept("changed.zip", changed))).toEqual({
    code: 1,
    said: "FAIL  data/account.json was changed after it was signed.",
  });
  expect((await verify(kept("cut.zip", zip.subarray(0, -5)))).code).toBe(1);
  expect((await verify(join(folder, "none.zip"))).code).toBe(2);
});
