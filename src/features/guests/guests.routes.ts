import { clearedSessionCookie, sessionCookie } from "../../platform/http/session-cookie.ts";
import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/guests.ts";
import { decideGuest } from "./decide-guest.ts";
import { endGuest } from "./end-guest.ts";
import { checkTending, closeLink, openLink } from "./guest-link.ts";
import type { GuestsDeps } from "./guests.deps.ts";
import { visitMs } from "./guests.policy.ts";
import { createDoorbell, joinAsGuest, readLink } from "./join-as-guest.ts";
import { guestAccessOf, ownVisit } from "./present-guest.ts";

export function routeGuests(host: Host, deps: GuestsDeps): void {
  const ring = createDoorbell(deps.now);

  host.route(api.getGuestAccess, async ({ caller, params: { conversationId } }) => {
    await checkTending(deps, { conversationId, actorId: caller.accountId });
    return guestAccessOf(deps, conversationId);
  });

  host.route(api.openGuestLink, async ({ caller, params: { conversationId }, body }) => {
    await openLink(deps, { conversationId, actorId: caller.accountId, companyId: caller.companyId }, body);
    return guestAccessOf(deps, conversationId);
  });

  host.route(api.closeGuestLink, async ({ caller, params: { conversationId }, query }) => {
    const tending = { conversationId, actorId: caller.accountId, companyId: caller.companyId };
    await closeLink(deps, tending, query.guests);
    return guestAccessOf(deps, conversationId);
  });

  host.route(api.decideGuest, async ({ caller, params: { conversationId, guestId }, body }) => {
    await decideGuest(deps, { conversationId, actorId: caller.accountId }, { guestId, ...body });
    return guestAccessOf(deps, conversationId);
  });

  host.route(api.readGuestLink, async ({ body }) => ({
    ...(await readLink(deps, body.token)),
    operatorName: deps.config.operator.name,
  }));

  host.route(api.joinAsGuest, async ({ caller, body, language, setHeader }) => {
    const { guestId, sessionToken } = await joinAsGuest({ ...deps, ring }, { ...body, caller, language });
    if (sessionToken !== null) setHeader("set-cookie", sessionCookie(sessionToken, visitMs / 1000));
    return ownVisit(deps, guestId);
  });

  host.route(api.getOwnGuest, ({ caller }) => ownVisit(deps, caller.accountId));

  host.route(api.leaveAsGuest, async ({ caller, setHeader }) => {
    // Says that there is no visit, to whoever is no guest.
    await ownVisit(deps, caller.accountId);
    await endGuest(deps, caller.accountId, "left");
    setHeader("set-cookie", clearedSessionCookie());
    return undefined;
  });
}
