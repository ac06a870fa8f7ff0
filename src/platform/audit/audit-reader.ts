import { openJson } from "../crypto/seal.ts";
import type { AuditEntry, Platform } from "../platform.ts";
import { type AuditFilter, type AuditRow, entriesAfter, entriesBefore } from "./audit.store.ts";
import { detailPlace } from "./audit.ts";

export type { AuditFilter } from "./audit.store.ts";

export interface ReadEntry extends Required<Omit<AuditEntry, "subjectId" | "alsoOf" | "detail">> {
  readonly number: number;
  readonly at: number;
  readonly subjectId: string | null;
  readonly detail: NonNullable<AuditEntry["detail"]> | null;
}

const pageSize = 500;

/** Reads the audit log. */
export function createAuditReader({ db, keys }: Pick<Platform, "db" | "keys">) {
  const opened = async ({ hash: _, detail, ...row }: AuditRow): Promise<ReadEntry> => ({
    ...row,
    detail: detail === null ? null : openJson(await keys.get("system:audit"), detailPlace(row.number), detail),
  });

  return {
    /** Newest first. */
    before: async (filter: AuditFilter, number: number, limit: number): Promise<ReadEntry[]> =>
      Promise.all((await entriesBefore(db.reader, filter, number, limit)).map(opened)),
    async at(number: number): Promise<ReadEntry | undefined> {
      const [row] = await entriesAfter(db.reader, {}, number - 1, 1);
      return row?.number === number ? opened(row) : undefined;
    },
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
    /** All of them as they are stored too, for an export. */
    async *whole(): AsyncGenerator<(ReadEntry & { readonly sealed: string | null; readonly hash: string })[]> {
      let last = 0;
      for (;;) {
        const rows = await entriesAfter(db.reader, {}, last, pageSize);
        if (rows.length === 0) return;
        last = rows.at(-1)?.number ?? last;
        yield await Promise.all(
          rows.map(async (row) => ({
            ...(await opened(row)),
            sealed: row.detail === null ? null : Buffer.from(row.detail).toString("base64"),
            hash: row.hash,
          })),
        );
      }
    },
  };
}
export type AuditReader = ReturnType<typeof createAuditReader>;
