import type { DataKey } from "../crypto/keys.ts";
import { openJson, sealJson } from "../crypto/seal.ts";
import type { Db, Tx } from "../storage/database.ts";
import type { VapidKeys } from "./vapid.ts";
import { pushKeys } from "./webpush.tables.ts";

const place = { table: "push_keys", column: "keys", row: "1" };

export async function findPushKeys(db: Db, key: DataKey): Promise<VapidKeys | undefined> {
  const [row] = await db.select().from(pushKeys).limit(1);
  return row && openJson(key, place, row.keys);
}

/** Whoever comes second keeps the first's. */
export const insertPushKeys = (tx: Tx, key: DataKey, keys: VapidKeys) =>
  tx
    .insert(pushKeys)
    .values({ id: 1, keys: sealJson(key, place, keys) })
    .onConflictDoNothing();
