import type { Db } from "../../platform/storage/database.ts";
import type { NotifyLevel } from "../../protocol/notifications.ts";
import { type WishesRow, wishesOf, wishesOfAll } from "./wishes.store.ts";

export interface NotifyWishes {
  readonly notify?: NotifyLevel;
  readonly mutedUntil?: number;
}

/** What somebody wants to hear of their conversations, or of one; those as they are by standard are missing. */
export async function readWishes(
  db: Db,
  accountId: string,
  conversationId?: string,
): Promise<ReadonlyMap<string, NotifyWishes>> {
  const rows = await wishesOf(db, accountId, conversationId);
  return new Map(rows.map((row) => [row.conversationId, asWishes(row)]));
}

/** What the members of a conversation want to hear of it, by person. */
export const wishesIn = async (db: Db, conversationId: string): Promise<ReadonlyMap<string, NotifyWishes>> =>
  new Map((await wishesOfAll(db, conversationId)).map((row) => [row.accountId, asWishes(row)]));

const asWishes = ({ level, mutedUntil }: WishesRow): NotifyWishes => ({
  ...(level !== null && { notify: level }),
  ...(mutedUntil !== null && { mutedUntil }),
});
