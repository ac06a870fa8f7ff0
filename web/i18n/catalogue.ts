import type { Language } from "./language.ts";

/** `{name}` is a placeholder. A plural text is chosen by Intl.PluralRules for `{count}`. */
export type Plural = { readonly one: string; readonly many?: string; readonly other: string };
export type Text = string | Plural;
export type Texts = Readonly<Record<string, Text>>;

type SameShape<T extends Texts> = { readonly [K in keyof T]: T[K] extends string ? string : Plural };

export interface Catalogue<T extends Texts = Texts> {
  readonly en: T;
  readonly de: SameShape<T>;
  readonly fr: SameShape<T>;
}

/** Declares a feature's words. A key missing in one language, or one too many, is a type error. */
export const catalogue = <const T extends Texts>(texts: {
  en: T;
  de: NoInfer<SameShape<T>>;
  fr: NoInfer<SameShape<T>>;
}): Catalogue<T> => texts;

type PlaceholdersIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersIn<Rest>
  : never;
type PlaceholdersOf<T extends Text> = T extends string
  ? PlaceholdersIn<T>
  : T extends Plural
    ? PlaceholdersIn<T["other"]> | "count"
    : never;
export type Values<T extends Text> = { [N in PlaceholdersOf<T>]: N extends "count" ? number : string | number };
export type Translate<T extends Texts> = <K extends keyof T & string>(
  key: K,
  ...values: [PlaceholdersOf<T[K]>] extends [never] ? [] : [Values<T[K]>]
) => string;

const numbers = new Map<string, Intl.NumberFormat>();
function written(value: number, locale: string): string {
  let format = numbers.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale);
    numbers.set(locale, format);
  }
  return format.format(value);
}

const fill = (text: string, values: Record<string, string | number>, locale: string) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? written(value, locale) : value;
  });

const pluralRules = new Map<string, Intl.PluralRules>();
function choose(text: Plural, count: number, locale: string): string {
  let rules = pluralRules.get(locale);
  if (!rules) {
    rules = new Intl.PluralRules(locale);
    pluralRules.set(locale, rules);
  }
  const form = rules.select(count);
  return (form === "one" ? text.one : form === "many" ? text.many : undefined) ?? text.other;
}

/** The words of one catalogue in one language. */
export function translator<T extends Texts>(texts: Catalogue<T>, language: Language): Translate<T> {
  const own: Texts = texts[language];
  return (key, ...[values]) => {
    const text = own[key] ?? texts.en[key] ?? key;
    const filled: Record<string, string | number> = values ?? {};
    const chosen = typeof text === "string" ? text : choose(text, Number(filled.count ?? 0), language);
    return fill(chosen, filled, language);
  };
}
