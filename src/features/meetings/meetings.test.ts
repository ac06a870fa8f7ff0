import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { until } from "../../platform/realtime/testing/until.ts";
import { changeBubbleRules } from "../../protocol/bubbles.ts";
import { addMembers, createBubble, pageMessages, removeMember } from "../../protocol/conversations.ts";
import * as api from "../../protocol/meetings.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { guestBy, linkTo } from "../guests/guests.testing.ts";
import { answersTo, findMeeting, saveMeeting } from "./meetings.store.ts";

const start = Date.parse("2026-11-24T08:00:00Z");
let at = start;
let app: TestApp;
let ada: Person;
let bob: Person;
let carol: Person;
let conversationId: string;

beforeAll(async () => {
  app = await startTestApp({ now: () => at });
  [ada, bob, carol] = await app.people("ada", "bob", "carol");
});
afterAll(() => app.stop());
beforeEach(async () => {
  const memberIds = [bob.accountId, carol.accountId];
  conversationId = (await ada.call(createBubble, { body: { id: nanoid(), name: "Garden", memberIds } })).id;
});

const place = (meetingId: string) => ({ params: { conversationId, meetingId } });
const plan = { title: "Planting", startsOn: "2026-11-25T10:00", timeZone: "Europe/Berlin", minutes: 30 };
const weekly = { every: "week" as const };
const planned = async (by: Person, more: object = {}) => {
  const id = nanoid();
  return by.call(api.planMeeting, { ...place(id), body: { ...plan, ...more } });
};
type Mails = Awaited<ReturnType<typeof app.app.mail.listOutbox>>;
/** What was mailed while something was done. */
async function mailedBy(act: () => Promise<unknown>): Promise<Mails> {
  const before = new Set((await app.app.mail.listOutbox()).map(({ id }) => id));
  await act();
  return (await app.app.mail.listOutbox()).filter(({ id }) => !before.has(id));
}
const lines = (mails: Mails) => mails.map(({ to, subject }) => `${to}: ${subject}`).toSorted();
const toAll = (subject: string) => ["ada", "bob", "carol"].map((name) => `${name}@example.org: ${subject}`);
const noticesOf = async (who: Person) => {
  const page = await who.call(pageMessages, { params: { conversationId }, query: { limit: 100 } });
  return page.messages.flatMap(({ content }) =>
    content.kind === "notice" && content.notice.startsWith("meeting") ? [`${content.notice} ${content.detail}`] : [],
  );
};

test("S34 whoever is in the bubble is invited by mail, sees it, and hears of a change and the cancellation once", async () => {
  let meeting = {} as api.Meeting;
  const invited = await mailedBy(async () => {
    meeting = await planned(bob);
  });
  expect(lines(invited)).toEqual(toAll("Invitation: Planting"));
  expect(meeting.occurrences).toEqual([
    { startsOn: plan.startsOn, startsAt: Date.parse("2026-11-25T09:00Z"), endsAt: Date.parse("2026-11-25T09:30Z") },
  ]);
  const { meetings } = await carol.call(api.listOwnMeetings);
  expect(meetings.find(({ id }) => id === meeting.id)).toEqual({ ...meeting, mayChange: false });

  const change = (by: Person, body: object) => () =>
    by.call(api.planMeeting, { ...place(meeting.id), body: { ...plan, ...body } });
  // The same again is a repetition over a bad line: nobody gets another mail.
  expect(await mailedBy(change(bob, {}))).toEqual([]);
  expect(lines(await mailedBy(change(ada, { minutes: 45 })))).toEqual(toAll("Changed: Planting"));
  const cancelled = await mailedBy(() => bob.call(api.cancelMeeting, place(meeting.id)));
  expect(lines(cancelled)).toEqual(toAll("Cancelled: Planting"));
  expect(await noticesOf(carol)).toEqual([
    "meetingPlanned Planting",
    "meetingChanged Planting",
    "meetingCancelled Planting",
  ]);
  expect((await carol.call(api.listMeetings, { params: { conversationId } })).meetings).toEqual([]);
});

