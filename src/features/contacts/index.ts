import type { Host, Platform } from "../../platform/platform.ts";
import { bindInvitations } from "./claim-invitation.ts";
import { broadcastContacts } from "./contacts.broadcast.ts";
import type { ContactsDoors } from "./contacts.deps.ts";
import { routeContacts } from "./contacts.routes.ts";
import { erasePerson } from "./erase-person.ts";
import { inviteesOf, invitersAmong } from "./invitations.store.ts";
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
    ...{ contactsOf, blockedWith, hasBlocked },
    erase: (accountId: string) => erasePerson(deps, accountId),
    receivedInvitations: (accountId: string) => receivedBy(deps, accountId),
    /** Whose answer to an invitation somebody waits for. */
    inviteesOf: async (accountId: string): Promise<ReadonlySet<string>> =>
      new Set(await inviteesOf(platform.db.reader, accountId, platform.now())),
    /** Of these people, those whose invitation waits for this person, who may therefore read their names. */
    async invitersAmong(accountId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
      const inviters = new Set(await invitersAmong(platform.db.reader, accountId, ids, platform.now()));
      return inviters.difference(await blockedWith(accountId));
    },
  };
}
