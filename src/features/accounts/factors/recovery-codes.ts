import { randomInt } from "node:crypto";
import type { Keys } from "../../../platform/crypto/keys.ts";

export const codesAtOnce = 10;
/** Without letters and digits that are read as one another. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const length = 10;

/** Ten characters, about 50 bits, written as two groups: `k7m2p-9x4qd`. */
function newCode(): string {
  const letters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
  return `${letters.slice(0, length / 2)}-${letters.slice(length / 2)}`;
}

export const newRecoveryCodes = (): string[] => Array.from({ length: codesAtOnce }, newCode);

/** However it was copied: capitals, spaces and the dash do not matter. */
const normalised = (code: string) => code.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Fifty bits could be tried against a plain hash, hence the keyed one, bound to its account. */
export const recoveryCodeHash = (keys: Pick<Keys, "blindIndex">, accountId: string, code: string): string =>
  keys.blindIndex("recovery_codes.code_hash", `${accountId}:${normalised(code)}`);