test("S34 members answer; who planned it sees who comes, the others only their own, and a new time asks anew", async () => {
  const meeting = await planned(bob);
  const answer = (by: Person, answer: api.MeetingAnswer) =>
    by.call(api.answerMeeting, { ...place(meeting.id), body: { answer } });
  expect((await answer(carol, "declined")).answers).toEqual([{ accountId: carol.accountId, answer: "declined" }]);
  await answer(ada, "tentative");
  expect(await answer(carol, "accepted")).toMatchObject({ ownAnswer: "accepted" });
  const seenBy = async (who: Person) => {
    const { meetings } = await who.call(api.listMeetings, { params: { conversationId } });
    return meetings.flatMap(({ answers }) => answers.map((one) => `${one.accountId} ${one.answer}`)).toSorted();
  };
  const all = [`${ada.accountId} tentative`, `${carol.accountId} accepted`].toSorted();
  expect(await seenBy(bob)).toEqual(all);
  expect(await seenBy(ada)).toEqual(all);
  expect(await seenBy(carol)).toEqual([`${carol.accountId} accepted`]);
  // Words alone change nothing about the time.
  const change = (more: object) => bob.call(api.planMeeting, { ...place(meeting.id), body: { ...plan, ...more } });
  await change({ notes: "Bring gloves." });
  expect(await seenBy(bob)).toEqual(all);
  await change({ minutes: 60 });
  expect(await seenBy(bob)).toEqual([]);
  const [dave] = await app.people("dave");
  expect(await dave.refusal(api.answerMeeting, { ...place(meeting.id), body: { answer: "accepted" } })).toBe(
    "conversation.not_found",
  );
  await bob.call(api.cancelMeeting, place(meeting.id));
  expect(await ada.refusal(api.answerMeeting, { ...place(meeting.id), body: { answer: "accepted" } })).toBe(
    "meetings.not_found",
  );
});

test("S34 whoever joins later is mailed what is planned, once; whoever leaves takes their answer along", async () => {
  const meeting = await planned(ada);
  const silent = await planned(ada, { title: "Quiet", mailsMembers: false });
  const [eve] = await app.people("eve");
  const invited = await mailedBy(async () => {
    await ada.call(addMembers, { params: { conversationId }, body: { accountIds: [eve.accountId] } });
    await until(async () => (await app.app.mail.listOutbox()).some(({ to }) => to === "eve@example.org"));
  });
  expect(lines(invited)).toEqual(["eve@example.org: Invitation: Planting"]);
  await eve.call(api.answerMeeting, { ...place(meeting.id), body: { answer: "accepted" } });
  await eve.call(api.answerMeeting, { ...place(silent.id), body: { answer: "accepted" } });
  await ada.call(removeMember, { params: { conversationId, accountId: eve.accountId } });
  for (const { id } of [meeting, silent])
    await until(async () => (await answersTo(app.platform.db.reader, id)).length === 0);
});

test("S34 who did not plan it and does not tend the bubble changes nothing, and a stranger finds nothing", async () => {
  const meeting = await planned(bob);
  const change = { ...place(meeting.id), body: plan };
  expect(await carol.refusal(api.planMeeting, change)).toBe("conversation.not_allowed");
  expect(await carol.refusal(api.cancelMeeting, place(meeting.id))).toBe("conversation.not_allowed");
  const skip = { ...place(meeting.id), body: { startsOn: plan.startsOn } };
  expect(await carol.refusal(api.skipMeeting, skip)).toBe("conversation.not_allowed");
  const other = await ada.call(createBubble, { body: { id: nanoid(), name: "Other", memberIds: [] } });
  const elsewhere = { params: { conversationId: other.id, meetingId: meeting.id } };
  expect(await ada.refusal(api.planMeeting, { ...elsewhere, body: plan })).toBe("meetings.not_found");
  expect(await ada.refusal(api.getMeetingCalendar, elsewhere)).toBe("meetings.not_found");
  await ada.call(changeBubbleRules, { params: { conversationId }, body: { isArchived: true } });
  expect(await bob.refusal(api.planMeeting, change)).toBe("conversation.archived");
});

