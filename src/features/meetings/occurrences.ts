import ICAL from "ical.js";
import type { Recurrence } from "../../protocol/meetings.ts";
import { momentOf, wallMs } from "./wall-clock.ts";

export interface Planned {
  readonly startsOn: string;
  readonly timeZone: string;
  readonly minutes: number;
  readonly repeats: Recurrence | null;
  readonly skipped: readonly string[];
}
export interface Occurrence {
  /** As the wall shows it. */
  readonly startsOn: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

const frequency = { day: "DAILY", week: "WEEKLY", month: "MONTHLY", year: "YEARLY" } as const;
/** A series without end is asked no further than that. */
const mostSteps = 20_000;

/** RRULE's value (RFC 5545, 3.3.10), in the wall's time. */
export function ruleOf({ every, interval, weekdays, until }: Recurrence): string {
  return [
    `FREQ=${frequency[every]}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(every === "week" && weekdays.length > 0 ? [`BYDAY=${weekdays.join(",")}`] : []),
    ...(until === null ? [] : [`UNTIL=${until.replaceAll("-", "")}T235959`]),
  ].join(";");
}

/** The meetings that end after a moment, soonest first. Empty for one whose time or zone does not exist. */
export function occurrencesAfter(planned: Planned, after: number, limit: number): Occurrence[] {
  const { startsOn, timeZone, minutes, skipped } = planned;
  const found: Occurrence[] = [];
  for (const local of beginnings(planned, after)) {
    if (found.length >= limit) break;
    const startsAt = momentOf(local, timeZone);
    if (startsAt === undefined || skipped.includes(local)) continue;
    const endsAt = startsAt + minutes * 60_000;
    if (endsAt > after) found.push({ startsOn: local, startsAt, endsAt });
  }
  return wallMs(startsOn) === undefined ? [] : found;
}

function* beginnings({ startsOn, repeats, minutes }: Planned, after: number): Generator<string> {
  if (repeats === null) return yield startsOn;
  const start = ICAL.Time.fromDateTimeString(`${startsOn}:00`);
  const steps = ICAL.Recur.fromString(ruleOf(repeats)).iterator(start);
  // A zone is at most fourteen hours from UTC: what is over for sure is not turned into a moment.
  const over = new Date(after - minutes * 60_000 - 2 * 86_400_000).toISOString().slice(0, 16);
  for (let step = 0; step < mostSteps; step++) {
    const next = steps.next();
    if (!next) return;
    const local = next.toString().slice(0, 16);
    if (local >= over) yield local;
  }
}
