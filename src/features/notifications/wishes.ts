import type { Db } from "../../platform/storage/database.ts";
import type { NotifyLevel } from "../../protocol/notifications.ts";
import { wishesOf } from "./wishes.store.ts";

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
  return new Map(
    rows.map((row) => [
      row.conversationId,
      {
        ...(row.level !== null && { notify: row.level }),
        ...(row.mutedUntil !== null && { mutedUntil: row.mutedUntil }),
      },
    ]),
  );
}
