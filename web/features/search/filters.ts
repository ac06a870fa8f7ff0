import { type Having, havings, type SearchOrder } from "../../../src/protocol/search.ts";

/** What is searched for, as it stands in the page's address. Days are the reader's own: `2026-11-24`. */
export interface Wish {
  readonly query: string;
  readonly from: readonly string[];
  readonly in: readonly string[];
  readonly has: readonly Having[];
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly sort: SearchOrder;
}
export const noWish: Wish = { query: "", from: [], in: [], has: [], firstDay: null, lastDay: null, sort: "newest" };

export const isHaving = (word: string): word is Having => (havings as readonly string[]).includes(word);
export const isDay = (word: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(word) && !Number.isNaN(Date.parse(`${word}T00:00`));

export function wishIn(search: string): Wish {
  const params = new URLSearchParams(search);
  const list = (name: string) => (params.get(name) ?? "").split(",").filter(Boolean);
  const day = (name: string) => {
    const value = params.get(name) ?? "";
    return isDay(value) ? value : null;
  };
  return {
    query: params.get("q") ?? "",
    from: list("from"),
    in: list("in"),
    has: list("has").filter(isHaving),
    firstDay: day("after"),
    lastDay: day("before"),
    sort: params.get("sort") === "relevant" ? "relevant" : "newest",
  };
}

export function addressOf(wish: Partial<Wish>): string {
  const { query, from, in: places, has, firstDay, lastDay, sort } = { ...noWish, ...wish };
  const params = new URLSearchParams();
  if (query) params.set("q", query);
  for (const [name, values] of Object.entries({ from, in: places, has }))
    if (values.length > 0) params.set(name, values.join(","));
  if (firstDay) params.set("after", firstDay);
  if (lastDay) params.set("before", lastDay);
  if (sort !== noWish.sort) params.set("sort", sort);
  const text = params.toString();
  return text ? `/search?${text}` : "/search";
}

export const hasFilter = ({ query: _, sort: __, ...filters }: Wish): boolean =>
  Object.values(filters).some((value) => value !== null && value.length > 0);
/** Where and when alone would be everything that was said there. */
export const asksForSomething = ({ query, from, has }: Wish): boolean =>
  query.trim() !== "" || from.length > 0 || has.length > 0;

/** The day's beginning here, or the next one's. */
const startOf = (day: string, later = 0): number => {
  const date = new Date(`${day}T00:00`);
  date.setDate(date.getDate() + later);
  return date.getTime();
};

/** As the server is asked. */
export const requestFor = ({ query, from, in: places, has, firstDay, lastDay, sort }: Wish) => ({
  ...{ query: query.slice(0, 200), sort },
  from: [...from],
  in: [...places],
  has: [...has],
  ...(firstDay && { after: startOf(firstDay) }),
  ...(lastDay && { before: startOf(lastDay, 1) }),
});

/** What a person or chat is called, to find it by what was typed. */
export interface Named {
  readonly id: string;
  readonly name: string;
}
export interface Nameables {
  readonly people: readonly Named[];
  readonly chats: readonly Named[];
}

/** In the languages of the interface, whichever is set: people type what they are used to. */
const words: Readonly<Record<string, "from" | "in" | "has" | "before" | "after">> = {
  ...{ from: "from", von: "from", de: "from" },
  ...{ in: "in", dans: "in" },
  ...{ has: "has", hat: "has", mit: "has", avec: "has" },
  ...{ before: "before", vor: "before", bis: "before", avant: "before" },
  ...{ after: "after", since: "after", nach: "after", seit: "after", depuis: "after", après: "after" },
};
const things: Readonly<Record<string, Having>> = {
  ...{ datei: "file", fichier: "file", bild: "image", picture: "image", photo: "image", foto: "image" },
  ...{ ton: "audio", sound: "audio", voice: "audio", son: "audio", lien: "link" },
  ...{ umfrage: "poll", sondage: "poll", standort: "location", position: "location" },
};
const typed = /(^|\s)(\p{L}+):(?:"([^"]+)"|(\S+))(?=\s)/gu;

const begins = (name: string, wanted: string) =>
  name
    .toLocaleLowerCase()
    .split(/\s+/)
    .some((_, at, all) => all.slice(at).join(" ").startsWith(wanted));
const find = (all: readonly Named[], wanted: string): Named | undefined => {
  const lower = wanted.toLocaleLowerCase();
  return all.find(({ name }) => name.toLocaleLowerCase() === lower) ?? all.find(({ name }) => begins(name, lower));
};

/**
 * Takes filters that were typed out (`from:ada `, `in:"Harbour master" `, `has:image `, `before:2026-11-24 `) out of the words. One
 * that means nobody and nothing stays a word.
 */
export function withTypedFilters(wish: Wish, { people, chats }: Nameables): Wish {
  const more: { -readonly [K in keyof Wish]: Wish[K] } = { ...wish };
  const add = <T>(list: readonly T[], one: T): readonly T[] => (list.includes(one) ? list : [...list, one]);
  more.query = wish.query.replace(typed, (whole, before: string, word: string, quoted?: string, bare?: string) => {
    const value = quoted ?? bare ?? "";
    const kind = words[word.toLocaleLowerCase()];
    const person = kind === "from" ? find(people, value) : undefined;
    const chat = kind === "in" ? find(chats, value) : undefined;
    const lower = value.toLocaleLowerCase();
    const thing = kind === "has" ? (isHaving(lower) ? lower : things[lower]) : undefined;
    if (person) more.from = add(more.from, person.id);
    else if (chat) more.in = add(more.in, chat.id);
    else if (thing) more.has = add(more.has, thing);
    else if (kind === "before" && isDay(value)) more.lastDay = value;
    else if (kind === "after" && isDay(value)) more.firstDay = value;
    else return whole;
    return before;
  });
  if (more.query !== wish.query) more.query = more.query.trimStart();
  return more;
}
