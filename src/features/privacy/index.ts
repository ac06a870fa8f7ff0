import type { Host, Platform } from "../../platform/platform.ts";
import type { PrivacyDoors } from "./privacy.deps.ts";
import { routePrivacy } from "./privacy.routes.ts";
import { deleteEntriesBefore, deleteEntriesOf } from "./privacy.store.ts";
import { hearOfPrivacy } from "./privacy.subscribers.ts";

const keptMs = 365 * 24 * 3_600_000;

/** What was done with somebody's data, for them to see; and what an act of theirs would do. */
export function mountPrivacy(platform: Platform, host: Host, doors: PrivacyDoors) {
  const { db, facts, now } = platform;
  const deps = { ...platform, doors };
  routePrivacy(host, deps);
  hearOfPrivacy(facts, deps);
  return {
    tidy: () => db.transaction(async (tx) => void (await deleteEntriesBefore(tx, now() - keptMs))),
    /** Of somebody who is going for good. */
    erase: (accountId: string) => db.transaction(async (tx) => void (await deleteEntriesOf(tx, accountId))),
  };
}
