import { endOfPrefix, findSimilar, slipsIn } from "./similar-words.ts";
import { lowerBound, sortedIn } from "./sorted.ts";

/** A word and who is found by it. */
export interface Word<T> {
  readonly text: string;
  readonly owners: T[];
  /** Where it stands with each owner: beside `owners`, so that the many owners of a word are gone through without a detour. */
  readonly places: number[];
}

/** What was typed, as far as words of the list are like it. */
export interface Likeness<T> {
  readonly typed: string;
  readonly words: readonly Word<T>[];
  /** How many owners these words have together. */
  readonly size: number;
  /** The slips between the word and what was typed; undefined: it is not like it. */
  slips(word: Word<T>): number | undefined;
}

/** Every word once, sorted, with its owners. */
export function createWordList<T>() {
  const byText = new Map<string, Word<T>>();
  let sorted: Word<T>[] = [];
  /** Not in `sorted` yet: many are sorted in at once. */
  let fresh: Word<T>[] = [];

  function sortIn(): void {
    if (fresh.length === 0) return;
    sorted = sortedIn(
      sorted,
      fresh.sort((a, b) => (a.text < b.text ? -1 : 1)),
      (a, b) => a.text < b.text,
    );
    fresh = [];
  }

  return {
    /** @returns the word, so that its owner can be taken from it again */
    add(text: string, owner: T, place: number): Word<T> {
      let word = byText.get(text);
      if (word === undefined) {
        word = { text, owners: [], places: [] };
        byText.set(text, word);
        fresh.push(word);
      }
      word.owners.push(owner);
      word.places.push(place);
      return word;
    },
    remove(word: Word<T>, owner: T): void {
      const { text, owners, places } = word;
      const at = owners.indexOf(owner);
      owners.splice(at, 1);
      places.splice(at, 1);
      if (owners.length > 0) return;
      sortIn();
      byText.delete(text);
      sorted.splice(
        lowerBound(sorted, (other) => other.text < text),
        1,
      );
    },
    like(typed: string): Likeness<T> {
      sortIn();
      const slips = slipsIn(typed);
      const words: Word<T>[] = [];
      let size = 0;
      const take = (word: Word<T>) => {
        words.push(word);
        size += word.owners.length;
      };
      if (slips === 0) {
        const end = endOfPrefix(sorted, typed);
        for (let at = lowerBound(sorted, ({ text }) => text < typed); at < end; at++) take(sorted[at] as Word<T>);
        return { typed, words, size, slips: ({ text }) => (text.startsWith(typed) ? 0 : undefined) };
      }
      const found = new Map<Word<T>, number>();
      findSimilar(sorted, typed, slips, (word, count) => {
        take(word);
        found.set(word, count);
      });
      return { typed, words, size, slips: (word) => found.get(word) };
    },
    get size(): number {
      return byText.size;
    },
    /** Sorts in what came, so that no search has to. */
    sortIn,
  };
}
