import { expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OutputOf } from "../../protocol/endpoint.ts";
import { listSigningKeys } from "../../protocol/signing.ts";
import { startTestApp } from "../../testing/test-app.ts";
import { configSchema } from "../config/config.ts";
import { openKeys } from "../crypto/key-store.ts";
import { isSigned } from "./signature.ts";
import { createSigning } from "./signing.ts";

const log = { debug() {}, info() {}, warn() {}, error() {} };
const text = (words: string) => new TextEncoder().encode(words);

test("S49 S51 what the instance signed is told from everything else, after a restart and with a new key too", async () => {
  const data = mkdtempSync(join(tmpdir(), "iris-signing-"));
  const open = () => openKeys({ data, keys: configSchema.parse({}).keys, log, now: () => 1 });
  let keys = await open();
  const first = await createSigning(keys).sign("export", text("a manifest"));
  expect(isSigned("export", text("a manifest"), first)).toBe(true);
  expect(isSigned("export", text("another one"), first)).toBe(false);
  expect(isSigned("erasure", text("a manifest"), first)).toBe(false);

  await keys.close();
  keys = await open();
  const signing = createSigning(keys);
  expect((await signing.publicKeys()).map(({ keyId }) => keyId)).toEqual([first.keyId]);
  await signing.renew();
  const second = await signing.sign("export", text("a manifest"));
  expect(second.keyId).not.toBe(first.keyId);
  expect((await signing.publicKeys()).map(({ keyId, isCurrent }) => [keyId, isCurrent])).toEqual([
    [second.keyId, true],
    [first.keyId, false],
  ]);
  // Somebody else's key under the name of this one, and a signature of another key.
  expect(isSigned("export", text("a manifest"), { ...second, keyId: first.keyId })).toBe(false);
  expect(isSigned("export", text("a manifest"), { ...second, signature: first.signature })).toBe(false);
  expect(isSigned("export", text("a manifest"), { ...second, publicKey: "short" })).toBe(false);
  await keys.close();
  rmSync(data, { recursive: true, force: true });
});

test("S49 S51 anybody can fetch the published keys without an account", async () => {
  const app = await startTestApp();
  const answer = await app.app.host.fetch(new Request(`${app.url}${listSigningKeys.path}`));
  const { instance, keys } = (await answer.json()) as OutputOf<typeof listSigningKeys>;
  expect(instance).toBe(app.platform.config.server.public_url);
  expect(keys).toEqual(await createSigning(app.platform.keys).publicKeys());
  await app.stop();
});
