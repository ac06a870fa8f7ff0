import { expect, test } from "bun:test";
import { muteTimes } from "./mute-times.ts";

const at = (now: Date) => Object.fromEntries(muteTimes(now));
const local = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute);

test("S41 muting ends at hours that lie ahead, where the person is", () => {
  const noon = at(local(24, 12));
  expect(noon.muteHour).toBe(local(24, 13).getTime());
  expect(noon.muteEvening).toBe(local(24, 20).getTime());
  expect(noon.muteTomorrow).toBe(local(25, 8).getTime());
  expect(at(local(24, 19, 50)).muteEvening).toBe(local(25, 20).getTime());
  expect(at(local(24, 1)).muteTomorrow).toBe(local(25, 8).getTime());
});
