import { join } from "node:path";
import { createSignedHeads, type Head } from "../heads/signed-heads.ts";
import type { Platform } from "../platform.ts";
import { createSigning } from "../signing/signing.ts";
import { entriesAfter, lastEntry } from "./audit.store.ts";
import { firstHash, hashOf } from "./audit.ts";

const pageSize = 500;

/** What does not hold of the log. `entry`: the first that is changed, missing, or not the one that was signed. */
export type AuditFault =
  | { readonly kind: "broken"; readonly entry: number }
  | { readonly kind: "cut"; readonly entry: number; readonly signedThrough: number }
  | { readonly kind: "replaced"; readonly entry: number }
  | { readonly kind: "heads"; readonly line: number };

export interface AuditVerdict {
  /** How many entries follow from one another, from the first on. */
  readonly entries: number;
  readonly head: string;
  readonly heads: number;
  readonly signedThrough: number;
  readonly fault: AuditFault | null;
}

type Deps = Pick<Platform, "db" | "keys" | "config" | "now" | "log">;
export type AuditHeads = ReturnType<typeof createAuditHeads>;

/** Signs how far the audit log has come, and follows the log against what was signed. */
export function createAuditHeads({ db, keys, config, now, log }: Deps) {
  const file = join(config.storage.data, "heads", "audit.jsonl");
  const signed = createSignedHeads({ file, purpose: "audit", signing: createSigning(keys) });

  /** Follows the chain from the first entry, and asks for each head what it signed. */
  async function follow(known: readonly Head[]): Promise<Omit<AuditVerdict, "heads" | "signedThrough">> {
    const wanted = new Map(known.map(({ number, hash }) => [number, hash]));
    let [last, before] = [0, firstHash];
    for (;;) {
      const rows = await entriesAfter(db.reader, {}, last, pageSize);
      for (const { hash, ...row } of rows) {
        const at = { entries: last, head: before };
        if (row.number !== last + 1 || hashOf(before, row) !== hash)
          return { ...at, fault: { kind: "broken", entry: last + 1 } };
        const expected = wanted.get(row.number);
        // Every hash follows, and yet it is not what was signed: the log was written anew from somewhere before.
        if (expected !== undefined && expected !== hash)
          return { ...at, fault: { kind: "replaced", entry: row.number } };
        [last, before] = [row.number, hash];
      }
      if (rows.length === 0) break;
    }
    const signedThrough = known.at(-1)?.number ?? 0;
    const isCut = signedThrough > last;
    return {
      ...{ entries: last, head: before },
      fault: isCut ? { kind: "cut", entry: last + 1, signedThrough } : null,
    };
  }

  return {
    /** @param kept a head that was written down elsewhere */
    async verify(kept?: Pick<Head, "number" | "hash">): Promise<AuditVerdict> {
      const { heads, brokenLine } = await signed.read();
      const known = kept ? [...heads, { ...kept, at: 0 }].toSorted((a, b) => a.number - b.number) : heads;
      const followed = await follow(known);
      const fault = followed.fault ?? (brokenLine === null ? null : ({ kind: "heads", line: brokenLine } as const));
      return { ...followed, fault, heads: heads.length, signedThrough: heads.at(-1)?.number ?? 0 };
    },
    /**
     * Signs the newest entry when there is one that is not signed yet. What does not follow from the last head is not signed:
     * it stays as it was found, for `verify`.
     */
    async sign(): Promise<void> {
      const newest = await lastEntry(db.reader);
      const last = await signed.last();
      const isCut = typeof last === "object" && (newest?.number ?? 0) < last.number;
      if (last === "broken" || isCut || !(await followsFrom(last))) {
        log.error({ newest: newest?.number }, "the audit log does not follow from what was signed: iris audit verify");
        return;
      }
      if (newest === undefined || newest.number === last?.number) return;
      await signed.append({ at: now(), number: newest.number, hash: newest.hash });
      // In whatever gathers the program's log it stands a second time, out of reach of who changes the data folder.
      log.info({ number: newest.number, hash: newest.hash }, "audit log signed");
    },
  };

  /** Only what came after the head is read: each minute it is little. */
  async function followsFrom(head: Head | undefined): Promise<boolean> {
    let last = Math.max(0, (head?.number ?? 0) - 1);
    let before: string | undefined = last === 0 ? firstHash : undefined;
    for (;;) {
      const rows = await entriesAfter(db.reader, {}, last, pageSize);
      if (rows.length === 0) return true;
      for (const { hash, ...row } of rows) {
        if (row.number !== last + 1) return false;
        if (row.number === head?.number ? hash !== head.hash : before !== undefined && hashOf(before, row) !== hash)
          return false;
        [last, before] = [row.number, hash];
      }
    }
  }
}
