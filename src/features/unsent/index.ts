import type { Host, Platform } from "../../platform/platform.ts";
import { sendDue } from "./send-due.ts";
import type { UnsentDoors } from "./unsent.deps.ts";
import { routeUnsent } from "./unsent.routes.ts";
import { countScheduled, deleteDraft, deleteDraftsOf, deleteScheduledOf, draftsOf, isCarried } from "./unsent.store.ts";

/** What is written and not said yet: drafts, and messages that go out later. */
export function mountUnsent(platform: Platform, host: Host, doors: UnsentDoors) {
  const deps = { ...platform, doors, sendTo: host.sendTo };
  const { db, facts } = platform;
  routeUnsent(host, deps);
  // What one was about to say there goes with what was said.
  facts.on("side.cleared", "drafts", ({ payload: { accountId, conversationId } }) =>
    db.transaction(async (tx) => void (await deleteDraft(tx, accountId, conversationId))),
  );
  return {
    sendDue: () => sendDue(deps),
    /** Whether a message that waits carries this file. */
    carries: (fileId: string) => isCarried(db.reader, fileId),
    count: async (accountId: string): Promise<number> =>
      (await draftsOf(db.reader, accountId)).length + (await countScheduled(db.reader, accountId)),
    /** Of somebody who is going for good. */
    erase: (accountId: string) =>
      db.transaction(async (tx) => {
        await deleteDraftsOf(tx, accountId);
        await deleteScheduledOf(tx, accountId);
      }),
  };
}
