import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";

const stemmers = [german, english, french];
/** Shorter words have no endings worth taking off. */
const shortest = 3;
const letters = /^[a-z]+$/;

const none: readonly string[] = [];
/** Taking endings off costs several microseconds, and a vocabulary comes up again and again. */
const known = new Map<string, readonly string[]>();
const mostKnown = 20_000;

/** A folded word without its ending, as each language would take it off; the language of a text is not known. */
export function stemsOf(term: string): readonly string[] {
  if (term.length < shortest || !letters.test(term)) return none;
  let stems = known.get(term);
  if (stems === undefined) {
    stems = stemmers.map((stem) => stem(term));
    if (known.size >= mostKnown) known.clear();
    known.set(term, stems);
  }
  return stems;
}

/**
 * Whether a word is another form of the one that `stems` belong to: of the same language, its stem is the same.
 * @param stems of `stemsOf`
 */
export const isFormOf = (stems: readonly string[], term: string): boolean => {
  if (stems.length === 0) return false;
  const own = stemsOf(term);
  return stems.some((stem, language) => own[language] === stem);
};
