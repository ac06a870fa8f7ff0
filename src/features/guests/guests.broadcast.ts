import type { Host } from "../../platform/platform.ts";
import type { GuestsDeps } from "./guests.deps.ts";

/** Facts of this feature → who may know → what their devices are told. */
export function broadcastGuests(host: Host, { conversations }: Pick<GuestsDeps, "conversations">): void {
  host.broadcast("guests.changed", {
    audience: ({ payload }) => conversations.tendersOf(payload.conversationId),
    present: async ({ payload }) => ({ type: "guests.changed", conversationId: payload.conversationId }),
  });
  host.broadcast("guest.ended", {
    audience: async ({ payload }) => (await conversations.roster(payload.conversationId))?.accountIds ?? [],
    present: async ({ payload }) => ({ type: "guest.gone", accountId: payload.guestId }),
  });
  host.broadcast("guest.admitted", {
    audience: async ({ payload }) => [payload.guestId],
    present: async () => ({ type: "guest.admitted" }),
  });
}
