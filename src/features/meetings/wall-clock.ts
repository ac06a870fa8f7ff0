/** Between the clock on the wall of a time zone and moments, by the zone data that the runtime brings (IANA). */

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const two = "2-digit" as const;
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, year: "numeric", month: two, day: two, hour: two, minute: two, second: two, hourCycle: "h23" },
  });
  formats.set(timeZone, format);
  return format;
}

export function isTimeZone(timeZone: string): boolean {
  try {
    formatOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** How far the wall is ahead of UTC at a moment, in milliseconds. @throws RangeError for a zone that does not exist */
export function offsetAt(timeZone: string, at: number): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(
    ...([part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")] as const),
  );
  return wall - Math.floor(at / 1000) * 1000;
}

/** `2026-12-01T09:00` as if it were UTC; undefined for a day or time that no calendar has. */
export function wallMs(local: string): number | undefined {
  const at = Date.parse(`${local}:00Z`);
  return Number.isNaN(at) || localOf(at) !== local ? undefined : at;
}

const localOf = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

/**
 * The moment at which the wall shows this time. One that is skipped when clocks go forward counts as if they had not yet gone; of
 * one that comes twice the first is meant (as RFC 5545, 3.3.5 says).
 */
export function momentOf(local: string, timeZone: string): number | undefined {
  const wall = wallMs(local);
  if (wall === undefined) return undefined;
  const day = 86_400_000;
  const [before, after] = [offsetAt(timeZone, wall - day), offsetAt(timeZone, wall + day)];
  const shows = (offset: number) => offsetAt(timeZone, wall - offset) === offset;
  return wall - (shows(before) || !shows(after) ? before : after);
}

export interface OffsetChange {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** When a zone's clocks change between two moments: looked at day by day, then narrowed down to the minute. */
export function offsetChanges(timeZone: string, from: number, until: number): OffsetChange[] {
  const day = 86_400_000;
  const changes: OffsetChange[] = [];
  for (let start = from; start < until; start += 7 * day) {
    let [low, high] = [start, Math.min(start + 7 * day, until)];
    const [before, after] = [offsetAt(timeZone, low), offsetAt(timeZone, high)];
    if (before === after) continue;
    while (high - low > 60_000) {
      const middle = Math.floor((low + high) / 120_000) * 60_000;
      if (middle <= low || middle >= high) break;
      if (offsetAt(timeZone, middle) === before) low = middle;
      else high = middle;
    }
    changes.push({ at: high, from: before, to: after });
  }
  return changes;
}
