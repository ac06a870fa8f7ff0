import type { AddressBookCard } from "../../../../src/protocol/address-book-card.ts";
import { maxAddressBookEntries } from "../../../../src/protocol/contacts.ts";
import { cleanCard, type RawCard } from "./card.ts";
import { parseCsvCards } from "./csv-cards.ts";
import { decodeText } from "./decode-text.ts";
import { parseVcards } from "./vcard.ts";

export const maxFileBytes = 2 * 1024 * 1024;

export type ReadCards =
  | {
      readonly state: "read";
      readonly cards: readonly AddressBookCard[];
      /** In the file, with nothing in them that would be kept, or a second time the same. */
      readonly skipped: number;
    }
  | { readonly state: "tooLarge" | "tooMany" | "unknown" };

/** The same card twice in one file is one. */
const sameness = (card: AddressBookCard) => JSON.stringify(card).toLowerCase();

export function tidyCards(raw: readonly RawCard[]): ReadCards {
  const cards = new Map<string, AddressBookCard>();
  for (const one of raw) {
    const card = cleanCard(one);
    if (card) cards.set(sameness(card), card);
  }
  if (cards.size > maxAddressBookEntries) return { state: "tooMany" };
  return { state: "read", cards: [...cards.values()], skipped: raw.length - cards.size };
}

/** Reads a file on this device; nothing of it goes anywhere. What kind it is, its content says. */
export function readCards(bytes: Uint8Array<ArrayBuffer>): ReadCards {
  if (bytes.length > maxFileBytes) return { state: "tooLarge" };
  const text = decodeText(bytes);
  const raw = /^\s*BEGIN:VCARD/im.test(text) ? parseVcards(text) : parseCsvCards(text);
  return raw ? tidyCards(raw) : { state: "unknown" };
}
