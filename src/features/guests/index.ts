import { createTurns } from "../../platform/jobs/turns.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import { endDueGuests, endGuest, endGuestsOf } from "./end-guest.ts";
import { openAddressOf } from "./guest-link.ts";
import { broadcastGuests } from "./guests.broadcast.ts";
import type { GuestsDoors } from "./guests.deps.ts";
import { routeGuests } from "./guests.routes.ts";

export { createGuests } from "./create-guests.ts";
export { guestNames } from "./guest-names.ts";

/** People without an account, in one bubble for a day: their link, its waiting room, and their end. */
export function mountGuests(platform: Platform, host: Host, doors: GuestsDoors) {
  const { sendTo, closeSession } = host;
  const deps = { ...platform, ...doors, sendTo, closeSession, inTurn: createTurns() };
  routeGuests(host, deps);
  broadcastGuests(host, deps);
  platform.facts.on("conversation.left", "guests", async ({ payload: { conversationId, accountId } }) => {
    await endGuest(deps, accountId, "removed");
    if (!(await doors.conversations.roster(conversationId))) await endGuestsOf(deps, conversationId, "all", "closed");
  });
  const endDue = () => endDueGuests(deps);
  host.onStart(endDue);
  return { endDue, linkOf: (conversationId: string) => openAddressOf(deps, conversationId) };
}
