import type { Facts, Host } from "../../platform/platform.ts";

/** Facts of this feature → who may know → what their devices are told. */
export function broadcastAccounts(host: Host, facts: Facts): void {
  host.broadcast("account.changed", {
    audience: async ({ payload }) => [payload.accountId],
    present: async ({ payload }) => ({ type: "account.changed", accountId: payload.accountId }),
  });
  facts.on("session.ended", "close-sockets", async ({ payload }) => host.closeSession(payload.sessionId));
}
