import type { Host, Platform } from "../../platform/platform.ts";
import type { RuledConversation } from "../conversations/index.ts";
import { enforceRetention } from "./enforce-retention.ts";
import { createPolicies } from "./policies.ts";
import type { RetentionDoors } from "./retention.deps.ts";
import { routeRetention } from "./retention.routes.ts";
import { deletePolicy, forgetDeciders } from "./retention.store.ts";
import { retentionOf } from "./retention-of.ts";
import { announce } from "./set-retention.ts";

/** How long a company or a bubble keeps messages, files and history; and the end of what was kept for long enough. */
export function mountRetention(platform: Platform, host: Host, doors: RetentionDoors) {
  const { db, facts } = platform;
  const deps = { ...platform, ...doors, policies: createPolicies(db.reader) };
  routeRetention(host, deps);
  facts.on("retention.changed", "retention", ({ cursor, payload }) => announce(deps, payload.companyId, cursor));
  facts.on("conversation.ended", "retention", ({ payload: { conversationId: scopeId } }) =>
    deps.policies.change(() =>
      db.transaction(async (tx) => void (await deletePolicy(tx, { scope: "bubble", scopeId }))),
    ),
  );
  return {
    enforce: () => enforceRetention(deps),
    of: (conversations: readonly RuledConversation[]) => retentionOf(deps, conversations),
    /** Of somebody who is going for good. */
    erase: (accountId: string) => db.transaction(async (tx) => void (await forgetDeciders(tx, accountId))),
  };
}
