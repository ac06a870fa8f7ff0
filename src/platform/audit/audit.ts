import { createHash } from "node:crypto";
import { sealJson } from "../crypto/seal.ts";
import type { Audit, Platform } from "../platform.ts";
import { type AuditRow, insertEntry, lastEntry } from "./audit.store.ts";

export const firstHash = "0".repeat(64);
export const detailPlace = (number: number) => ({ table: "audit_entries", column: "detail", row: String(number) });

/** The audit log on the instance's own database. */
export function createAudit({ keys, now }: Pick<Platform, "keys" | "now">): Audit {
  return {
    async record(tx, { act, actorId, companyId, subjectId, detail }) {
      const last = await lastEntry(tx);
      const number = (last?.number ?? 0) + 1;
      const key = detail && (await keys.create("system:audit"));
      const entry = {
        ...{ number, at: now(), act, actorId, companyId, subjectId: subjectId ?? null },
        detail: key ? sealJson(key, detailPlace(number), detail) : null,
      };
      await insertEntry(tx, { ...entry, hash: hashOf(last?.hash ?? firstHash, entry) });
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
