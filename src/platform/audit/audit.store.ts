import { and, asc, desc, eq, gt, gte, lt, lte, or } from "drizzle-orm";
import type { Db, Tx } from "../storage/database.ts";
import { auditEntries } from "./audit.tables.ts";

export type AuditRow = typeof auditEntries.$inferSelect;

export const lastEntry = async (db: Db): Promise<Pick<AuditRow, "number" | "hash"> | undefined> =>
  (
    await db
      .select({ number: auditEntries.number, hash: auditEntries.hash })
      .from(auditEntries)
      .orderBy(desc(auditEntries.number))
      .limit(1)
  )[0];

export const insertEntry = (tx: Tx, row: AuditRow) => tx.insert(auditEntries).values(row);

export interface AuditFilter {
  readonly companyId?: string | undefined;
  /** An act, or the name of a feature for all of its acts. */
  readonly act?: string | undefined;
  /** Who did it, or to whom it was done. */
  readonly personId?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

const matching = ({ companyId, act, personId, from, until }: AuditFilter) =>
  and(
    companyId === undefined ? undefined : eq(auditEntries.companyId, companyId),
    act === undefined
      ? undefined
      : act.includes(".")
        ? eq(auditEntries.act, act)
        : // What begins with the feature's name and a point: the sign after the point is the slash.
          and(gte(auditEntries.act, `${act}.`), lt(auditEntries.act, `${act}/`)),
    personId === undefined ? undefined : or(eq(auditEntries.actorId, personId), eq(auditEntries.subjectId, personId)),
    from === undefined ? undefined : gte(auditEntries.at, from),
    until === undefined ? undefined : lte(auditEntries.at, until),
  );

/** Newest first. */
export const entriesBefore = (db: Db, filter: AuditFilter, before: number, limit: number): Promise<AuditRow[]> =>
  db
    .select()
    .from(auditEntries)
    .where(and(matching(filter), lt(auditEntries.number, before)))
    .orderBy(desc(auditEntries.number))
    .limit(limit);

/** Oldest first. */
export const entriesAfter = (db: Db, filter: AuditFilter, after: number, limit: number): Promise<AuditRow[]> =>
  db
    .select()
    .from(auditEntries)
    .where(and(matching(filter), gt(auditEntries.number, after)))
    .orderBy(asc(auditEntries.number))
    .limit(limit);
