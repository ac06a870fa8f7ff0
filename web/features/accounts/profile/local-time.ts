import type { WorkingHours } from "../../../../src/protocol/profiles.ts";

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const dayMinutes = 24 * 60;

/** Weekday (1 is Monday) and minute of the day in a time zone; undefined where the browser does not know the zone. */
function whenIn(timeZone: string, at: number): { day: number; minute: number } | undefined {
  try {
    const parts = new Intl.DateTimeFormat("en-GB", {
      ...{ timeZone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    }).formatToParts(at);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
    const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday")) + 1;
    return { day, minute: Number(part("hour")) * 60 + Number(part("minute")) };
  } catch {
    return undefined;
  }
}

/** Whether somebody works at that moment, where they are; undefined when nothing is known of it. */
export function isWorking(hours: readonly WorkingHours[], timeZone: string, at: number): boolean | undefined {
  const when = whenIn(timeZone, at);
  if (!when || hours.length === 0) return undefined;
  return hours.some(({ day, from, to }) => {
    const [begin, end] = [minutesOf(from), minutesOf(to)];
    const passed = (when.minute - begin + ((when.day - day + 7) % 7) * dayMinutes + 7 * dayMinutes) % (7 * dayMinutes);
    return passed < (end > begin ? end - begin : end - begin + dayMinutes);
  });
}

/** Days with the same hours that follow each other are told together: `[[1, 5], "09:00", "17:00"]`. */
export function spansOf(hours: readonly WorkingHours[]): { first: number; last: number; from: string; to: string }[] {
  const spans: { first: number; last: number; from: string; to: string }[] = [];
  for (const { day, from, to } of hours.toSorted((a, b) => a.day - b.day)) {
    const before = spans.at(-1);
    if (before && before.last === day - 1 && before.from === from && before.to === to) before.last = day;
    else spans.push({ first: day, last: day, from, to });
  }
  return spans;
}

/** Monday is 1. */
export const weekdayName = (day: number, locale: string, style: "long" | "short" = "long"): string =>
  // 5 January 2026 was a Monday.
  new Intl.DateTimeFormat(locale, { weekday: style, timeZone: "UTC" }).format(Date.UTC(2026, 0, 4 + day));
