import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/contacts.ts";
import {
  agreeToAddressBook,
  deleteAddressBookEntry,
  listAddressBook,
  withdrawFromAddressBook,
} from "./address-book.ts";
import { blockPerson, unblockPerson } from "./block-person.ts";
import { claimInvitation, lookAtInvitation } from "./claim-invitation.ts";
import { createContactGroup, deleteContactGroup, orderContactGroups, renameContactGroup } from "./contact-groups.ts";
import type { Deps } from "./contacts.deps.ts";
import { acceptInvitation, refuseInvitation, withdrawInvitation } from "./decide-invitation.ts";
import { importCards } from "./import-cards.ts";
import { inviteByMail } from "./invite-by-mail.ts";
import { invitePerson } from "./invite-person.ts";
import { createMailboxRest } from "./mailbox-rest.ts";
import { networkOf } from "./present-network.ts";
import { removeContact, updateContact } from "./update-contact.ts";

export function routeContacts(host: Host, deps: Deps): void {
  const mailDeps = { ...deps, mailboxRest: createMailboxRest(deps.now) };

  host.route(api.listNetwork, ({ caller }) => networkOf(deps, caller.accountId));

  host.route(api.invitePerson, ({ caller, body: { id, accountId, note } }) =>
    invitePerson(deps, { id, note, inviterId: caller.accountId, inviteeId: accountId }),
  );
  host.route(api.inviteByMail, ({ caller, body }) =>
    inviteByMail(mailDeps, { ...body, inviterId: caller.accountId, language: caller.language }),
  );
  host.route(api.lookAtInvitation, ({ body }) => lookAtInvitation(deps, body.token));
  host.route(api.claimInvitation, ({ caller, body }) =>
    claimInvitation(deps, { ...body, accountId: caller.accountId }),
  );
  host.route(api.acceptInvitation, ({ caller, params }) =>
    acceptInvitation(deps, { ...params, accountId: caller.accountId }),
  );
  host.route(api.refuseInvitation, async ({ caller, params }) => {
    await refuseInvitation(deps, { ...params, accountId: caller.accountId });
    return undefined;
  });
  host.route(api.withdrawInvitation, async ({ caller, params }) => {
    await withdrawInvitation(deps, { ...params, accountId: caller.accountId });
    return undefined;
  });

  host.route(api.updateContact, ({ caller, params, body }) =>
    updateContact(deps, { ...body, ownerId: caller.accountId, contactId: params.accountId }),
  );
  host.route(api.removeContact, async ({ caller, params }) => {
    await removeContact(deps, { ownerId: caller.accountId, contactId: params.accountId });
    return undefined;
  });

  host.route(api.createContactGroup, async ({ caller, body }) => ({
    groups: await createContactGroup(deps, { ...body, ownerId: caller.accountId }),
  }));
  host.route(api.renameContactGroup, async ({ caller, params, body }) => ({
    groups: await renameContactGroup(deps, { ...params, ...body, ownerId: caller.accountId }),
  }));
  host.route(api.deleteContactGroup, async ({ caller, params }) => {
    await deleteContactGroup(deps, { ...params, ownerId: caller.accountId });
    return undefined;
  });
  host.route(api.orderContactGroups, async ({ caller, body }) => ({
    groups: await orderContactGroups(deps, { ...body, ownerId: caller.accountId }),
  }));

  host.route(api.blockPerson, async ({ caller, params }) => {
    await blockPerson(deps, { blockerId: caller.accountId, blockedId: params.accountId });
    return undefined;
  });
  host.route(api.unblockPerson, async ({ caller, params }) => {
    await unblockPerson(deps, { blockerId: caller.accountId, blockedId: params.accountId });
    return undefined;
  });

  host.route(api.agreeToAddressBook, ({ caller, body }) =>
    agreeToAddressBook(deps, { ...body, ownerId: caller.accountId }),
  );
  host.route(api.withdrawFromAddressBook, ({ caller }) => withdrawFromAddressBook(deps, caller.accountId));
  host.route(api.importCards, ({ caller, body }) => importCards(deps, { ...body, ownerId: caller.accountId }));
  host.route(api.listAddressBook, ({ caller, query }) =>
    listAddressBook(deps, { ...query, ownerId: caller.accountId }),
  );
  host.route(api.deleteAddressBookEntry, async ({ caller, params }) => {
    await deleteAddressBookEntry(deps, { ...params, ownerId: caller.accountId });
    return undefined;
  });
}
