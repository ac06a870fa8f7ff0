import type { Host } from "../../platform/platform.ts";
import { whyNotWrite } from "./bubbles/bubbles.policy.ts";
import type { Deps } from "./conversations.deps.ts";
import { conversationNotFound } from "./conversations.errors.ts";
import { silenceOf } from "./silence.ts";

/** Typing is told live to the others and never stored. Nobody is told of somebody invisible. */
export function commandConversations(host: Host, deps: Pick<Deps, "rosters" | "doors">): void {
  host.command("typing", async ({ conversationId, active }, { caller }) => {
    const roster = await deps.rosters.findFor(caller.accountId, conversationId);
    if (!roster) throw conversationNotFound();
    if (await deps.doors.presence.isHidden(caller.accountId)) return;
    if (whyNotWrite(roster, roster.members.get(caller.accountId)?.role ?? "participant") !== null) return;
    const { hasBlocked, isBlocked } = await silenceOf(deps, roster, caller.accountId);
    if (hasBlocked || isBlocked) return;
    for (const accountId of roster.accountIds) {
      if (accountId === caller.accountId) continue;
      host.sendTo(accountId, { type: "typing", conversationId, accountId: caller.accountId, active });
    }
  });
}
