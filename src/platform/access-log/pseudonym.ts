import { createHmac } from "node:crypto";
import { KeyGone } from "../crypto/errors.ts";
import type { Keys } from "../crypto/keys.ts";

const of = (key: Uint8Array, day: string): string =>
  createHmac("sha256", key).update(`access-log ${day}`).digest().subarray(0, 16).toString("base64url");

/**
 * Whom entries of a day belong to: made of the person's own key, so that the entries of somebody erased cannot be told from other
 * people's any more, and those of one day not from those of another.
 * @returns the newest first; nothing when the person's key is gone
 */
export async function pseudonymsOf(keys: Pick<Keys, "get">, accountId: string, day: string): Promise<string[]> {
  try {
    const { bytes, older = new Map<number, Uint8Array>() } = await keys.get(`person:${accountId}`);
    return [of(bytes, day), ...[...older.values()].map((key) => of(key, day))];
  } catch (error) {
    if (error instanceof KeyGone) return [];
    throw error;
  }
}
