import type { Language } from "./language.ts";

const dayMs = 86_400_000;
const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0);
const daysBetween = (earlier: number, later: number) => Math.round((startOfDay(later) - startOfDay(earlier)) / dayMs);

const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

export interface Format {
  /** 14:03 */
  time(at: number): string;
  /** What the clock says in a time zone; undefined where the browser does not know it. */
  timeIn(at: number, timeZone: string): string | undefined;
  /** A time of day kept as `HH:MM`, wherever it is. */
  clock(hourMinute: string): string;
  /** Today, yesterday, a weekday within the last week, else the date. */
  day(at: number, now?: number): string;
  /** The date in full, whenever it was. */
  date(at: number): string;
  /** For lists: the time today, then what `day` says, kept short. */
  short(at: number, now?: number): string;
  /** In full, for tooltips and screen readers. */
  dateTime(at: number): string;
  number(value: number): string;
  percent(share: number): string;
  /** Ada, Bob and Mallory */
  list(names: readonly string[]): string;
  size(bytes: number): string;
  /** Of a call: 4:07, 1:02:09 */
  duration(seconds: number): string;
}

/** The reader's own region where the browser names one for this language: British readers get 14:03, Americans 2:03 PM. */
const localeOf = (language: Language): string =>
  (globalThis.navigator?.languages ?? []).find((tag) => tag.toLowerCase().split("-")[0] === language) ?? language;

const made = new Map<Language, Format>();

/** Made when it is first used: each takes a millisecond or more, and a page needs two or three of them. */
function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

/** Everything with a number or date in it, as people of that language write it. */
export function formatIn(language: Language): Format {
  const known = made.get(language);
  if (known) return known;
  const locale = localeOf(language);
  const time = once(() => new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }));
  const clock = once(() => new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: "UTC" }));
  const weekday = once(() => new Intl.DateTimeFormat(locale, { weekday: "long" }));
  const date = once(() => new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" }));
  const shortWeekday = once(() => new Intl.DateTimeFormat(locale, { weekday: "short" }));
  const shortDate = once(() => new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", year: "2-digit" }));
  const full = once(() => new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" }));
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
  const numbers = once(() => new Intl.NumberFormat(locale));
  const percents = once(() => new Intl.NumberFormat(locale, { style: "percent" }));
  const lists = once(() => new Intl.ListFormat(locale, { type: "conjunction" }));
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

  const format: Format = {
    time: (at) => time().format(at),
    timeIn: (at, timeZone) => {
      try {
        return new Intl.DateTimeFormat(locale, { timeZone, hour: "2-digit", minute: "2-digit" }).format(at);
      } catch {
        return undefined;
      }
    },
    clock: (hourMinute) => clock().format(Date.parse(`2026-01-01T${hourMinute}Z`)),
    day: (at, now = Date.now()) => {
      const days = daysBetween(at, now);
      if (days === 0 || days === 1) return capital(relative().format(-days, "day"));
      return days > 1 && days < 7 ? capital(weekday().format(at)) : date().format(at);
    },
    date: (at) => date().format(at),
    short: (at, now = Date.now()) => {
      const days = daysBetween(at, now);
      if (days <= 0) return time().format(at);
      if (days === 1) return capital(relative().format(-1, "day"));
      return days < 7 ? shortWeekday().format(at) : shortDate().format(at);
    },
    dateTime: (at) => full().format(at),
    number: (value) => numbers().format(value),
    percent: (share) => percents().format(share),
    list: (names) => lists().format(names),
    size: (bytes) => {
      const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1000)));
      const value = bytes / 1000 ** power;
      return new Intl.NumberFormat(locale, {
        style: "unit",
        unit: units[power] ?? "byte",
        // The short form of a byte is not counted: "8 byte".
        unitDisplay: power === 0 ? "long" : "short",
        maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
      }).format(value);
    },
    duration: (seconds) => {
      const whole = Math.max(0, Math.round(seconds));
      const two = (value: number) => String(value).padStart(2, "0");
      const hours = Math.floor(whole / 3600);
      const minutes = Math.floor((whole % 3600) / 60);
      return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
    },
  };
  made.set(language, format);
  return format;
}
