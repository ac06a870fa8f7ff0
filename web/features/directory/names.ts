import type { Person } from "../../../src/protocol/directory.ts";
import { translator } from "../../i18n/catalogue.ts";
import { currentLanguage, type Language } from "../../i18n/language.ts";
import { usePeopleStore } from "./people-store.ts";
import { directoryTexts } from "./texts.ts";

/** "Ada Lovelace"; a deleted or unseen person has no name; one whose name is on its way has a dash of its width. */
export function nameOf(person: Person | null | undefined, language: Language = currentLanguage()): string {
  if (person === undefined) return "…";
  if (person === null) return translator(directoryTexts, language)("unknownPerson");
  if (person.isDeleted) return translator(directoryTexts, language)("deletedPerson");
  return `${person.firstName} ${person.lastName}`.trim();
}

/** Outside React: the name as far as it is known now. */
export const knownName = (id: string): string => nameOf(usePeopleStore.getState().people[id]);
