import type { Person } from "../../protocol/directory.ts";
import type { Guest, GuestAccess, OwnGuest } from "../../protocol/guests.ts";
import { linkOf } from "./guest-link.ts";
import type { GuestsDeps } from "./guests.deps.ts";
import { noVisit } from "./guests.errors.ts";
import { endOf } from "./guests.policy.ts";
import type { KnownGuest } from "./known-guests.ts";

const presentGuest = ({ id, name, createdAt }: KnownGuest): Guest => ({
  ...{ id, name, createdAt },
  endsAt: endOf(createdAt),
});

/** For whoever holds the bubble's door. */
export async function guestAccessOf(
  deps: Pick<GuestsDeps, "config" | "db" | "guests" | "keys">,
  conversationId: string,
): Promise<GuestAccess> {
  const guests = await deps.guests.known.of(conversationId);
  return {
    link: await linkOf(deps, conversationId),
    waiting: guests.filter(({ isInside }) => !isInside).map(presentGuest),
    inside: guests.filter(({ isInside }) => isInside).map(presentGuest),
  };
}

/** What a guest sees of their own visit. */
export async function ownVisit(
  { conversations, guests }: Pick<GuestsDeps, "conversations" | "guests">,
  guestId: string,
): Promise<OwnGuest> {
  const guest = await guests.known.find(guestId);
  const bubbleName = guest && (await conversations.nameOf(guest.conversationId));
  if (!guest || bubbleName === undefined) throw noVisit();
  return {
    ...presentGuest(guest),
    bubbleName,
    conversationId: guest.isInside ? guest.conversationId : null,
    functions: await guests.functionsOf(guestId),
  };
}

/** A guest among people; of one who is gone no name is left. */
export const asPerson = (id: string, guest: KnownGuest | undefined): Person => ({
  ...{ id, firstName: guest?.name ?? "", lastName: "", isGuest: true, isDeleted: guest === undefined },
  ...{ companyName: null, jobTitle: null, department: null, avatar: null },
});
