import { create } from "zustand";
import type { AddressBookCard } from "../../../src/protocol/address-book-card.ts";
import {
  type AddressBookEntry,
  agreeToAddressBook,
  deleteAddressBookEntry,
  importCards,
  listAddressBook,
  withdrawFromAddressBook,
} from "../../../src/protocol/contacts.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { currentLanguage } from "../../i18n/language.ts";
import { consentVersion } from "./book-door-texts.ts";
import { changeNetwork } from "./store.ts";

interface BookStore {
  /** undefined until the book is looked at. */
  readonly entries: readonly AddressBookEntry[] | undefined;
  readonly failure: ApiFailure | undefined;
}
export const useBookStore = create<BookStore>(() => ({ entries: undefined, failure: undefined }));
export const forgetBook = (): void => useBookStore.setState({ entries: undefined, failure: undefined });

const nameFirst = (a: AddressBookEntry, b: AddressBookEntry) =>
  (a.name || a.emails[0] || "").localeCompare(b.name || b.emails[0] || "");

/** Fetches the whole book, page by page. */
export async function loadBook(): Promise<void> {
  try {
    const entries: AddressBookEntry[] = [];
    for (;;) {
      const after = entries.at(-1)?.id;
      const page = await call(listAddressBook, { query: { after } });
      entries.push(...page.entries);
      if (!page.hasMore) break;
    }
    useBookStore.setState({ entries: entries.toSorted(nameFirst), failure: undefined });
  } catch (thrown) {
    useBookStore.setState({ failure: asFailure(thrown) });
  }
}

export async function agree(): Promise<void> {
  const body = { textVersion: consentVersion, language: currentLanguage() };
  const addressBook = await call(agreeToAddressBook, { body });
  changeNetwork((network) => ({ ...network, addressBook }));
}

export async function withdrawConsent(): Promise<void> {
  const addressBook = await call(withdrawFromAddressBook);
  changeNetwork((network) => ({ ...network, addressBook }));
  useBookStore.setState({ entries: [], failure: undefined });
}

const perRequest = 250;

/** @returns how many were not there yet */
export async function keepCards(cards: readonly AddressBookCard[]): Promise<number> {
  let added = 0;
  for (let at = 0; at < cards.length; at += perRequest) {
    const answer = await call(importCards, { body: { cards: cards.slice(at, at + perRequest) } });
    added += answer.added;
    changeNetwork((network) => ({ ...network, addressBook: answer.addressBook }));
  }
  await loadBook();
  return added;
}

export async function removeCard(entryId: string): Promise<void> {
  await call(deleteAddressBookEntry, { params: { entryId } });
  useBookStore.setState(({ entries }) => ({ entries: entries?.filter(({ id }) => id !== entryId) }));
  changeNetwork((network) => ({
    ...network,
    addressBook: { ...network.addressBook, count: Math.max(0, network.addressBook.count - 1) },
  }));
}
