/** Where a text fits what was typed: `[from, to)`, in order, apart from each other. */
export type Range = readonly [from: number, to: number];

const word = /[\p{L}\p{N}\p{M}]+/gu;
const special: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d" };
const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue" };

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđ]/g, (letter) => special[letter] ?? letter);
const spelledOut = (text: string): string =>
  plain(text.normalize("NFC").replace(/[äöü]/giu, (letter) => umlauts[letter.toLowerCase()] ?? letter));

/** How many letters of a word make up what was typed; 0: it does not begin like it. */
function lettersOf(text: string, typed: string, fold: (text: string) => string): number {
  if (!fold(text).startsWith(typed)) return 0;
  let length = 1;
  while (fold(text.slice(0, length)).length < typed.length) length += 1;
  // An accent of its own belongs to the letter before it.
  while (/^\p{M}/u.test(text.slice(length))) length += 1;
  return length;
}

/**
 * Finds the beginnings of words that fit what was typed, as the search does: without accents, and `mueller` fits `Müller`.
 * What was found in spite of a slip has no range.
 */
export function matchedRanges(text: string, query: string): Range[] {
  const typed = [...new Set(plain(query).match(word) ?? [])];
  return [...text.matchAll(word)].flatMap(({ index, 0: found }): Range[] => {
    const lengths = typed.flatMap((each) => [lettersOf(found, each, plain), lettersOf(found, each, spelledOut)]);
    const length = Math.max(0, ...lengths);
    return length > 0 ? [[index, index + length]] : [];
  });
}
