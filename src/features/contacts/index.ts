import type { Host, Platform } from "../../platform/platform.ts";
import { addressBookConsents } from "./address-book-consents.ts";
import { bindInvitations } from "./claim-invitation.ts";
import { broadcastContacts } from "./contacts.broadcast.ts";
import type { ContactsDoors } from "./contacts.deps.ts";
import { routeContacts } from "./contacts.routes.ts";
import { erasePerson, forgetAddresses } from "./erase-person.ts";
import { invitationNames } from "./invitation-names.ts";
import { receivedBy } from "./present-invitation.ts";
import { createRelations } from "./relations.ts";

/** Who is in whose network: invitations, favourites and groups, blocks, and one's own address book. */
export function mountContacts(platform: Platform, host: Host, doors: ContactsDoors) {
  const relations = createRelations(platform.db.reader);
  const deps = { ...platform, doors, relations };
  routeContacts(host, deps);
  broadcastContacts(host, deps);
  for (const kind of ["account.verified", "account.changed"] as const)
    platform.facts.on(kind, `contacts-invitations-${kind}`, ({ payload }) => bindInvitations(deps, payload.accountId));
  const { contactsOf, blockedWith, hasBlocked } = relations;
  return {
    ...{ contactsOf, blockedWith, hasBlocked, ...invitationNames(deps) },
    erase: (accountId: string) => erasePerson(deps, accountId),
    forgetAddresses: (addresses: readonly string[]) => forgetAddresses(deps, addresses),
    consents: addressBookConsents(deps),
    receivedInvitations: (accountId: string) => receivedBy(deps, accountId),
  };
}
