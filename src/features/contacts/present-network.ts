import type { BlockedPerson, Contact, ContactGroup, listNetwork } from "../../protocol/contacts.ts";
import type { OutputOf } from "../../protocol/endpoint.ts";
import { addressBookStateOf } from "./address-book.ts";
import type { Deps } from "./contacts.deps.ts";
import {
  type BlockRow,
  blocksOf,
  type ContactRow,
  contactsOf,
  findBlock,
  findContact,
  groupMembersOf,
  groupsOf,
} from "./contacts.store.ts";
import { receivedBy, sentInvitationsOf } from "./present-invitation.ts";
import { openKnownName, openText, personKey } from "./seal-network.ts";

const presentContact = ({ contactId, since, isFavourite }: ContactRow, groupIds: string[]): Contact => ({
  accountId: contactId,
  since,
  isFavourite,
  groupIds,
});

/** undefined when they are no contacts (any more). */
export async function contactFor(
  { db }: Pick<Deps, "db">,
  ownerId: string,
  contactId: string,
): Promise<Contact | undefined> {
  const row = await findContact(db.reader, ownerId, contactId);
  if (!row) return undefined;
  const memberships = await groupMembersOf(db.reader, ownerId);
  return presentContact(
    row,
    memberships.filter((membership) => membership.contactId === contactId).map(({ groupId }) => groupId),
  );
}

/** A person's groups in their order. */
export async function groupsFor({ db, keys }: Pick<Deps, "db" | "keys">, ownerId: string): Promise<ContactGroup[]> {
  const key = await personKey(keys, ownerId);
  const rows = await groupsOf(db.reader, ownerId);
  return rows.map(({ id, name }) => ({ id, name: openText(key, "groupName", id, name) }));
}

async function presentBlock({ keys }: Pick<Deps, "keys">, row: BlockRow): Promise<BlockedPerson> {
  const { blockerId, blockedId, blockedAt } = row;
  const name = openKnownName(await personKey(keys, blockerId), blockerId, blockedId, row.name);
  return { accountId: blockedId, firstName: name.firstName, lastName: name.lastName, blockedAt };
}

export async function blockedBy(
  deps: Pick<Deps, "db" | "keys">,
  blockerId: string,
  blockedId: string,
): Promise<BlockedPerson | undefined> {
  const row = await findBlock(deps.db.reader, blockerId, blockedId);
  return row && presentBlock(deps, row);
}

/** All that a device shows of a person's network. */
export async function networkOf(
  deps: Pick<Deps, "db" | "doors" | "facts" | "keys" | "now">,
  accountId: string,
): Promise<OutputOf<typeof listNetwork>> {
  const { reader } = deps.db;
  // The cursor first: what happens while the lists are read is then told twice rather than not at all.
  const cursor = deps.facts.head();
  const memberships = Map.groupBy(await groupMembersOf(reader, accountId), ({ contactId }) => contactId);
  const contacts = (await contactsOf(reader, accountId)).map((row) =>
    presentContact(row, memberships.get(row.contactId)?.map(({ groupId }) => groupId) ?? []),
  );
  const blocked = await Promise.all((await blocksOf(reader, accountId)).map((row) => presentBlock(deps, row)));
  return {
    contacts,
    groups: await groupsFor(deps, accountId),
    received: await receivedBy(deps, accountId),
    sent: await sentInvitationsOf(deps, accountId),
    blocked,
    addressBook: await addressBookStateOf(deps, accountId),
    cursor,
  };
}
