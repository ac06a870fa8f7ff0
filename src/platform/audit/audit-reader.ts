import { openJson } from "../crypto/seal.ts";
import type { AuditEntry, Platform } from "../platform.ts";
import { type AuditFilter, type AuditRow, entriesAfter, entriesBefore } from "./audit.store.ts";
import { detailPlace, firstHash, hashOf } from "./audit.ts";

export type { AuditFilter } from "./audit.store.ts";

export interface ReadEntry extends Required<Omit<AuditEntry, "subjectId" | "detail">> {
  readonly number: number;
  readonly at: number;
  readonly subjectId: string | null;
  readonly detail: NonNullable<AuditEntry["detail"]> | null;
}

const pageSize = 500;

/** Reads the audit log, and follows its chain. */
export function createAuditReader({ db, keys }: Pick<Platform, "db" | "keys">) {
  const opened = async ({ hash: _, detail, ...row }: AuditRow): Promise<ReadEntry> => ({
    ...row,
    detail: detail === null ? null : openJson(await keys.get("system:audit"), detailPlace(row.number), detail),
  });

  return {
    /** Newest first. */
    before: async (filter: AuditFilter, number: number, limit: number): Promise<ReadEntry[]> =>
      Promise.all((await entriesBefore(db.reader, filter, number, limit)).map(opened)),
    /** All of them, oldest first, page by page. */
    async *oldestFirst(filter: AuditFilter): AsyncGenerator<ReadEntry[]> {
      let last = 0;
      for (;;) {
        const rows = await entriesAfter(db.reader, filter, last, pageSize);
        if (rows.length === 0) return;
        last = rows.at(-1)?.number ?? last;
        yield await Promise.all(rows.map(opened));
      }
    },
    /** @returns how many entries there are, and the first that does not follow from the one before */
    async check(): Promise<{ entries: number; brokenAt: number | null }> {
      let [last, before] = [0, firstHash];
      for (;;) {
        const rows = await entriesAfter(db.reader, {}, last, pageSize);
        if (rows.length === 0) return { entries: last, brokenAt: null };
        for (const { hash, ...row } of rows) {
          if (row.number !== last + 1 || hashOf(before, row) !== hash) return { entries: last, brokenAt: last + 1 };
          [last, before] = [row.number, hash];
        }
      }
    },
  };
}
export type AuditReader = ReturnType<typeof createAuditReader>;
