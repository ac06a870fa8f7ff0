import { commonWords, keyboardWalks } from "./common-words.ts";

/** What a guesser knows of the person beforehand. */
export interface KnownOfPerson {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly instanceName: string;
}

/** A password of so few parts is among the first that a guesser tries. */
const guessableParts = 3;
/** No word or walk is longer; it keeps the work for a long password small. */
const longestPart = 40;

const plainOf: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");

/** Reads `p4$$w0rd` as `password`: the same length, so that positions stay. */
const withoutSubstitutions = (text: string) => Array.from(text, (letter) => plainOf[letter] ?? letter).join("");

const walks = keyboardWalks.flatMap((walk) => [walk, Array.from(walk).reverse().join("")]);
const isWalk = (piece: string) => piece.length >= 3 && walks.some((walk) => walk.includes(piece));
const isRun = (piece: string) => piece.length >= 2 && Array.from(piece).every((letter) => letter === piece[0]);
const isYear = (piece: string) => /^(?:19|20)\d\d$/.test(piece);

/** `xyxyxy` → `xy`. */
const repeatedUnit = (text: string): string => text.slice(0, (text + text).indexOf(text, 1));

// Named one by one: whoever passes more (the password itself) must not have it counted as known.
const personalWords = ({ email, firstName, lastName, instanceName }: KnownOfPerson): ReadonlySet<string> =>
  new Set(
    [email, firstName, lastName, instanceName]
      .flatMap((value) => [fold(value), ...fold(value).split(/[^\p{L}\p{N}]+/u)])
      .filter((word) => word.length >= 3),
  );

/**
 * Of how many parts a guesser would put the password together: a well-known word, a keyboard walk, a repeated letter or a
 * year is one part, what is known of the person none, and each other character one. The cheapest reading counts.
 */
export function countParts(password: string, known: KnownOfPerson): number {
  const personal = personalWords(known);
  const text = repeatedUnit(fold(password));
  const plain = withoutSubstitutions(text);
  const isWord = (from: number, to: number, words: ReadonlySet<string>) =>
    words.has(text.slice(from, to)) || words.has(plain.slice(from, to));

  const cheapest = [0];
  for (let end = 1; end <= text.length; end++) {
    let parts = (cheapest[end - 1] ?? 0) + 1;
    for (let start = end - 2; start >= Math.max(0, end - longestPart); start--) {
      const before = cheapest[start] ?? 0;
      if (before >= parts) continue;
      const piece = text.slice(start, end);
      if (isWord(start, end, personal)) parts = before;
      else if (isWord(start, end, commonWords) || isWalk(piece) || isRun(piece) || isYear(piece))
        parts = Math.min(parts, before + 1);
    }
    cheapest.push(parts);
  }
  return cheapest[text.length] ?? 0;
}

/** Runs on this machine alone: no password, nor a part of its hash, is sent anywhere to be checked. */
export const isCommonPassword = (password: string, known: KnownOfPerson): boolean =>
  countParts(password, known) <= guessableParts;
