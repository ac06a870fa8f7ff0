import { lowerBound } from "./sorted.ts";

interface Text {
  readonly text: string;
}

/** How many slips a typed word may hold: none while it is short, since then everything is alike. */
export const slipsIn = (typed: string): number => (typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0);

/** The end of the stretch that begins alike. */
export const endOfPrefix = (sorted: readonly Text[], prefix: string): number =>
  lowerBound(sorted, ({ text }) => text < prefix || text.startsWith(prefix));

/**
 * Finds the words that begin like what was typed, give or take a few slips: a letter too many, too few, a wrong one, or two
 * neighbours swapped. Walks the sorted list as if it were a tree: what two neighbours share is compared once, and a stretch
 * whose common beginning is too far off already is passed over whole. So the cost grows with what is alike, not with the list.
 * @param sorted by `text`, each once
 * @param found is told each word once, with the fewest slips of any of its beginnings
 * @see optimal string alignment distance (restricted Damerau–Levenshtein)
 */
export function findSimilar<T extends Text>(
  sorted: readonly T[],
  typed: string,
  mostSlips: number,
  found: (word: T, slips: number) => void,
): void {
  const width = typed.length + 1;
  const deepest = typed.length + mostSlips + 1;
  /** Row d holds the slips between the word's first d letters and each beginning of what was typed. */
  const rows = new Uint8Array((deepest + 1) * width);
  /** The least in row d: what follows cannot be less. */
  const least = new Uint8Array(deepest + 1);
  /** The slips of the best beginning of at most d letters against all that was typed. */
  const best = new Uint8Array(deepest + 1);
  for (let j = 0; j < width; j++) rows[j] = j;
  best[0] = typed.length;

  const addRow = (depth: number, text: string): void => {
    const letter = text.charCodeAt(depth - 1);
    const row = depth * width;
    const above = row - width;
    let lowest = depth;
    rows[row] = depth;
    for (let j = 1; j < width; j++) {
      const typedLetter = typed.charCodeAt(j - 1);
      const isSwap =
        depth > 1 && j > 1 && letter === typed.charCodeAt(j - 2) && typedLetter === text.charCodeAt(depth - 2);
      const slips = Math.min(
        at(rows, above + j) + 1,
        at(rows, row + j - 1) + 1,
        at(rows, above + j - 1) + (letter === typedLetter ? 0 : 1),
        isSwap ? at(rows, above - width + j - 2) + 1 : deepest,
      );
      rows[row + j] = slips;
      if (slips < lowest) lowest = slips;
    }
    least[depth] = lowest;
    best[depth] = Math.min(at(best, depth - 1), at(rows, row + width - 1));
  };

  let before = "";
  let depth = 0;
  for (let place = 0; place < sorted.length; ) {
    const word = sorted[place] as T;
    const { text } = word;
    depth = sharedLength(before, text, depth);
    before = text;
    const canImprove = () => at(least, depth) <= mostSlips && at(least, depth) < at(best, depth);
    while (canImprove() && depth < text.length) addRow(++depth, text);
    const slips = at(best, depth);
    const end = canImprove() ? place + 1 : endOfPrefix(sorted, text.slice(0, depth));
    if (slips <= mostSlips) for (let each = place; each < end; each++) found(sorted[each] as T, slips);
    place = end;
  }
}

const at = (numbers: Uint8Array, place: number): number => numbers[place] as number;

function sharedLength(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}
