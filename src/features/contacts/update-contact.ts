import type { Contact } from "../../protocol/contacts.ts";
import type { Deps } from "./contacts.deps.ts";
import { contactNotFound } from "./contacts.errors.ts";
import { deleteContacts, findContact, groupsOf, setFavourite, setGroupsOf } from "./contacts.store.ts";
import { contactFor } from "./present-network.ts";
import { tellOfContact } from "./record-invitation.ts";

export interface ContactChange {
  readonly ownerId: string;
  readonly contactId: string;
  readonly isFavourite?: boolean | undefined;
  /** Exactly these; ids of groups that are not the owner's are left out. */
  readonly groupIds?: readonly string[] | undefined;
}

/** A person's own order among their contacts; the contact learns nothing of it. @throws core.not_found */
export async function updateContact(
  deps: Pick<Deps, "db" | "facts">,
  { ownerId, contactId, isFavourite, groupIds }: ContactChange,
): Promise<Contact> {
  await deps.db.transaction(async (tx) => {
    if (!(await findContact(tx, ownerId, contactId))) throw contactNotFound();
    if (isFavourite !== undefined) await setFavourite(tx, ownerId, contactId, isFavourite);
    if (groupIds !== undefined) {
      const own = (await groupsOf(tx, ownerId)).map(({ id }) => id);
      await setGroupsOf(
        tx,
        contactId,
        own,
        own.filter((id) => groupIds.includes(id)),
      );
    }
    await tellOfContact(deps, tx, ownerId, contactId);
  });
  const contact = await contactFor(deps, ownerId, contactId);
  if (!contact) throw contactNotFound();
  return contact;
}

/** Takes both out of each other's network. @throws core.not_found */
export async function removeContact(
  deps: Pick<Deps, "db" | "facts" | "relations">,
  { ownerId, contactId }: { ownerId: string; contactId: string },
): Promise<void> {
  const { db, relations } = deps;
  await relations.change([ownerId, contactId], () =>
    db.transaction(async (tx) => {
      if (!(await deleteContacts(tx, ownerId, contactId))) throw contactNotFound();
      await tellOfContact(deps, tx, ownerId, contactId);
      await tellOfContact(deps, tx, contactId, ownerId);
    }),
  );
}
