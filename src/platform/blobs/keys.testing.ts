import { randomBytes } from "node:crypto";
import { KeyGone } from "../crypto/errors.ts";
import type { DataKey, KeySubject, Keys } from "../crypto/keys.ts";

/** Real keys, kept in memory. */
export function keysInMemory(): Keys {
  const held = new Map<KeySubject, DataKey>();
  const get = (subject: KeySubject) => {
    const key = held.get(subject);
    if (!key) throw new KeyGone(subject);
    return key;
  };
  return {
    async create(subject) {
      if (!held.has(subject)) held.set(subject, { subject, version: 1, bytes: randomBytes(32) });
      return get(subject);
    },
    get: async (subject) => get(subject),
    peek: (subject) => held.get(subject),
    preload: async () => {},
    renew: async (subject) => get(subject),
    destroy: async (subject) => void held.delete(subject),
    blindIndex: () => "",
  };
}
