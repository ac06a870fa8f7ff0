import { mutedForever } from "../../../src/protocol/notifications.ts";

const hourMs = 3_600_000;

/** The next time this hour of the day comes, where the person is; at least a quarter of an hour away. */
function nextHour(hour: number, now: Date, days = 0): number {
  const at = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
  return at.getTime() > now.getTime() + hourMs / 4 ? at.getTime() : nextHour(hour, now, days + 1);
}

/** What "mute until" offers, in this order. */
export const muteTimes = (now: Date) =>
  [
    ["muteHour", now.getTime() + hourMs],
    ["muteEvening", nextHour(20, now)],
    ["muteTomorrow", nextHour(8, now, 1)],
    ["muteWeek", now.getTime() + 7 * 24 * hourMs],
    ["muteForever", mutedForever],
  ] as const;
