import type { Host, Platform } from "../../platform/platform.ts";
import { followMembers } from "./follow-members.ts";
import type { MeetingDoors } from "./meetings.deps.ts";
import { routeMeetings } from "./meetings.routes.ts";
import { createReminders } from "./remind.ts";

/** Conferences of a bubble that are planned: invitations that calendars understand, and a reminder. */
export function mountMeetings(platform: Platform, host: Host, doors: MeetingDoors) {
  const deps = { ...platform, doors };
  const reminders = createReminders(deps);
  routeMeetings(host, deps, reminders.wake);
  followMembers(deps);
  host.onStart(async () => reminders.wake());
  host.onStop(reminders.stop);
  /** Resolves once everybody was reminded who is to be now; tests do not wait for the clock. */
  return { reminded: reminders.settled };
}
