import type { Host, Platform } from "../../../platform/platform.ts";
import type { Deps } from "../conversations.deps.ts";
import { beginDestruction, finishDestruction, resumeDestructions } from "./destroy-gone.ts";

/** A side ends, too, when a member goes; and what a crash interrupted is finished before anybody comes in. */
export function endSides({ facts }: Pick<Platform, "facts">, host: Host, deps: Deps): void {
  facts.on("member.removed", "sides", async ({ payload: { conversationId } }) => {
    await deps.db.transaction((tx) => beginDestruction(deps, tx, conversationId, null));
    await finishDestruction(deps, conversationId);
  });
  // The other way to the same end: what a deletion did not wait for.
  facts.on("side.cleared", "sides", ({ payload }) => finishDestruction(deps, payload.conversationId));
  host.broadcast("side.cleared", {
    audience: async ({ payload }) => [payload.accountId],
    present: async ({ payload: { conversationId, throughSeq } }) => ({
      type: "side.cleared",
      conversationId,
      throughSeq,
    }),
  });
  host.onStart(() => resumeDestructions(deps));
}
