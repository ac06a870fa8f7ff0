import type { Host, Platform } from "../../platform/platform.ts";
import * as api from "../../protocol/search.ts";
import { createIndexer } from "./indexer.ts";
import type { Deps } from "./search.deps.ts";
import { searchMessages } from "./search-messages.ts";

/** Search over what was said and shared. */
export function mountSearch(
  platform: Platform,
  host: Host,
  doors: Pick<Deps, "conversations" | "emptyLog" | "restrictedAmong">,
) {
  const deps = { db: platform.db, log: platform.log, ...doors };
  const indexer = createIndexer(deps);
  host.route(api.searchMessages, ({ caller, body }) =>
    searchMessages({ ...deps, indexer }, { ...body, readerId: caller.accountId }),
  );
  platform.facts.on("message.sent", "search", async ({ payload }) => indexer.note(payload.conversationId));
  platform.facts.on("message.changed", "search", ({ payload }) => indexer.change(payload));
  platform.facts.on("conversation.ending", "search", ({ payload }) => indexer.remake(payload.conversationId));
  platform.facts.on("content.destroyed", "search", ({ payload }) => indexer.remake(payload.conversationId));
  host.onStart(async () => indexer.start());
  host.onStop(indexer.stop);
  return { settled: indexer.settled };
}
