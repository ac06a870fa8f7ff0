import { type Rank, ranks, rootOf, type Wanted } from "./postings.ts";
import { isFormOf, stemsOf } from "./stems.ts";
import { hasDense, isOneRun, type Word, wordsIn } from "./words.ts";

/** One word of a query. */
export interface Pattern {
  readonly isDense: boolean;
  accepts(form: string): Rank | undefined;
}

/** Words that must stand next to each other in this order: of a quoted phrase, or one word. */
export interface Sequence {
  readonly patterns: readonly Pattern[];
}

/** A message qualifies when one of these stands in the index at its place. */
export type Condition = readonly (Wanted & {
  /** Decides which part of the index holds it. */
  readonly partOf: string;
})[];

export interface Query {
  readonly sequences: readonly Sequence[];
  readonly conditions: readonly Condition[];
}

/**
 * What decides in which part of an index a term stands: its first three letters (two would put a twentieth of a language into one
 * part), of a run without spaces the first character.
 */
export const beginningOf = (term: string): string => {
  const few = term.slice(0, 3);
  if (!hasDense(few)) return few;
  const first = String.fromCodePoint(term.codePointAt(0) ?? 0);
  return hasDense(first) ? first : few;
};

/** From a quotation mark to the next, or to the end; otherwise what stands between spaces. */
const chunks = /["“”„«»]([^"“”„«»]*)(["“”„«»]?)|[^\s"“”„«»]+/g;
/** As long as what decides on the part: words with a shorter beginning are all over the index. */
const shortestPrefix = 3;
const shortestForForms = 4;
/** Letters that one form of a word has more than another: `-issements`. */
const longestEnding = 9;

/**
 * @param text words, of which a message has all; quoted ones stand next to each other, as they are written. The last one may be
 * the beginning of a word, unless a space or a quotation mark follows: people search while they type.
 */
export function parseQuery(text: string): Query {
  const sequences: Sequence[] = [];
  const conditions: Condition[] = [];
  for (const match of text.matchAll(chunks)) {
    const [chunk, quoted, closing] = match;
    const words = wordsIn(quoted ?? chunk);
    if (words.length === 0) continue;
    const isOpen = match.index + chunk.length === text.length && !closing;
    const patterns = words.map((word, at) =>
      patternFor(word, { isPrefix: isOpen && at === words.length - 1, isExact: quoted !== undefined }),
    );
    sequences.push({ patterns });
    for (const [at, word] of words.entries()) {
      const next = words[at + 1];
      if (isOneRun(word, next)) conditions.push([exactly(`${word.forms[0]}${next.forms[0]}`)]);
      else if (!isOneRun(words[at - 1] ?? word, word)) conditions.push((patterns[at] as BuiltPattern).condition);
    }
  }
  return { sequences, conditions };
}

interface BuiltPattern extends Pattern {
  readonly condition: Condition;
}

/** A value that stands in the index as it is. */
export const exactly = (term: string): Condition[number] => ({
  partOf: beginningOf(term),
  root: rootOf(term),
  longest: rootOf(term).length,
  accepts: (found) => (found === term ? ranks.exact : undefined),
});

function patternFor(word: Word, how: { isPrefix: boolean; isExact: boolean }): BuiltPattern {
  if (word.isDense) {
    const character = word.forms[0] ?? "";
    // Pairs begin with it: the character itself is there.
    const begins = (term: string) => (term.startsWith(character) ? ranks.exact : undefined);
    const root = rootOf(character);
    return {
      isDense: true,
      accepts: (form) => (form === character ? ranks.exact : undefined),
      condition: [{ partOf: character, root, beginning: root, accepts: begins }],
    };
  }
  const condition = word.forms.map((form) => wordLike(form, how));
  return { isDense: false, accepts: (form) => best(condition.map(({ accepts }) => accepts(form))), condition };
}

const best = (all: readonly (Rank | undefined)[]): Rank | undefined =>
  all.reduce((one, other) => (one && other ? (Math.min(one, other) as Rank) : (one ?? other)), undefined);

function wordLike(form: string, { isPrefix, isExact }: { isPrefix: boolean; isExact: boolean }): Condition[number] {
  const isBeginning = isPrefix && form.length >= shortestPrefix;
  const stems = isExact || form.length < shortestForForms ? [] : stemsOf(form);
  const known = new Map<string, boolean>();
  return {
    partOf: beginningOf(form),
    root: rootOf(sharedBeginning(form, stems)),
    ...(isBeginning && { beginning: rootOf(form) }),
    longest: rootOf(form).length + (stems.length === 0 ? 0 : longestEnding),
    accepts(term) {
      if (term === form) return ranks.exact;
      if (isBeginning && term.startsWith(form)) return ranks.beginning;
      if (stems.length === 0) return undefined;
      let isForm = known.get(term);
      if (isForm === undefined) {
        isForm = isFormOf(stems, term);
        known.set(term, isForm);
      }
      return isForm ? ranks.form : undefined;
    },
  };
}

/** Endings change the last letter before them: study, studies. */
function sharedBeginning(form: string, stems: readonly string[]): string {
  let length = form.length;
  for (const stem of stems) {
    let same = 0;
    while (same < Math.min(length, stem.length) && stem[same] === form[same]) same += 1;
    length = Math.min(length, Math.max(3, same - 1));
  }
  return form.slice(0, length);
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Match {
  /** For each text what to mark. */
  readonly marks: readonly Range[][];
  /** How well it is what was asked for: as well as the word that is it least. */
  readonly rank: Rank;
}

/**
 * Where a query stands in a message.
 * @param texts its text and what else it is found by (a file's name)
 * @returns undefined when the message does not have everything that is asked for
 */
export function findIn(texts: readonly string[], { sequences }: Query): Match | undefined {
  const marks: Range[][] = texts.map(() => []);
  const words = texts.map(wordsIn);
  let rank: Rank = ranks.exact;
  for (const { patterns } of sequences) {
    let ofSequence: Rank | undefined;
    for (const [at, all] of words.entries())
      for (let from = 0; from + patterns.length <= all.length; from += 1) {
        const there = standsAt(all, from, patterns);
        if (!there) continue;
        ofSequence = best([ofSequence, there]);
        const start = (all[from] as Word).start;
        marks[at]?.push({ start, end: (all[from + patterns.length - 1] as Word).end });
      }
    if (!ofSequence) return undefined;
    rank = worst(rank, ofSequence);
  }
  return { marks: marks.map(joined), rank };
}

export const worst = (one: Rank, other: Rank): Rank => (one > other ? one : other);

function standsAt(words: readonly Word[], from: number, patterns: readonly Pattern[]): Rank | undefined {
  let rank: Rank = ranks.exact;
  for (const [at, pattern] of patterns.entries()) {
    const word = words[from + at] as Word;
    const own = word.isDense === pattern.isDense ? best(word.forms.map((form) => pattern.accepts(form))) : undefined;
    if (!own) return undefined;
    const before = words[from + at - 1];
    if (at > 0 && word.isDense && patterns[at - 1]?.isDense && before?.end !== word.start) return undefined;
    rank = worst(rank, own);
  }
  return rank;
}

/** Sorted, and what overlaps or touches made one. */
function joined(ranges: readonly Range[]): Range[] {
  const all: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}
