import ICAL from "ical.js";
import { type Planned, ruleOf } from "./occurrences.ts";
import { momentOf, offsetAt, offsetChanges } from "./wall-clock.ts";

export interface CalendarMeeting extends Planned {
  readonly id: string;
  readonly title: string;
  readonly notes: string;
  readonly sequence: number;
  readonly createdAt: number;
}
export interface CalendarOptions {
  readonly method: "REQUEST" | "CANCEL" | "PUBLISH";
  /** One of a series that is left out, as the wall shows it. */
  readonly only?: string;
  /** Where one joins. */
  readonly url: string;
  readonly organiser: { readonly name: string; readonly email: string };
  /** Whose copy this is; nobody gets another's address. */
  readonly attendee?: string;
  readonly now: number;
}

const yearMs = 366 * 86_400_000;
/** Clock changes that a series' time zone is written down for; calendars then take their own data. */
const yearsAhead = 6;

/**
 * A meeting as iCalendar (RFC 5545), to be mailed as RFC 5546 says: REQUEST invites and changes, CANCEL takes back. Times are the
 * wall's, with the zone beside them, so that a series stays at nine when the clocks change.
 */
export function calendarOf(meeting: CalendarMeeting, options: CalendarOptions): string {
  const { method, only, url, organiser, attendee, now } = options;
  const { startsOn, timeZone, minutes, repeats } = meeting;
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//Iris//Meetings//EN");
  calendar.addPropertyWithValue("method", method);
  calendar.addSubcomponent(zoneOf(timeZone, momentOf(startsOn, timeZone) ?? now));

  const event = new ICAL.Component("vevent");
  const zoned = (name: string, local: string, hasSeconds = false) => {
    const time = ICAL.Time.fromDateTimeString(hasSeconds ? local : `${local}:00`);
    event.addPropertyWithValue(name, time).setParameter("tzid", timeZone);
  };
  event.addPropertyWithValue("uid", `${meeting.id}@${new URL(url).hostname}`);
  event.addPropertyWithValue("dtstamp", utc(now));
  event.addPropertyWithValue("created", utc(meeting.createdAt));
  event.addPropertyWithValue("sequence", meeting.sequence);
  const begins = only ?? startsOn;
  zoned("dtstart", begins);
  event.addPropertyWithValue("duration", ICAL.Duration.fromSeconds(minutes * 60));
  if (only !== undefined) zoned("recurrence-id", only);
  else if (repeats !== null) event.addPropertyWithValue("rrule", ruleWithin(meeting));
  if (only === undefined) for (const local of meeting.skipped) zoned("exdate", local);
  event.addPropertyWithValue("summary", meeting.title);
  event.addPropertyWithValue("description", [meeting.notes, url].filter(Boolean).join("\n\n"));
  event.addPropertyWithValue("location", url);
  event.addPropertyWithValue("url", url);
  event.addPropertyWithValue("status", method === "CANCEL" ? "CANCELLED" : "CONFIRMED");
  event.addPropertyWithValue("organizer", `mailto:${organiser.email}`).setParameter("cn", plain(organiser.name));
  if (attendee !== undefined) {
    const invited = event.addPropertyWithValue("attendee", `mailto:${attendee}`);
    invited.setParameter("role", "REQ-PARTICIPANT");
    invited.setParameter("partstat", "NEEDS-ACTION");
    invited.setParameter("rsvp", "FALSE");
  }
  if (method !== "CANCEL") event.addSubcomponent(alarm(meeting.title));
  calendar.addSubcomponent(event);
  return `${calendar.toString().replace(/\r?\n/g, "\r\n")}\r\n`;
}

/** A parameter's value takes neither quotes nor line breaks (RFC 5545, 3.2). */
const plain = (name: string): string => name.replace(/[\p{Cc}";:,]/gu, " ").trim();

const utc = (at: number) => ICAL.Time.fromJSDate(new Date(at), true);

/** UNTIL is a moment in UTC beside a start with a zone (RFC 5545, 3.3.10). */
function ruleWithin({ repeats, timeZone }: CalendarMeeting): ICAL.Recur {
  if (repeats === null) throw new Error("a meeting that does not come again has no rule");
  const rule = ICAL.Recur.fromString(ruleOf({ ...repeats, until: null }));
  const last = repeats.until === null ? undefined : momentOf(`${repeats.until}T23:59`, timeZone);
  if (last !== undefined) rule.until = utc(last);
  return rule;
}

function alarm(title: string): ICAL.Component {
  const made = new ICAL.Component("valarm");
  made.addPropertyWithValue("action", "DISPLAY");
  made.addPropertyWithValue("description", title);
  made.addPropertyWithValue("trigger", ICAL.Duration.fromSeconds(-600));
  return made;
}

/** A zone's offsets written out, change by change (RFC 5545, 3.6.5). */
function zoneOf(timeZone: string, start: number): ICAL.Component {
  const zone = new ICAL.Component("vtimezone");
  zone.addPropertyWithValue("tzid", timeZone);
  const from = start - yearMs;
  const initial = offsetAt(timeZone, from);
  const changes = [
    { at: from, from: initial, to: initial },
    ...offsetChanges(timeZone, from, start + yearsAhead * yearMs),
  ];
  for (const change of changes) {
    const part = new ICAL.Component(change.to > change.from ? "daylight" : "standard");
    const wall = new Date(change.at + change.from).toISOString().slice(0, 19);
    part.addPropertyWithValue("dtstart", ICAL.Time.fromDateTimeString(wall));
    part.addPropertyWithValue("tzoffsetfrom", ICAL.UtcOffset.fromSeconds(change.from / 1000));
    part.addPropertyWithValue("tzoffsetto", ICAL.UtcOffset.fromSeconds(change.to / 1000));
    zone.addSubcomponent(part);
  }
  return zone;
}
