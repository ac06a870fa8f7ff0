import type { AddressBookCard } from "../../protocol/address-book-card.ts";
import { type AddressBookState, maxAddressBookEntries } from "../../protocol/contacts.ts";
import { countEntries, findConsent, insertEntries } from "./address-book.store.ts";
import { addressBookStateOf, tellOfAddressBook } from "./address-book.ts";
import type { Deps } from "./contacts.deps.ts";
import { addressBookFull, consentNeeded } from "./contacts.errors.ts";
import { personKey, sealCard } from "./seal-network.ts";

/** The same card in another order or spelling of capitals is the same card. */
const sameness = ({ name, company, emails, phones }: AddressBookCard): string =>
  JSON.stringify([
    name.toLowerCase(),
    company.toLowerCase(),
    emails.map((email) => email.toLowerCase()).toSorted(),
    phones.map((phone) => phone.replace(/[^+\d]/g, "")).toSorted(),
  ]);

/**
 * Adds cards to the owner's book (S16). They are compared with their owner's other cards alone, never with accounts.
 * @throws plans.switched_off, contacts.consent_needed, contacts.address_book_full
 */
export async function importCards(
  deps: Pick<Deps, "db" | "doors" | "facts" | "keys" | "newId">,
  { ownerId, cards }: { ownerId: string; cards: readonly AddressBookCard[] },
): Promise<{ added: number; addressBook: AddressBookState }> {
  const { db, doors, keys, newId } = deps;
  await doors.plans.require(ownerId, "importContacts");
  const key = await personKey(keys, ownerId);
  const rows = cards.map((card) => {
    const id = newId();
    const cardIndex = keys.blindIndex("address_book_entries.card_index", `${ownerId} ${sameness(card)}`);
    return { id, ownerId, card: sealCard(key, id, card), cardIndex };
  });
  const added = await db.transaction(async (tx) => {
    // Asked inside: a withdrawal that came first must find nothing added after it.
    if (!(await findConsent(tx, ownerId))) throw consentNeeded();
    const count = await insertEntries(tx, rows);
    if ((await countEntries(tx, ownerId)) > maxAddressBookEntries) throw addressBookFull();
    if (count > 0) await tellOfAddressBook(deps, tx, ownerId);
    return count;
  });
  return { added, addressBook: await addressBookStateOf(deps, ownerId) };
}
