import { create } from "zustand";
import type { Language } from "../../i18n/language.ts";
import type { EmojiRow } from "./emoji-rows.macro.ts";

export interface Emoji {
  readonly emoji: string;
  readonly name: string;
  readonly group: number;
  /** Lower case: name, further words and short codes. */
  readonly words: readonly string[];
  readonly codes: readonly string[];
  readonly takesTone: boolean;
}

/** Groups of Unicode in the order they are offered; 2 holds only parts of emojis. */
export const emojiGroups = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;

const sources: Record<Language, () => Promise<{ rows: readonly EmojiRow[] }>> = {
  de: () => import("./rows-de.ts"),
  en: () => import("./rows-en.ts"),
  fr: () => import("./rows-fr.ts"),
};
const loaded = new Map<Language, Promise<readonly Emoji[]>>();

/** Without accents, so that "ete" finds "été". */
const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const fromRow = ([emoji, name, group, words, codes, takesTone]: EmojiRow): Emoji => ({
  emoji,
  name,
  group,
  words: [...new Set(folded(`${name} ${words} ${codes}`).split(/[\s_-]+/))],
  codes: codes.split(" ").filter((code) => code !== ""),
  takesTone: takesTone === 1,
});

/** The emojis with their names in that language; fetched when they are first wanted. */
export function loadEmojis(language: Language): Promise<readonly Emoji[]> {
  const known = loaded.get(language);
  if (known) return known;
  const loading = sources[language]().then(({ rows }) => rows.map(fromRow));
  loaded.set(language, loading);
  loading.catch(() => loaded.delete(language));
  return loading;
}

/** Emojis of which each word of the query begins a word; those that are called so go first, then whole words. */
export function findEmojis(all: readonly Emoji[], query: string, limit: number): Emoji[] {
  const wanted = folded(query)
    .split(/[\s:_-]+/)
    .filter((word) => word !== "");
  if (wanted.length === 0) return [];
  const asked = wanted.join("_");
  const called: Emoji[] = [];
  const whole: Emoji[] = [];
  const begun: Emoji[] = [];
  for (const emoji of all) {
    if (!wanted.every((word) => emoji.words.some((known) => known.startsWith(word)))) continue;
    const isCalled = emoji.codes.includes(asked) || folded(emoji.name) === wanted.join(" ");
    const isWhole = wanted.every((word) => emoji.words.includes(word));
    (isCalled ? called : isWhole ? whole : begun).push(emoji);
  }
  return [...called, ...whole, ...begun].slice(0, limit);
}

/** 0: none, else 1 (light) to 5 (dark). */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;
export const tones: readonly Tone[] = [0, 1, 2, 3, 4, 5];
const presentation = "\u{FE0F}";

/** The emoji in a skin tone: it stands after the person, before what they hold or do. */
export function withTone(emoji: string, tone: Tone): string {
  if (tone === 0) return emoji;
  const [person = "", ...rest] = [...emoji];
  const after = rest[0] === presentation ? rest.slice(1) : rest;
  return person + String.fromCodePoint(0x1f3fa + tone) + after.join("");
}

interface Memory {
  readonly tone: Tone;
  readonly recent: readonly string[];
}
const nothing: Memory = { tone: 0, recent: [] };
const keptRecent = 27;
let key = "";

/** What somebody chose lately, and their skin tone; kept on this device only. */
export const useEmojiMemory = create<Memory>(() => nothing);

export function restoreEmojiMemory(accountId: string): void {
  key = `iris.emoji.${accountId}`;
  useEmojiMemory.setState(readMemory(), true);
}

function readMemory(): Memory {
  try {
    const { tone, recent } = JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Memory>;
    return {
      tone: tones.find((known) => known === tone) ?? 0,
      recent: Array.isArray(recent) ? recent.filter((emoji) => typeof emoji === "string").slice(0, keptRecent) : [],
    };
  } catch {
    return nothing;
  }
}

function keepMemory(change: Partial<Memory>): void {
  useEmojiMemory.setState(change);
  if (key !== "") localStorage.setItem(key, JSON.stringify(useEmojiMemory.getState()));
}

export const chooseTone = (tone: Tone): void => keepMemory({ tone });

export function rememberEmoji(emoji: string): void {
  const others = useEmojiMemory.getState().recent.filter((known) => known !== emoji);
  keepMemory({ recent: [emoji, ...others].slice(0, keptRecent) });
}
