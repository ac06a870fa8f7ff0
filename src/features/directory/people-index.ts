import type { Person } from "../../protocol/directory.ts";
import { fold, spellingsOf, wordsOf } from "./fold.ts";

interface Entry {
  readonly person: Person;
  readonly sortKey: string;
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly company: readonly string[];
}

interface Word {
  readonly word: string;
  readonly entry: Entry;
}

/** Better matches first: whole name as typed, first name, last name, company. */
type Rank = 0 | 1 | 2 | 3;

const byWord = (a: Word, b: Word) => (a.word < b.word ? -1 : a.word > b.word ? 1 : 0);
const bySortKey = (a: Entry, b: Entry) => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0);

/** The first place in a sorted list whose item is not before the wanted one. */
function lowerBound<T>(sorted: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(sorted[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function entryOf(person: Person): Entry {
  return {
    person,
    // The id makes the order of namesakes certain, so that an entry is found again.
    sortKey: `${fold(`${person.firstName} ${person.lastName}`)}\u0000${person.id}`,
    firstNames: spellingsOf(person.firstName),
    lastNames: spellingsOf(person.lastName),
    company: spellingsOf(person.companyName ?? ""),
  };
}

const wordsOfEntry = (entry: Entry): Word[] =>
  [...new Set([...entry.firstNames, ...entry.lastNames, ...entry.company])].map((word) => ({ word, entry }));

const startsAny = (words: readonly string[], typed: string) => words.some((word) => word.startsWith(typed));

function rankOf(entry: Entry, typed: readonly string[]): Rank | null {
  const matchesAll = typed.every(
    (word) => startsAny(entry.firstNames, word) || startsAny(entry.lastNames, word) || startsAny(entry.company, word),
  );
  if (!matchesAll) return null;
  const [first = "", ...rest] = typed;
  if (rest.length > 0 && entry.sortKey.startsWith(typed.join(" "))) return 0;
  if (startsAny(entry.firstNames, first)) return 1;
  return startsAny(entry.lastNames, first) ? 2 : 3;
}

/**
 * Everyone of this instance, searchable by the beginnings of their names and company. Lives in memory alone: names are
 * sealed on disk, and an index there would undo that.
 */
export function createPeopleIndex() {
  const entries = new Map<string, Entry>();
  let words: Word[] = [];
  let inOrder: Entry[] = [];

  function take(entry: Entry): void {
    for (const { word } of wordsOfEntry(entry)) {
      let at = lowerBound(words, (item) => item.word < word);
      while (words[at]?.word === word && words[at]?.entry !== entry) at += 1;
      if (words[at]?.entry === entry) words.splice(at, 1);
    }
    const at = lowerBound(inOrder, (item) => item.sortKey < entry.sortKey);
    if (inOrder[at] === entry) inOrder.splice(at, 1);
  }

  function place(entry: Entry): void {
    for (const item of wordsOfEntry(entry)) {
      words.splice(
        lowerBound(words, (other) => other.word < item.word),
        0,
        item,
      );
    }
    inOrder.splice(
      lowerBound(inOrder, (other) => other.sortKey < entry.sortKey),
      0,
      entry,
    );
  }

  return {
    /** Takes in many at once; sorts once. */
    load(people: readonly Person[]): void {
      const added = people.filter((person) => !entries.has(person.id)).map(entryOf);
      for (const entry of added) entries.set(entry.person.id, entry);
      const found = added.filter(({ person }) => !person.isDeleted);
      words = [...words, ...found.flatMap(wordsOfEntry)].sort(byWord);
      inOrder = [...inOrder, ...found].sort(bySortKey);
    },
    put(person: Person): void {
      const old = entries.get(person.id);
      if (old) take(old);
      const entry = entryOf(person);
      entries.set(person.id, entry);
      if (!person.isDeleted) place(entry);
    },
    get: (id: string): Person | undefined => entries.get(id)?.person,
    get size(): number {
      return entries.size;
    },
    /** @returns at most `limit` people, the best matches first; without words the first ones by name */
    search(text: string, limit: number, exceptId?: string): Person[] {
      const typed = wordsOf(text);
      if (typed.length === 0) {
        // What has no letter or digit is no name; only an empty field lists everyone.
        if (text.trim() !== "") return [];
        return inOrder
          .slice(0, limit + 1)
          .flatMap(({ person }) => (person.id === exceptId ? [] : [person]))
          .slice(0, limit);
      }
      const longest = typed.reduce((a, b) => (b.length > a.length ? b : a));
      const ranked = new Map<Entry, Rank>();
      for (let at = lowerBound(words, (item) => item.word < longest); at < words.length; at++) {
        const { word, entry } = words[at] as Word;
        if (!word.startsWith(longest)) break;
        if (entry.person.id === exceptId || ranked.has(entry)) continue;
        const rank = rankOf(entry, typed);
        if (rank !== null) ranked.set(entry, rank);
      }
      return [...ranked]
        .sort(([a, rankA], [b, rankB]) => rankA - rankB || bySortKey(a, b))
        .slice(0, limit)
        .map(([{ person }]) => person);
    },
  };
}
export type PeopleIndex = ReturnType<typeof createPeopleIndex>;
