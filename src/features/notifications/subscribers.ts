import type { Db } from "../../platform/storage/database.ts";
import { subscribedAccounts, subscriptionsOf } from "./subscriptions.store.ts";

/** Who is told by push: asked for each message, hence kept in memory. */
export function createSubscribers(reader: Db) {
  let known: Promise<Set<string>> | undefined;
  const all = (): Promise<ReadonlySet<string>> => {
    known ??= subscribedAccounts(reader).then(
      (ids) => new Set(ids),
      (error: unknown) => {
        known = undefined;
        throw error;
      },
    );
    return known;
  };
  return {
    all,
    /** Somebody's subscriptions came or went. */
    async changed(accountId: string): Promise<void> {
      const has = (await subscriptionsOf(reader, accountId)).length > 0;
      const ids = (await all()) as Set<string>;
      if (has) ids.add(accountId);
      else ids.delete(accountId);
    },
  };
}
export type Subscribers = ReturnType<typeof createSubscribers>;
