import type { Host } from "../../../platform/platform.ts";
import type { Deps } from "../conversations.deps.ts";
import { mayTend } from "./bubbles.policy.ts";
import { requestCounts } from "./bubbles.store.ts";
import { bubbleInvitationFor } from "./present-invitation.ts";

/** Invitations go to whom they are for, and who is asked or asks to those who decide. */
export function broadcastBubbles(host: Host, deps: Deps): void {
  host.broadcast("bubbleInvitation.changed", {
    audience: async ({ payload }) => [payload.accountId],
    present: async ({ payload: { conversationId, accountId } }) => ({
      type: "bubbleInvitation.changed",
      conversationId,
      invitation: await bubbleInvitationFor(deps, conversationId, accountId),
    }),
  });
  host.broadcast("outsiders.changed", {
    audience: async ({ payload }) => {
      const members = [...((await deps.rosters.find(payload.conversationId))?.members.values() ?? [])];
      return members.flatMap(({ accountId, role }) => (mayTend(role) ? accountId : []));
    },
    present:
      async ({ payload: { conversationId } }) =>
      async (accountId: string) => {
        const counts = await requestCounts(deps.db.reader, accountId, conversationId);
        return { type: "outsiders.changed", conversationId, requests: counts.get(conversationId) ?? 0 };
      },
  });
}
