import { and, asc, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "../../../platform/storage/database.ts";
import { conversationFolders, conversationPlaces } from "./folders.tables.ts";

export type FolderRow = typeof conversationFolders.$inferSelect;
export type PlaceRow = typeof conversationPlaces.$inferSelect;

export const foldersOf = (db: Db, ownerId: string): Promise<FolderRow[]> =>
  db
    .select()
    .from(conversationFolders)
    .where(eq(conversationFolders.ownerId, ownerId))
    .orderBy(asc(conversationFolders.position), asc(conversationFolders.id));

export const findFolder = async (db: Db, id: string): Promise<FolderRow | undefined> =>
  (await db.select().from(conversationFolders).where(eq(conversationFolders.id, id)).limit(1))[0];

export const insertFolder = (tx: Tx, row: FolderRow) => tx.insert(conversationFolders).values(row);

export const changeFolder = (tx: Tx, id: string, change: Partial<Pick<FolderRow, "name" | "position">>) =>
  tx.update(conversationFolders).set(change).where(eq(conversationFolders.id, id));

/** What lies in it lies in none then. */
export const deleteFolderRow = (tx: Tx, id: string) =>
  tx.delete(conversationFolders).where(eq(conversationFolders.id, id));

export const deleteFoldersOf = (tx: Tx, ownerId: string) =>
  tx.delete(conversationFolders).where(eq(conversationFolders.ownerId, ownerId));

export const deletePlacesOf = (tx: Tx, accountId: string) =>
  tx.delete(conversationPlaces).where(eq(conversationPlaces.accountId, accountId));

export const nextPosition = async (db: Db, ownerId: string): Promise<number> =>
  (
    await db
      .select({ next: sql<number>`coalesce(max(${conversationFolders.position}), -1) + 1` })
      .from(conversationFolders)
      .where(eq(conversationFolders.ownerId, ownerId))
  )[0]?.next ?? 0;

/** Where somebody put their conversations, or one of them. */
export const placesOf = (db: Db, accountId: string, conversationId?: string): Promise<PlaceRow[]> =>
  db
    .select()
    .from(conversationPlaces)
    .where(
      and(
        eq(conversationPlaces.accountId, accountId),
        conversationId === undefined ? undefined : eq(conversationPlaces.conversationId, conversationId),
      ),
    );

export const putPlace = (tx: Tx, row: PlaceRow) =>
  tx
    .insert(conversationPlaces)
    .values(row)
    .onConflictDoUpdate({ target: [conversationPlaces.conversationId, conversationPlaces.accountId], set: row });
