import { and, count, eq, lt } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { signOnAttempts, signOnConnections, signOnLinks } from "./single-sign-on.tables.ts";

export type ConnectionRow = typeof signOnConnections.$inferSelect;
export type LinkRow = typeof signOnLinks.$inferSelect;
export type AttemptRow = typeof signOnAttempts.$inferSelect;

export const findConnection = async (db: Db, companyId: string): Promise<ConnectionRow | undefined> =>
  (await db.select().from(signOnConnections).where(eq(signOnConnections.companyId, companyId)).limit(1))[0];

export const putConnection = (tx: Tx, row: ConnectionRow) =>
  tx.insert(signOnConnections).values(row).onConflictDoUpdate({ target: signOnConnections.companyId, set: row });

/** @returns true when there was one */
export const removeConnection = async (tx: Tx, companyId: string): Promise<boolean> =>
  (
    await tx
      .delete(signOnConnections)
      .where(eq(signOnConnections.companyId, companyId))
      .returning({ companyId: signOnConnections.companyId })
  ).length > 0;

export const linkOf = async (db: Db, accountId: string): Promise<LinkRow | undefined> =>
  (await db.select().from(signOnLinks).where(eq(signOnLinks.accountId, accountId)).limit(1))[0];

export const linkBySubject = async (db: Db, companyId: string, subjectIndex: string): Promise<LinkRow | undefined> =>
  (
    await db
      .select()
      .from(signOnLinks)
      .where(and(eq(signOnLinks.companyId, companyId), eq(signOnLinks.subjectIndex, subjectIndex)))
      .limit(1)
  )[0];

export const countLinks = async (db: Db, companyId: string): Promise<number> =>
  (await db.select({ links: count() }).from(signOnLinks).where(eq(signOnLinks.companyId, companyId)))[0]?.links ?? 0;

/** One binding for each account: a former company's makes room. */
export const putLink = (tx: Tx, row: LinkRow) =>
  tx.insert(signOnLinks).values(row).onConflictDoUpdate({ target: signOnLinks.accountId, set: row });

export const removeLink = (tx: Tx, accountId: string) =>
  tx.delete(signOnLinks).where(eq(signOnLinks.accountId, accountId));

/** What a provider had let in or was about to: gone with it. */
export async function removeBindings(tx: Tx, companyId: string): Promise<void> {
  await tx.delete(signOnLinks).where(eq(signOnLinks.companyId, companyId));
  await tx.delete(signOnAttempts).where(eq(signOnAttempts.companyId, companyId));
}

export const insertAttempt = (tx: Tx, row: AttemptRow) => tx.insert(signOnAttempts).values(row);

export const removeAttemptsBefore = (tx: Tx, startedAt: number) =>
  tx.delete(signOnAttempts).where(lt(signOnAttempts.startedAt, startedAt));

/** Only the browser that began can use it up. */
export const takeAttempt = async (tx: Tx, stateHash: string, browserHash: string): Promise<AttemptRow | undefined> =>
  (
    await tx
      .delete(signOnAttempts)
      .where(and(eq(signOnAttempts.stateHash, stateHash), eq(signOnAttempts.browserHash, browserHash)))
      .returning()
  )[0];
