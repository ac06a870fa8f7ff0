import type { Deps } from "./contacts.deps.ts";
import { deleteInvitationsTo, deleteNetworkOf, tiesOf } from "./erase-person.store.ts";
import { addressIndexOf } from "./mail-invitation.ts";
import { tellOfContact } from "./record-invitation.ts";

/** Takes somebody who is going for good out of everybody's network, with all they kept here. May run twice. */
export async function erasePerson(
  { db, facts, relations }: Pick<Deps, "db" | "facts" | "relations">,
  accountId: string,
): Promise<void> {
  const { contactIds, others } = await tiesOf(db.reader, accountId);
  await relations.change([accountId, ...others], () =>
    db.transaction(async (tx) => {
      await deleteNetworkOf(tx, accountId);
      for (const contactId of contactIds) await tellOfContact({ facts }, tx, contactId, accountId);
    }),
  );
}

/** Invitations that wait for an account with one of these addresses: their owner is going. */
export async function forgetAddresses(
  { db, keys }: Pick<Deps, "db" | "keys">,
  addresses: readonly string[],
): Promise<void> {
  const indexes = addresses.map((address) => addressIndexOf(keys, address));
  await db.transaction(async (tx) => void (await deleteInvitationsTo(tx, indexes)));
}
