import { type AddressBookCard, addressBookCard } from "../../../../src/protocol/address-book-card.ts";

/** What a file says of one person, as it comes. */
export interface RawCard {
  readonly name: string;
  readonly company: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

// Control characters, and the marks that turn the direction of what follows: a name must not rearrange the list it stands in.
const invisible = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const tidy = (text: string, max: number): string =>
  Array.from(text.toWellFormed().replace(invisible, " ").replace(/\s+/g, " ").trim())
    .slice(0, max)
    .join("")
    .slice(0, max)
    .toWellFormed()
    .trim();

const most = 5;
function once(values: readonly string[], sameAs: (value: string) => string): string[] {
  const first = new Map<string, string>();
  for (const value of values) if (!first.has(sameAs(value))) first.set(sameAs(value), value);
  return [...first.values()].slice(0, most);
}

const email = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:]+$/;

/** Brings a card into the form that is kept. @returns null when nothing is left of it */
export function cleanCard(raw: RawCard): AddressBookCard | null {
  const emails = raw.emails
    .map((value) => tidy(value.replace(/^mailto:/i, ""), 255))
    .filter((value) => email.test(value));
  const phones = raw.phones
    .map((value) => tidy(value.replace(/^tel:/i, ""), 41))
    .filter((value) => /\d.*\d/.test(value) && value.length <= 40);
  const parsed = addressBookCard.safeParse({
    name: tidy(raw.name, 160),
    company: tidy(raw.company, 120),
    emails: once(
      emails.filter((value) => value.length <= 254),
      (value) => value.toLowerCase(),
    ),
    phones: once(phones, (value) => value.replace(/[^+\d]/g, "")),
  });
  return parsed.success ? parsed.data : null;
}
