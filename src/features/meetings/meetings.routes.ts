import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/meetings.ts";
import { answerMeeting } from "./answer-meeting.ts";
import { calendarOf } from "./calendar.ts";
import type { MeetingsDeps } from "./meetings.deps.ts";
import { meetingNotFound } from "./meetings.errors.ts";
import { findMeeting, meetingsOf, meetingsOfAll } from "./meetings.store.ts";
import { cancelMeeting, planMeeting, roleOf, skipMeeting } from "./plan-meeting.ts";
import { openWords, presentMeeting } from "./present-meeting.ts";

const soonest = (one: api.Meeting, other: api.Meeting): number =>
  (one.occurrences[0]?.startsAt ?? 0) - (other.occurrences[0]?.startsAt ?? 0);

export function routeMeetings(host: Host, deps: MeetingsDeps, wake: () => void): void {
  const { config, db, doors, keys, now } = deps;

  host.route(api.planMeeting, async ({ caller: { accountId }, params, body }) => {
    const meeting = await planMeeting(deps, { ...params, accountId }, body);
    wake();
    return meeting;
  });

  host.route(api.skipMeeting, async ({ caller: { accountId }, params, body }) => {
    const meeting = await skipMeeting(deps, { ...params, accountId }, body.startsOn);
    wake();
    return meeting;
  });

  host.route(api.answerMeeting, ({ caller: { accountId }, params, body }) =>
    answerMeeting(deps, { ...params, accountId }, body.answer),
  );

  host.route(api.cancelMeeting, async ({ caller: { accountId }, params }) => {
    await cancelMeeting(deps, { ...params, accountId });
    return undefined;
  });

  host.route(api.listMeetings, async ({ caller: { accountId }, params }) => {
    const role = await roleOf(deps, { ...params, accountId });
    const rows = await meetingsOf(db.reader, params.conversationId, now());
    const meetings = await Promise.all(rows.map((row) => presentMeeting(deps, row, { accountId, role })));
    return { meetings: meetings.toSorted(soonest) };
  });

  host.route(api.listOwnMeetings, async ({ caller: { accountId } }) => {
    const meetings: api.Meeting[] = [];
    const bubbles = (await doors.conversations.readableBy(accountId)).map(({ conversationId }) => conversationId);
    for (const row of await meetingsOfAll(db.reader, bubbles, now())) {
      const role = await doors.conversations.roleIn(row.conversationId, accountId);
      if (role !== undefined) meetings.push(await presentMeeting(deps, row, { accountId, role }));
    }
    return { meetings: meetings.toSorted(soonest) };
  });

  host.route(api.getMeetingCalendar, async ({ caller: { accountId }, params }) => {
    await roleOf(deps, { ...params, accountId });
    const row = await findMeeting(db.reader, params.conversationId, params.meetingId);
    if (!row) throw meetingNotFound();
    const { title, notes } = await openWords(keys, row);
    const [organiser] = await doors.people.byIds([row.organiserId]);
    const { origin, hostname } = new URL(config.server.public_url);
    const text = calendarOf(
      { ...row, title, notes },
      {
        ...{ method: "PUBLISH", url: `${origin}/chat/${row.conversationId}`, now: now() },
        organiser: {
          name: organiser ? `${organiser.firstName} ${organiser.lastName}` : "",
          email: `noreply@${hostname}`,
        },
      },
    );
    const headers = {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": "attachment; filename=meeting.ics",
    };
    return new Response(text, { headers });
  });

  host.broadcast("meetings.changed", {
    audience: async ({ payload }) => (await doors.conversations.roster(payload.conversationId))?.accountIds ?? [],
    present: async ({ payload }) => ({ type: "meetings.changed", conversationId: payload.conversationId }),
  });
}
