import type { Tx } from "../../platform/storage/database.ts";
import type { AddressBookEntry, AddressBookState } from "../../protocol/contacts.ts";
import type { Language } from "../../protocol/failures/index.ts";
import {
  countEntries,
  deleteEntriesOf,
  deleteEntry,
  endConsent,
  entriesAfter,
  findConsent,
  insertConsent,
} from "./address-book.store.ts";
import type { Deps } from "./contacts.deps.ts";
import { entryNotFound } from "./contacts.errors.ts";
import { openCard, personKey } from "./seal-network.ts";

export async function addressBookStateOf({ db }: Pick<Deps, "db">, ownerId: string): Promise<AddressBookState> {
  const consent = await findConsent(db.reader, ownerId);
  if (!consent) return { consent: null, count: 0 };
  const { textVersion, language, givenAt } = consent;
  return { consent: { textVersion, language, givenAt }, count: await countEntries(db.reader, ownerId) };
}

/** For the owner's other devices. */
export const tellOfAddressBook = ({ facts }: Pick<Deps, "facts">, tx: Tx, accountId: string) =>
  facts.record(tx, "addressBook.changed", { accountId }, { scope: `account:${accountId}` });

/** Records the agreement; agreeing again to the same text changes nothing, to another one it is a new agreement. */
export async function agreeToAddressBook(
  deps: Pick<Deps, "db" | "doors" | "facts" | "newId" | "now">,
  { ownerId, textVersion, language }: { ownerId: string; textVersion: string; language: Language },
): Promise<AddressBookState> {
  const { db, doors, newId, now } = deps;
  await doors.plans.require(ownerId, "importContacts");
  await db.transaction(async (tx) => {
    const current = await findConsent(tx, ownerId);
    if (current?.textVersion === textVersion) return;
    if (current) await endConsent(tx, current.id, now());
    await insertConsent(tx, { id: newId(), ownerId, textVersion, language, givenAt: now(), withdrawnAt: null });
    await tellOfAddressBook(deps, tx, ownerId);
  });
  return addressBookStateOf(deps, ownerId);
}

/** Ends the agreement and removes every card in the same commit (S16). That there was an agreement stays on record. */
export async function withdrawFromAddressBook(
  deps: Pick<Deps, "db" | "facts" | "now">,
  ownerId: string,
): Promise<AddressBookState> {
  await deps.db.transaction(async (tx) => {
    const current = await findConsent(tx, ownerId);
    if (current) await endConsent(tx, current.id, deps.now());
    await deleteEntriesOf(tx, ownerId);
    await tellOfAddressBook(deps, tx, ownerId);
  });
  return addressBookStateOf(deps, ownerId);
}

export interface BookPage {
  readonly ownerId: string;
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listAddressBook(
  { db, keys }: Pick<Deps, "db" | "keys">,
  { ownerId, after = "", limit }: BookPage,
): Promise<{ entries: AddressBookEntry[]; hasMore: boolean }> {
  const key = await personKey(keys, ownerId);
  const rows = await entriesAfter(db.reader, ownerId, after, limit + 1);
  const entries = rows.slice(0, limit).map(({ id, card }) => {
    const { name, company, emails, phones } = openCard(key, id, card);
    return { id, name, company, emails: [...emails], phones: [...phones] };
  });
  return { entries, hasMore: rows.length > limit };
}

/** @throws core.not_found */
export async function deleteAddressBookEntry(
  deps: Pick<Deps, "db" | "facts">,
  { ownerId, entryId }: { ownerId: string; entryId: string },
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    if (!(await deleteEntry(tx, ownerId, entryId))) throw entryNotFound();
    await tellOfAddressBook(deps, tx, ownerId);
  });
}
