import type { Person } from "../../../src/protocol/directory.ts";
import { translator } from "../../i18n/catalogue.ts";
import { currentLanguage, type Language } from "../../i18n/language.ts";
import { usePeopleStore } from "./people-store.ts";
import { directoryTexts } from "./texts.ts";

/** "Ada Lovelace"; a guest's says that they are one, wherever it stands (S37), and a program's too; a deleted or unseen person has no name; one whose name is on its way has a dash of its width. */
export function nameOf(person: Person | null | undefined, language: Language = currentLanguage()): string {
  if (person === undefined) return "…";
  if (person === null) return translator(directoryTexts, language)("unknownPerson");
  if (person.isGuest) {
    const t = translator(directoryTexts, language);
    return person.isDeleted ? t("formerGuest") : t("guestName", { name: person.firstName });
  }
  if (person.isProgram) return translator(directoryTexts, language)("programName", { name: person.firstName });
  if (person.isDeleted) return translator(directoryTexts, language)("deletedPerson");
  return `${person.firstName} ${person.lastName}`.trim();
}

/** "Ada": for a line that has little room. */
export const shortNameOf = (person: Person | null | undefined, language: Language): string =>
  person && !person.isGuest && !person.isProgram && person.firstName !== ""
    ? person.firstName
    : nameOf(person, language);

/** Outside React: the name as far as it is known now. */
export const knownName = (id: string): string => nameOf(usePeopleStore.getState().people[id]);
