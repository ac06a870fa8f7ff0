import type { Meeting, Recurrence } from "../../../src/protocol/meetings.ts";

/** The ways of coming again that people choose from. */
export const rhythms = ["never", "day", "weekdays", "week", "twoWeeks", "month", "year"] as const;
export type Rhythm = (typeof rhythms)[number];

const workdays = ["MO", "TU", "WE", "TH", "FR"] as const;

export function recurrenceOf(rhythm: Rhythm, until: string): Recurrence | null {
  const last = until === "" ? null : until;
  switch (rhythm) {
    case "never":
      return null;
    case "weekdays":
      return { every: "week", interval: 1, weekdays: [...workdays], until: last };
    case "twoWeeks":
      return { every: "week", interval: 2, weekdays: [], until: last };
    default:
      return { every: rhythm, interval: 1, weekdays: [], until: last };
  }
}

export function rhythmOf(repeats: Recurrence | null): Rhythm {
  if (repeats === null) return "never";
  if (repeats.every === "week" && repeats.weekdays.length > 0) return "weekdays";
  return repeats.every === "week" && repeats.interval === 2 ? "twoWeeks" : repeats.every;
}

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Addresses as people type or paste them. @returns `wrong`: the first that is none */
export function addressesIn(text: string): { readonly emails: readonly string[]; readonly wrong: string | undefined } {
  const emails = [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
  return { emails, wrong: emails.find((email) => !address.test(email)) };
}

/** The next full half hour, as a field of `datetime-local` has it. */
export function nextHalfHour(now: number): string {
  const at = new Date(Math.ceil((now + 60_000) / 1_800_000) * 1_800_000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What is on, or begins within ten minutes. */
export function currentOf(meetings: readonly Meeting[], conversationId: string, now: number) {
  for (const meeting of meetings) {
    if (meeting.conversationId !== conversationId) continue;
    const current = meeting.occurrences.find(({ startsAt, endsAt }) => startsAt - 600_000 <= now && now < endsAt);
    if (current) return { meeting, current };
  }
  return undefined;
}

/** When what is shown changes next; undefined: by itself never. */
export const nextChangeAt = (meetings: readonly Meeting[], now: number): number | undefined =>
  meetings
    .flatMap(({ occurrences }) => occurrences.flatMap(({ startsAt, endsAt }) => [startsAt - 600_000, startsAt, endsAt]))
    .filter((at) => at > now)
    .toSorted((one, other) => one - other)[0];
