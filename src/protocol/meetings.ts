import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/** Of one conference, members and people outside. */
export const maxInvitees = 50;

const localDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day like 2026-12-01");
/** A moment as the clock on the wall shows it, in the meeting's time zone. */
export const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "must be a time like 2026-12-01T09:00");
export const weekday = z.enum(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]);

/** How a meeting comes again (the part of RFC 5545's RRULE that people choose from). */
export const recurrence = z.strictObject({
  every: z.enum(["day", "week", "month", "year"]),
  /** Every second week: 2. */
  interval: z.number().int().min(1).max(52).default(1),
  /** Of a week; none: the day of the first meeting. */
  weekdays: z.array(weekday).max(7).default([]),
  /** The last day on which one may begin; null: without end. */
  until: localDay.nullable().default(null),
});
export type Recurrence = z.infer<typeof recurrence>;

export const invitee = z.strictObject({ email: z.email().max(254) });

/** As iCalendar knows them (RFC 5545, PARTSTAT). */
export const meetingAnswer = z.enum(["accepted", "tentative", "declined"]);
export type MeetingAnswer = z.infer<typeof meetingAnswer>;

/** A conference of a bubble that is to be at a time, once or again and again. */
export const meeting = z.object({
  id,
  conversationId: id,
  organiserId: id,
  title: z.string(),
  notes: z.string(),
  startsOn: localTime,
  timeZone: z.string(),
  minutes: z.number().int(),
  repeats: recurrence.nullable(),
  /** Beginnings that are left out. */
  skipped: z.array(localTime),
  /** People outside who were asked by mail: seen by whoever may change the meeting. */
  invitees: z.array(invitee),
  mailsMembers: z.boolean(),
  /** The next ones, soonest first, at most as many as were asked for. */
  occurrences: z.array(z.object({ startsOn: localTime, startsAt: timestamp, endsAt: timestamp })),
  mayChange: z.boolean(),
  /** One's own; null: not given yet. */
  ownAnswer: meetingAnswer.nullable(),
  /** Of members, one's own among them: seen by whoever may change the meeting. */
  answers: z.array(z.object({ accountId: id, answer: meetingAnswer })),
});
export type Meeting = z.infer<typeof meeting>;

const ofBubble = z.object({ conversationId: id });
const ofMeeting = z.object({ conversationId: id, meetingId: id });

const plan = () =>
  z.strictObject({
    title: z.string().trim().min(1).max(120),
    notes: z.string().max(2_000).default(""),
    startsOn: localTime,
    timeZone: z.string().min(1).max(64),
    minutes: z.number().int().min(5).max(1_440),
    repeats: recurrence.nullable().default(null),
    invitees: z.array(invitee).max(maxInvitees).default([]),
    /** The bubble's members get the invitation by mail, too. */
    mailsMembers: z.boolean().default(true),
  });

const planFailures = [
  "conversation.not_found",
  "conversation.not_allowed",
  "conversation.archived",
  "meetings.not_found",
  "meetings.time_unusable",
  "meetings.too_many",
  "meetings.no_guest_link",
  "plans.switched_off",
] as const;

export const planMeeting = endpoint({
  operation: "planMeeting",
  method: "PUT",
  path: "/api/conversations/:conversationId/meetings/:meetingId",
  summary: "Plan a conference of a bubble, or change one that is planned; invitations and changes go out as iCalendar",
  access: "account",
  limit: "mail",
  params: () => ofMeeting,
  body: plan,
  response: () => meeting,
  failures: planFailures,
});

export const listMeetings = endpoint({
  operation: "listMeetings",
  method: "GET",
  path: "/api/conversations/:conversationId/meetings",
  summary: "Meetings of a bubble that are still to come",
  access: "account",
  limit: "read",
  params: () => ofBubble,
  response: () => z.object({ meetings: z.array(meeting) }),
  failures: ["conversation.not_found"],
});

export const listOwnMeetings = endpoint({
  operation: "listOwnMeetings",
  method: "GET",
  path: "/api/meetings",
  summary: "Meetings to come of all bubbles one is in",
  access: "account",
  limit: "read",
  response: () => z.object({ meetings: z.array(meeting) }),
  failures: [],
});

export const skipMeeting = endpoint({
  operation: "skipMeeting",
  method: "POST",
  path: "/api/conversations/:conversationId/meetings/:meetingId/skip",
  summary: "Leave out one of a series; whoever was invited gets the cancellation of that one",
  access: "account",
  limit: "mail",
  params: () => ofMeeting,
  body: () => z.strictObject({ startsOn: localTime }),
  response: () => meeting,
  failures: planFailures,
});

export const answerMeeting = endpoint({
  operation: "answerMeeting",
  method: "PUT",
  path: "/api/conversations/:conversationId/meetings/:meetingId/answer",
  summary: "Say whether one comes; whoever planned the meeting sees it",
  access: "account",
  limit: "write",
  params: () => ofMeeting,
  body: () => z.strictObject({ answer: meetingAnswer }),
  response: () => meeting,
  failures: ["conversation.not_found", "meetings.not_found"],
});

export const cancelMeeting = endpoint({
  operation: "cancelMeeting",
  method: "DELETE",
  path: "/api/conversations/:conversationId/meetings/:meetingId",
  summary: "Cancel a meeting; whoever was invited gets the cancellation",
  access: "account",
  limit: "mail",
  params: () => ofMeeting,
  failures: ["conversation.not_found", "conversation.not_allowed", "meetings.not_found"],
});

export const getMeetingCalendar = endpoint({
  operation: "getMeetingCalendar",
  method: "GET",
  path: "/api/conversations/:conversationId/meetings/:meetingId/calendar.ics",
  summary: "A meeting as an iCalendar file (RFC 5545), for one's own calendar",
  access: "account",
  limit: "read",
  params: () => ofMeeting,
  response: "stream",
  failures: ["conversation.not_found", "meetings.not_found"],
});
