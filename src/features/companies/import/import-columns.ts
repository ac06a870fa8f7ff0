import type { MemberRole } from "../../../protocol/companies.ts";
import type { Language } from "../../../protocol/failures/index.ts";
import { fold } from "../fold.ts";

export type Column = "email" | "firstName" | "lastName" | "role" | "language";

/** What people call the columns in three languages, folded and without anything but letters. */
const columnNames: Readonly<Record<Column, readonly string[]>> = {
  email: [
    ...["email", "emailaddress", "mail", "mailaddress", "emailadresse", "mailadresse", "epost"],
    ...["courriel", "adresseemail", "adressemail", "adresseelectronique", "adressecourriel"],
  ],
  firstName: ["firstname", "givenname", "forename", "vorname", "rufname", "prenom"],
  lastName: ["lastname", "surname", "familyname", "nachname", "familienname", "zuname", "name", "nom", "nomdefamille"],
  role: ["role", "rolle"],
  language: ["language", "sprache", "langue"],
};
const roleNames: Readonly<Record<MemberRole, readonly string[]>> = {
  member: ["", "member", "mitglied", "membre"],
  administrator: ["administrator", "admin", "administratorin", "administration", "administrateur", "administratrice"],
};
const languageNames: Readonly<Record<Language, readonly string[]>> = {
  en: ["en", "english", "englisch", "anglais"],
  de: ["de", "german", "deutsch", "allemand"],
  fr: ["fr", "french", "franzosisch", "franzoesisch", "francais"],
};

const lettersOf = (text: string): string => fold(text).replace(/[^a-z]/g, "");
const named = <K extends string>(names: Readonly<Record<K, readonly string[]>>, text: string): K | undefined =>
  (Object.keys(names) as K[]).find((key) => names[key].includes(lettersOf(text)));

export const roleNamed = (text: string): MemberRole | undefined => named(roleNames, text);
export const languageNamed = (text: string): Language | undefined => named(languageNames, text);

/** @returns which cell of a record holds what; the first of two columns with one meaning counts */
export function columnsOf(header: readonly string[]): ReadonlyMap<Column, number> {
  const columns = new Map<Column, number>();
  for (const [at, cell] of header.entries()) {
    const column = named(columnNames, cell);
    if (column !== undefined && !columns.has(column)) columns.set(column, at);
  }
  return columns;
}
