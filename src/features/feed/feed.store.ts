import { eq, lt, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import type { Dismissal } from "../../protocol/feed.ts";
import { feedDismissals } from "./feed.tables.ts";

export type DismissalRow = typeof feedDismissals.$inferSelect;

export const dismissalsOf = (db: Db, accountId: string): Promise<DismissalRow[]> =>
  db.select().from(feedDismissals).where(eq(feedDismissals.accountId, accountId));

/** A dismissal never goes back to an earlier moment. */
export const saveDismissals = (tx: Tx, accountId: string, events: readonly Dismissal[]) =>
  tx
    .insert(feedDismissals)
    .values(events.map(({ kind, refId, at }) => ({ accountId, kind, refId, through: at })))
    .onConflictDoUpdate({
      target: [feedDismissals.accountId, feedDismissals.kind, feedDismissals.refId],
      set: { through: sql`max(${feedDismissals.through}, excluded.through)` },
    });

export const deleteDismissalsOf = (tx: Tx, accountId: string) =>
  tx.delete(feedDismissals).where(eq(feedDismissals.accountId, accountId));

export const forgetDismissals = (tx: Tx, through: number) =>
  tx.delete(feedDismissals).where(lt(feedDismissals.through, through));
