import type { Host, Platform } from "../../platform/platform.ts";
import * as api from "../../protocol/feed.ts";
import { dismissEvents } from "./dismiss-events.ts";
import type { FeedDoors } from "./feed.deps.ts";
import { deleteDismissalsOf, forgetDismissals } from "./feed.store.ts";
import { listEvents, newsMs } from "./list-events.ts";

/** The events view: what happened lately, and what of it was dismissed. */
export function mountFeed(platform: Platform, host: Host, doors: FeedDoors) {
  const deps = { ...platform, doors };
  host.route(api.listEvents, async ({ caller }) => ({ events: await listEvents(deps, caller.accountId) }));
  host.route(api.dismissEvents, async ({ caller, body }) => {
    await dismissEvents(deps, { accountId: caller.accountId, events: body.events });
    return undefined;
  });
  host.broadcast("events.dismissed", {
    audience: async ({ payload }) => [payload.accountId],
    present: async ({ payload }) => ({ type: "events.dismissed", events: payload.events }),
  });
  return {
    /** Of somebody who is going for good. */
    erase: (accountId: string) => platform.db.transaction(async (tx) => void (await deleteDismissalsOf(tx, accountId))),
    /** Dismissals of what is no news any more. */
    tidy: () => platform.db.transaction(async (tx) => void (await forgetDismissals(tx, platform.now() - newsMs))),
  };
}
