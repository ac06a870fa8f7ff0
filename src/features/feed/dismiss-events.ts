import type { Dismissal } from "../../protocol/feed.ts";
import type { FeedDeps } from "./feed.deps.ts";
import { saveDismissals } from "./feed.store.ts";

/** Takes events off the person's list, on all devices; what they point to stays (S40). Nobody else's list is touched. */
export function dismissEvents(
  { db, facts }: FeedDeps,
  { accountId, events }: { accountId: string; events: readonly Dismissal[] },
): Promise<void> {
  return db.transaction(async (tx) => {
    await saveDismissals(tx, accountId, events);
    await facts.record(tx, "events.dismissed", { accountId, events: [...events] }, { scope: `account:${accountId}` });
  });
}
