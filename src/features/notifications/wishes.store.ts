import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { notifyWishes } from "./notifications.tables.ts";

export type WishesRow = typeof notifyWishes.$inferSelect;

export const wishesOf = (db: Db, accountId: string, conversationId?: string): Promise<WishesRow[]> =>
  db
    .select()
    .from(notifyWishes)
    .where(
      and(
        eq(notifyWishes.accountId, accountId),
        conversationId === undefined ? undefined : eq(notifyWishes.conversationId, conversationId),
      ),
    );

export const wishesOfAll = (db: Db, conversationId: string): Promise<WishesRow[]> =>
  db.select().from(notifyWishes).where(eq(notifyWishes.conversationId, conversationId));

export const saveWishes = (tx: Tx, row: WishesRow) =>
  tx
    .insert(notifyWishes)
    .values(row)
    .onConflictDoUpdate({ target: [notifyWishes.conversationId, notifyWishes.accountId], set: row });

export const deleteWishes = (tx: Tx, conversationId: string, accountId: string) =>
  tx
    .delete(notifyWishes)
    .where(and(eq(notifyWishes.conversationId, conversationId), eq(notifyWishes.accountId, accountId)));
