import type { Person } from "../../protocol/directory.ts";
import { bestMatches } from "./best-matches.ts";
import { fold, spellingsOf, wordsOf } from "./fold.ts";
import { lowerBound, sortedIn } from "./sorted.ts";
import type { Party } from "./visibility.policy.ts";
import { createWordList, type Likeness, type Word } from "./word-list.ts";

/** What is known of somebody here: what others may see, what else they are found by, and who finds them. */
export interface Known {
  readonly person: Person;
  readonly party: Party;
  readonly tags: readonly string[];
  /** Of what they say of themselves. */
  readonly profileVersion: number;
}

/** Where a word stands; what is further down is a poorer match. From `company` on it is no name. */
const fields = ["firstName", "lastName", "company", "jobTitle", "department", "tag"] as const;
const firstNoName = fields.indexOf("company");

interface Entry extends Known {
  readonly sortKey: string;
  readonly words: readonly Word<Entry>[];
  /** Where each of the words stands, as a place in `fields`. */
  readonly places: readonly number[];
  /** Its place among all by name; renumbered before a search when somebody came or changed. */
  order: number;
}

/** Whose search it is: whom they may find, and who is near to them. */
export interface Viewpoint {
  mayFind(party: Party): boolean;
  /** Contacts and colleagues come before others who match as well. */
  isNear(party: Party): boolean;
}

/** More words than anybody has. */
const mostTyped = 8;
const isBefore = (a: Entry, b: Entry) => a.sortKey < b.sortKey;

/** Places for the parts of a rank: slips count most, then what is no name, then who is far, then the field. */
const worth = { slip: 1_000, noName: 100, far: 50, field: 2, notAsTyped: 2, begins: 1 } as const;

/**
 * Everyone of this instance, searchable by the beginnings of their names and of what they do, with a few slips. Lives in
 * memory alone: all of it is sealed on disk, and an index there would undo that.
 */
export function createPeopleIndex() {
  const entries = new Map<string, Entry>();
  const list = createWordList<Entry>();
  /** Who can be found, by name. */
  let inOrder: Entry[] = [];
  let isNumbered = true;

  function entryOf(known: Known): Entry {
    const { person, tags } = known;
    const words: Word<Entry>[] = [];
    const places: number[] = [];
    // The id makes the order of namesakes certain, so that an entry is found again.
    const sortKey = `${fold(`${person.firstName} ${person.lastName}`)}\0${person.id}`;
    const entry: Entry = { ...known, sortKey, words, places, order: 0 };
    if (!known.party.isActive) return entry;
    const texts = [person.firstName, person.lastName, person.companyName, person.jobTitle, person.department, ...tags];
    const seen = new Set<string>();
    for (const [at, text] of texts.entries()) {
      for (const spelling of spellingsOf(text ?? "")) {
        if (seen.has(spelling)) continue;
        seen.add(spelling);
        const place = Math.min(at, fields.length - 1);
        words.push(list.add(spelling, entry, place));
        places.push(place);
      }
    }
    return entry;
  }

  function remove(entry: Entry): void {
    for (const word of entry.words) list.remove(word, entry);
    const at = lowerBound(inOrder, ({ sortKey }) => sortKey < entry.sortKey);
    if (inOrder[at] === entry) inOrder.splice(at, 1);
  }

  function number(): void {
    if (isNumbered) return;
    for (const [order, entry] of inOrder.entries()) entry.order = order;
    isNumbered = true;
  }

  /** Takes in those who are not here yet. */
  function add(many: readonly Known[]): void {
    const added = many.filter(({ person }) => !entries.has(person.id)).map(entryOf);
    for (const entry of added) entries.set(entry.person.id, entry);
    const findable = added.filter(({ party }) => party.isActive).sort((a, b) => (isBefore(a, b) ? -1 : 1));
    inOrder = sortedIn(inOrder, findable, isBefore);
    list.sortIn();
    isNumbered = false;
  }

  function search(typed: readonly string[], limit: number, { mayFind, isNear }: Viewpoint): Person[] {
    const phrase = typed.join(" ");
    const likenesses = typed.map(list.like).sort((a, b) => a.size - b.size);
    const [rarest, ...others] = likenesses;
    const best = bestMatches<Entry>(limit);
    if (!rarest) return [];
    for (const word of rarest.words) {
      const slips = rarest.slips(word) ?? 0;
      // One letter fits thousands: what cannot be among the best is passed over before anything else is looked at.
      for (let at = 0; at < word.owners.length; at++) {
        const own = costOf(word.text, rarest.typed, slips, word.places[at] as number);
        const entry = word.owners[at] as Entry;
        if (!best.wouldKeep(own, entry.order)) continue;
        const match = matchOf(entry, others, own, phrase);
        if (match === undefined) continue;
        const rank = isNear(entry.party) ? match : match + worth.far;
        if (!best.wouldKeep(rank, entry.order) || !mayFind(entry.party)) continue;
        best.offer({ item: entry, rank, order: entry.order });
      }
    }
    return best.items().map(({ person }) => person);
  }

  return {
    add,
    put(known: Known): void {
      const old = entries.get(known.person.id);
      if (old) {
        remove(old);
        entries.delete(known.person.id);
      }
      add([known]);
    },
    get: (id: string): Known | undefined => entries.get(id),
    get size(): number {
      return entries.size;
    },
    /** Those of whom `isListed`, by name, from `offset` on, and how many they are together. */
    page(isListed: (party: Party) => boolean, offset: number, limit: number): { people: Person[]; total: number } {
      const listed = inOrder.filter(({ party }) => isListed(party));
      return { people: listed.slice(offset, offset + limit).map(({ person }) => person), total: listed.length };
    },
    all: (): Iterable<Known> => entries.values(),
    /** @returns at most `limit` people, the best matches first; without words the first ones by name */
    search(text: string, limit: number, viewpoint: Viewpoint): Person[] {
      number();
      const typed = [...new Set(wordsOf(text))].slice(0, mostTyped);
      if (typed.length > 0) return search(typed, limit, viewpoint);
      // What has no letter or digit is no name; only an empty field lists everyone.
      if (text.trim() !== "") return [];
      const first: Person[] = [];
      for (const { person, party } of inOrder) {
        if (first.length === limit) break;
        if (viewpoint.mayFind(party)) first.push(person);
      }
      return first;
    },
  };
}

/** How poor a match one word is. */
const costOf = (text: string, typed: string, slips: number, place: number): number =>
  slips * worth.slip +
  (place >= firstNoName ? worth.noName : 0) +
  place * worth.field +
  (text.length > typed.length ? worth.begins : 0);

/**
 * How well somebody matches all that was typed, smaller is better.
 * @param own the cost of the word that was matched already
 * @returns undefined when one of the others fits nothing of theirs
 */
function matchOf(
  { words, places, sortKey }: Entry,
  others: readonly Likeness<Entry>[],
  own: number,
  phrase: string,
): number | undefined {
  if (others.length === 0) return own;
  let rank = own + (sortKey.startsWith(phrase) ? 0 : worth.notAsTyped);
  for (const likeness of others) {
    let best: number | undefined;
    for (const [at, word] of words.entries()) {
      const slips = likeness.slips(word);
      if (slips === undefined) continue;
      const cost = costOf(word.text, likeness.typed, slips, places[at] as number);
      if (best === undefined || cost < best) best = cost;
    }
    if (best === undefined) return undefined;
    rank += best;
  }
  return rank;
}
