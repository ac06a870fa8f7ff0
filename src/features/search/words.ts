/** One word of a text, or one character of a script that is written without spaces. */
export interface Word {
  /** As it is compared: lower case, without accents. A German umlaut is known by its two letters, too: `muller`, `mueller`. */
  readonly forms: readonly string[];
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
  /** A single character of a run without spaces (Chinese, Japanese, Korean, Thai …). */
  readonly isDense: boolean;
}

const words = /[\p{L}\p{M}\p{N}]+/gu;
const dense =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]\p{M}*/u;
const denseRuns = new RegExp(`(?:${dense.source})+|(?:(?!${dense.source}).)+`, "gu");
const denseCharacters = new RegExp(dense.source, "gu");
const plain = /^[a-z0-9]*$/;
/** Below it no script is written without spaces; asking the expression about each word costs several times as much. */
const firstDense = 0x0e00;
export const hasDense = (word: string): boolean => {
  for (let at = 0; at < word.length; at += 1) if (word.charCodeAt(at) >= firstDense) return dense.test(word);
  return false;
};
/** Characters that fall into no letter and accent, as they are typed without them. */
const spelled: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
};
const special = /[ßæœøđðłþı]/g;
/** Longer ones (hashes, encoded bytes) are compared by their beginning. */
export const longestTerm = 40;

/** Lower case, without accents, ligatures and forms: what two spellings of one word share. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (plain.test(lower)) return lower.slice(0, longestTerm);
  return lower
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(special, (character) => spelled[character] ?? character)
    .normalize("NFC")
    .slice(0, longestTerm);
}

const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue" };
const umlaut = /[äöü]|[aou]\u0308/i;
const everyUmlaut = /[äöü]/g;

function formsOf(word: string): string[] {
  if (plain.test(word)) return [word.slice(0, longestTerm)];
  const folded = fold(word);
  if (folded === "") return [];
  if (!umlaut.test(word)) return [folded];
  const written = word
    .normalize("NFC")
    .toLowerCase()
    .replace(everyUmlaut, (letter) => umlauts[letter] ?? letter);
  return [folded, fold(written)];
}

/** The words of a text in their order. */
export function wordsIn(text: string): Word[] {
  const found: Word[] = [];
  const add = (word: string, start: number, isDense: boolean) => {
    const forms = formsOf(word);
    if (forms.length > 0) found.push({ forms, start, end: start + word.length, isDense });
  };
  for (const { 0: word, index } of text.matchAll(words)) {
    if (!hasDense(word)) add(word, index, false);
    else
      for (const { 0: run, index: within } of word.matchAll(denseRuns)) {
        if (!dense.test(run)) add(run, index + within, false);
        else for (const part of run.matchAll(denseCharacters)) add(part[0], index + within + part.index, true);
      }
  }
  return found;
}

/** Whether the second stands right behind the first in a run without spaces. */
export const isOneRun = (word: Word, next: Word | undefined): next is Word =>
  next !== undefined && word.isDense && next.isDense && next.start === word.end;

/**
 * What a text is found by: its words; of a run without spaces each pair of neighbours and the last character alone, so that
 * any part of the run is found by its pairs.
 */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  const all = wordsIn(text);
  for (const [at, word] of all.entries()) {
    const next = all[at + 1];
    if (isOneRun(word, next)) terms.add(`${word.forms[0]}${next.forms[0]}`);
    else for (const form of word.forms) terms.add(form);
  }
  return terms;
}
