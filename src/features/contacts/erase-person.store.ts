import { eq, inArray, or } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { blocksWith, contactIdsOf } from "./contacts.store.ts";
import {
  addressBookConsents,
  addressBookEntries,
  blocks,
  contactGroupMembers,
  contactGroups,
  contacts,
  invitations,
} from "./contacts.tables.ts";

/** Their contacts, and everybody whose relations change when they go. */
export async function tiesOf(
  db: Db,
  accountId: string,
): Promise<{ readonly contactIds: readonly string[]; readonly others: readonly string[] }> {
  const [contactIds, blocked] = [await contactIdsOf(db, accountId), await blocksWith(db, accountId)];
  const others = new Set([...contactIds, ...blocked.flatMap(({ blockerId, blockedId }) => [blockerId, blockedId])]);
  return { contactIds, others: [...others] };
}

/** Invitations that went to an address. */
export const deleteInvitationsTo = (tx: Tx, addressIndexes: readonly string[]) =>
  tx.delete(invitations).where(inArray(invitations.addressIndex, [...addressIndexes]));

/** Every row of this feature that is theirs or names them. */
export async function deleteNetworkOf(tx: Tx, accountId: string): Promise<void> {
  await tx.delete(contacts).where(or(eq(contacts.ownerId, accountId), eq(contacts.contactId, accountId)));
  await tx.delete(contactGroups).where(eq(contactGroups.ownerId, accountId));
  await tx.delete(contactGroupMembers).where(eq(contactGroupMembers.contactId, accountId));
  await tx.delete(blocks).where(or(eq(blocks.blockerId, accountId), eq(blocks.blockedId, accountId)));
  await tx.delete(invitations).where(or(eq(invitations.inviterId, accountId), eq(invitations.inviteeId, accountId)));
  await tx.delete(addressBookEntries).where(eq(addressBookEntries.ownerId, accountId));
  await tx.delete(addressBookConsents).where(eq(addressBookConsents.ownerId, accountId));
}
