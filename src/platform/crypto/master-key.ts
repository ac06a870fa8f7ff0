import { hkdfSync, randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { CannotStart } from "../cannot-start.ts";
import type { Config } from "../config/config.ts";
import type { DataKey } from "./keys.ts";

const keyLength = 32;

export interface MasterKeySource {
  /** The configuration's `[keys]`. */
  readonly keys: Config["keys"];
  /** The data folder: `master.key` in it is the default file. */
  readonly data: string;
  /** Whether a missing file is made. False once keys are wrapped with it: a new one would open none of them. */
  readonly mayCreate: boolean;
}

/**
 * The master key from the environment, from a command, or from a file that is made on the first start.
 * @throws CannotStart `keys.missing`, `keys.rights`, `keys.unreadable`, `keys.command`
 */
export function loadMasterKey({ keys, data, mayCreate }: MasterKeySource): Uint8Array {
  if (keys.master_key !== undefined) return decode(keys.master_key, "IRIS_KEYS_MASTER_KEY");
  if (keys.master_key_command !== undefined) return fromCommand(keys.master_key_command);
  const file = keys.master_key_file ?? join(data, "master.key");
  if (existsSync(file)) return fromFile(file);
  if (!mayCreate) {
    throw new CannotStart(
      "keys.missing",
      `The master key is missing: there is no file ${file}, and this data folder holds content that needs it.`,
      "Put the file back (from your backup of it), or set keys.master_key_file to where it is now.",
    );
  }
  return create(file);
}

/** The key that wraps data keys. The master key itself never encrypts anything. */
export function keyEncryptionKey(masterKey: Uint8Array): DataKey {
  const bytes = new Uint8Array(hkdfSync("sha256", masterKey, "iris", "key-encryption-key", keyLength));
  return { subject: "system:key-encryption-key", version: 1, bytes };
}

function decode(text: string, where: string): Uint8Array {
  const bytes = Buffer.from(text.trim(), "base64");
  if (bytes.length !== keyLength) {
    throw new CannotStart(
      "keys.unreadable",
      `The master key in ${where} is not 32 bytes in base64.`,
      "Give the key as it was made; a new one comes from `openssl rand -base64 32`.",
    );
  }
  return bytes;
}

function fromFile(file: string): Uint8Array {
  const mode = statSync(file).mode & 0o777;
  if ((mode & 0o077) !== 0) {
    throw new CannotStart(
      "keys.rights",
      `Others on this machine may read the master key ${file} (rights ${mode.toString(8)}).`,
      `Take the rights away: chmod 600 ${file}`,
    );
  }
  return decode(readFileSync(file, "utf8"), file);
}

function create(file: string): Uint8Array {
  const bytes = randomBytes(keyLength);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const descriptor = openSync(file, "wx", 0o600);
  try {
    writeSync(descriptor, `${bytes.toString("base64")}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  chmodSync(file, 0o600);
  return bytes;
}

function fromCommand(command: string): Uint8Array {
  const { exitCode, stdout } = Bun.spawnSync(["/bin/sh", "-c", command], { stdout: "pipe", stderr: "inherit" });
  if (exitCode !== 0) {
    throw new CannotStart(
      "keys.command",
      `The command that prints the master key ended with code ${exitCode}.`,
      "Run it by hand as the user that runs Iris; keys.master_key_command names it.",
    );
  }
  return decode(stdout.toString(), "the output of keys.master_key_command");
}
