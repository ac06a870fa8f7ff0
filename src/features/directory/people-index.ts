import type { Person } from "../../protocol/directory.ts";
import { bestMatches } from "./best-matches.ts";
import { fold, spellingsOf, wordsOf } from "./fold.ts";
import { lowerBound } from "./sorted.ts";

/** Better matches first: the whole name as typed, a first name, a last name, the company. */
const rank = { wholeName: 0, firstName: 1, lastName: 2, company: 3 } as const;

interface Word {
  readonly word: string;
  readonly rank: number;
  readonly entry: Entry;
}

interface Entry {
  readonly person: Person;
  readonly sortKey: string;
  readonly words: readonly Word[];
  /** Its place among all by name; renumbered before a search when somebody came or changed. */
  order: number;
}

function entryOf(person: Person): Entry {
  const ranks = new Map<string, number>();
  for (const [text, wordRank] of [
    [person.firstName, rank.firstName],
    [person.lastName, rank.lastName],
    [person.companyName ?? "", rank.company],
  ] as const) {
    for (const word of spellingsOf(text)) if (!ranks.has(word)) ranks.set(word, wordRank);
  }
  const words: Word[] = [];
  // The id makes the order of namesakes certain, so that an entry is found again.
  const sortKey = `${fold(`${person.firstName} ${person.lastName}`)}\0${person.id}`;
  const entry: Entry = { person, sortKey, words, order: 0 };
  if (!person.isDeleted) for (const [word, wordRank] of ranks) words.push({ word, rank: wordRank, entry });
  return entry;
}

const byWord = (a: Word, b: Word) => (a.word < b.word ? -1 : a.word > b.word ? 1 : 0);
const bySortKey = (a: Entry, b: Entry) => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0);

/**
 * Everyone of this instance, searchable by the beginnings of their names and company. Lives in memory alone: names are
 * sealed on disk, and an index there would undo that.
 */
export function createPeopleIndex() {
  const entries = new Map<string, Entry>();
  /** Sorted by word: what begins alike stands together. */
  let words: Word[] = [];
  /** Who can be found, by name. */
  let inOrder: Entry[] = [];
  let isNumbered = true;

  const firstWordFrom = (word: string) => lowerBound(words, (item) => item.word < word);
  const placeInOrder = ({ sortKey }: Entry) => lowerBound(inOrder, (item) => item.sortKey < sortKey);

  function remove(entry: Entry): void {
    for (const item of entry.words) {
      let at = firstWordFrom(item.word);
      while (at < words.length && words[at] !== item) at += 1;
      words.splice(at, 1);
    }
    const at = placeInOrder(entry);
    if (inOrder[at] === entry) inOrder.splice(at, 1);
  }

  function insert(entry: Entry): void {
    for (const item of entry.words) words.splice(firstWordFrom(item.word), 0, item);
    if (!entry.person.isDeleted) inOrder.splice(placeInOrder(entry), 0, entry);
  }

  function number(): void {
    for (const [order, entry] of inOrder.entries()) entry.order = order;
    isNumbered = true;
  }

  function searchWords(typed: readonly string[], limit: number, isVisible: (id: string) => boolean): Person[] {
    const longest = typed.reduce((a, b) => (b.length > a.length ? b : a));
    const others = typed.filter((word) => word !== longest);
    const phrase = typed.join(" ");
    const fitsOthers = (entry: Entry) =>
      others.every((other) => entry.words.some(({ word }) => word.startsWith(other)));

    const best = bestMatches<Person>(limit);
    const end = firstWordFrom(`${longest}\uffff`);
    for (let at = firstWordFrom(longest); at < end; at++) {
      const { entry, rank: wordRank } = words[at] as Word;
      const matchRank = others.length > 0 && entry.sortKey.startsWith(phrase) ? rank.wholeName : wordRank;
      if (!best.wouldKeep(matchRank, entry.order) || !fitsOthers(entry) || !isVisible(entry.person.id)) continue;
      best.offer({ item: entry.person, rank: matchRank, order: entry.order });
    }
    return best.items();
  }

  return {
    /** Takes in many at once; sorts once. */
    load(people: readonly Person[]): void {
      const added = people.filter(({ id }) => !entries.has(id)).map(entryOf);
      for (const entry of added) entries.set(entry.person.id, entry);
      words = [...words, ...added.flatMap((entry) => entry.words)].sort(byWord);
      inOrder = [...inOrder, ...added.filter(({ person }) => !person.isDeleted)].sort(bySortKey);
      number();
    },
    put(person: Person): void {
      const old = entries.get(person.id);
      if (old) remove(old);
      const entry = entryOf(person);
      entries.set(person.id, entry);
      insert(entry);
      isNumbered = false;
    },
    get: (id: string): Person | undefined => entries.get(id)?.person,
    get size(): number {
      return entries.size;
    },
    /** @returns at most `limit` people, the best matches first; without words the first ones by name */
    search(text: string, limit: number, isVisible: (id: string) => boolean = () => true): Person[] {
      const typed = wordsOf(text);
      if (typed.length > 0) {
        if (!isNumbered) number();
        return searchWords(typed, limit, isVisible);
      }
      // What has no letter or digit is no name; only an empty field lists everyone.
      if (text.trim() !== "") return [];
      const first: Person[] = [];
      for (const { person } of inOrder) if (first.length < limit && isVisible(person.id)) first.push(person);
      return first;
    },
  };
}
