/** When a status goes by itself. */
export const statusEnds = ["halfHour", "hour", "today", "week", "none"] as const;
export type StatusEnd = (typeof statusEnds)[number];

/** @returns ms since the epoch, in the reader's own time zone; null: it stays */
export function endOf(end: StatusEnd, now: number): number | null {
  const day = new Date(now);
  switch (end) {
    case "halfHour":
      return now + 30 * 60_000;
    case "hour":
      return now + 60 * 60_000;
    case "today":
      return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
    case "week": {
      // Weeks end with Sunday here.
      const daysLeft = (7 - day.getDay()) % 7;
      return new Date(day.getFullYear(), day.getMonth(), day.getDate() + daysLeft + 1).getTime();
    }
    case "none":
      return null;
  }
}