test("S34 S39 people outside are invited by who holds the door, with the guest link, and others do not see who", async () => {
  const invitees = [{ email: "grace@elsewhere.example" }];
  const wish = { ...place(nanoid()), body: { ...plan, invitees, mailsMembers: false } };
  expect(await bob.refusal(api.planMeeting, wish)).toBe("conversation.not_allowed");
  expect(await ada.refusal(api.planMeeting, wish)).toBe("meetings.no_guest_link");
  const token = await linkTo(conversationId, ada);
  const { meetingId: id } = wish.params;
  const invited = await mailedBy(() => ada.call(api.planMeeting, wish));
  expect(lines(invited)).toEqual(["grace@elsewhere.example: Invitation: Planting"]);
  expect(invited[0]?.text).toContain(`/guest#${token}`);
  const { meetings } = await bob.call(api.listMeetings, { params: { conversationId } });
  expect(meetings.map((one) => [one.id, one.invitees])).toEqual([[id, []]]);
  // Whoever is uninvited hears that it is off for them.
  const uninvited = await mailedBy(() => ada.call(api.planMeeting, { ...wish, body: { ...wish.body, invitees: [] } }));
  expect(lines(uninvited)).toEqual(["grace@elsewhere.example: Cancelled: Planting"]);
  const guest = await guestBy(app, token, "Vera");
  expect(await guest.refusal(api.listMeetings, { params: { conversationId } })).toBe("core.not_signed_in");
});

test("S34 ten minutes before each of a series the bubble is reminded, once, and not of what is left out", async () => {
  const meeting = await planned(ada, { repeats: weekly, mailsMembers: false });
  await ada.call(api.skipMeeting, { ...place(meeting.id), body: { startsOn: "2026-12-02T10:00" } });
  const reminders = async () => {
    await app.app.meetings.reminded();
    return (await noticesOf(bob)).filter((notice) => notice.startsWith("meetingSoon")).length;
  };
  const first = Date.parse("2026-11-25T09:00Z");
  at = first - 10 * 60_000 - 1;
  expect(await reminders()).toBe(0);
  at = first - 10 * 60_000;
  expect(await reminders()).toBe(1);
  expect(await reminders()).toBe(1);
  at = first + 7 * 86_400_000;
  expect(await reminders()).toBe(1);
  at = first + 14 * 86_400_000 - 60_000;
  expect(await reminders()).toBe(2);
  // The program was off for weeks: what is over is not spoken of.
  at = first + 36 * 86_400_000;
  expect(await reminders()).toBe(2);
  const { meetings } = await bob.call(api.listMeetings, { params: { conversationId } });
  expect(meetings[0]?.occurrences[0]?.startsOn).toBe("2027-01-06T10:00");
  at = start;
});

test("S34 a time that was, is no time, or lies in no zone is refused; so is the hundred and first", async () => {
  for (const wrong of [
    { startsOn: "2026-11-23T10:00" },
    { startsOn: "2026-13-01T10:00" },
    { startsOn: "2026-02-30T10:00" },
    { timeZone: "Europe/Atlantis" },
    { startsOn: "2040-01-01T10:00" },
    { repeats: { ...weekly, until: "2026-11-01" } },
  ]) {
    const wish = { ...place(nanoid()), body: { ...plan, ...wrong } };
    expect(await ada.refusal(api.planMeeting, wish)).toBe("meetings.time_unusable");
  }
  const { id } = await planned(ada, { mailsMembers: false });
  const row = await findMeeting(app.platform.db.reader, conversationId, id);
  if (!row) throw new Error("it was not stored");
  await app.platform.db.transaction(async (tx) => {
    for (let count = 1; count < 100; count++) await saveMeeting(tx, { ...row, id: nanoid() });
  });
  expect(await ada.refusal(api.planMeeting, { ...place(nanoid()), body: plan })).toBe("meetings.too_many");
});
