import { createHash } from "node:crypto";
import { KeyGone } from "../crypto/errors.ts";
import { sealJson } from "../crypto/seal.ts";
import type { Audit, Platform } from "../platform.ts";
import { type AuditRow, insertEntry, lastEntry } from "./audit.store.ts";

const subject = "system:audit";

/**
 * Makes the key that details are sealed with, before anything is recorded: an entry is written inside an act, where nothing may
 * wait for the key store's own write lock.
 */
export async function readyAuditKey(keys: Pick<Platform["keys"], "get" | "create">): Promise<void> {
  await keys.get(subject).catch((error: unknown) => {
    if (error instanceof KeyGone) return keys.create(subject);
    throw error;
  });
}

export const firstHash = "0".repeat(64);
export const detailPlace = (number: number) => ({ table: "audit_entries", column: "detail", row: String(number) });

/** The audit log on the instance's own database. */
export function createAudit({ keys, now, facts }: Pick<Platform, "keys" | "now" | "facts">): Audit {
  return {
    async record(tx, { act, actorId, companyId, subjectId, alsoOf = [], detail }) {
      const last = await lastEntry(tx);
      const number = (last?.number ?? 0) + 1;
      const key = detail && (await keys.get(subject));
      const entry = {
        ...{ number, at: now(), act, actorId, companyId, subjectId: subjectId ?? null },
        detail: key ? sealJson(key, detailPlace(number), detail) : null,
      };
      await insertEntry(tx, { ...entry, hash: hashOf(last?.hash ?? firstHash, entry) });
      const concerned = new Set([...(subjectId === undefined ? [] : [subjectId]), ...alsoOf]);
      if (actorId !== null) concerned.delete(actorId);
      // Whether it is a person's, and theirs to know, is decided where the privacy log is written.
      for (const accountId of concerned)
        await facts.record(tx, "audit.recorded", { accountId, number }, { scope: `account:${accountId}` });
    },
  };
}

/** @returns hex */
export function hashOf(before: string, entry: Omit<AuditRow, "hash">): string {
  const { number, at, act, actorId, companyId, subjectId, detail } = entry;
  const sealed = detail === null ? null : Buffer.from(detail).toString("base64");
  const fields = [before, number, at, act, actorId, companyId, subjectId, sealed];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}
