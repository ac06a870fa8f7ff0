import type { Role } from "../../protocol/conversations.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import type { Meeting, planMeeting as planEndpoint } from "../../protocol/meetings.ts";
import { mailInvitations, type Occasion, recipientsOf } from "./invite.ts";
import type { MeetingsDeps } from "./meetings.deps.ts";
import {
  bubbleArchived,
  bubbleNotFound,
  meetingNotFound,
  noGuestLink,
  notAllowed,
  timeUnusable,
  tooManyMeetings,
} from "./meetings.errors.ts";
import { furthestMs, mayChange, mayInviteOutside, mayPlan, mostMeetings, reminderMs } from "./meetings.policy.ts";
import {
  countMeetings,
  deleteMeeting,
  findMeeting,
  forgetAnswers,
  isTaken,
  type MeetingRow,
  saveMeeting,
} from "./meetings.store.ts";
import { noteInChat } from "./note-in-chat.ts";
import { occurrencesAfter, type Planned } from "./occurrences.ts";
import { openWords, presentMeeting, sealWords } from "./present-meeting.ts";
import { isTimeZone } from "./wall-clock.ts";

export interface Place {
  readonly conversationId: string;
  readonly meetingId: string;
  readonly accountId: string;
}
type Plan = InputOf<typeof planEndpoint>["body"];

/** @returns what somebody is in a bubble. @throws conversation.not_found for a stranger, and for a chat of two */
export async function roleOf(
  { doors }: MeetingsDeps,
  { conversationId, accountId }: Omit<Place, "meetingId">,
): Promise<Role> {
  const role = await doors.conversations.roleIn(conversationId, accountId);
  if (role === undefined || (await doors.conversations.roster(conversationId))?.kind !== "bubble")
    throw bubbleNotFound();
  return role;
}

/** Plans a meeting or changes one that is planned, and tells everybody who is invited. The same again mails nobody twice. */
export async function planMeeting(deps: MeetingsDeps, place: Place, plan: Plan): Promise<Meeting> {
  const { db, doors, facts, keys, now } = deps;
  const { conversationId, meetingId: id, accountId } = place;
  const role = await roleOf(deps, place);
  if ((await doors.conversations.roster(conversationId))?.isArchived) throw bubbleArchived();
  if (!mayPlan(role)) throw notAllowed();
  await doors.plans.require(accountId, "conferences");
  const before = await findMeeting(db.reader, conversationId, id);
  if (before ? !mayChange(role, accountId, before.organiserId) : await isTaken(db.reader, id)) {
    throw before ? notAllowed() : meetingNotFound();
  }
  const { title, notes, invitees, ...times } = plan;
  if (invitees.length > 0 && !mayInviteOutside(role)) throw notAllowed();
  if (invitees.length > 0 && (await doors.guestLinkOf(conversationId)) === null) throw noGuestLink();
  if (!before && (await countMeetings(db.reader, conversationId, now())) >= mostMeetings) throw tooManyMeetings();
  const isMoved = before === undefined || isElsewhere(before, times);
  const planned = { ...times, skipped: isMoved ? [] : before.skipped };
  const words = { title, notes, invitees };
  const row: MeetingRow = {
    ...{ id, conversationId, ...planned, createdAt: before?.createdAt ?? now() },
    organiserId: before?.organiserId ?? accountId,
    sequence: before ? before.sequence + 1 : 0,
    ...nextOf(planned, now()),
    words: await sealWords(keys, conversationId, id, words),
  };
  const known = before && (await openWords(keys, before));
  if (before && known && JSON.stringify(known) === JSON.stringify(words) && !isMoved && sameMails(before, row)) {
    return presentMeeting(deps, before, { accountId, role });
  }
  const recipients = await recipientsOf(deps, row, words);
  const left = before && known ? leftOut(await recipientsOf(deps, before, known), recipients) : [];
  await db.transaction(async (tx) => {
    await saveMeeting(tx, row);
    if (before && isMoved) await forgetAnswers(tx, id);
    await mailInvitations(deps, tx, { row, words, occasion: before ? "changed" : "planned" }, recipients);
    await mailInvitations(deps, tx, { row, words, occasion: "cancelled" }, left);
    await facts.record(tx, "meetings.changed", { conversationId }, { scope: `conversation:${conversationId}` });
  });
  await noteInChat(deps, row, words.title, accountId, before ? "meetingChanged" : "meetingPlanned");
  return presentMeeting(deps, row, { accountId, role });
}

const sameMails = (one: MeetingRow, other: MeetingRow) => one.mailsMembers === other.mailsMembers;

const isElsewhere = (before: MeetingRow, { startsOn, timeZone, minutes, repeats }: Omit<Planned, "skipped">): boolean =>
  JSON.stringify([before.startsOn, before.timeZone, before.minutes, before.repeats]) !==
  JSON.stringify([startsOn, timeZone, minutes, repeats]);

const leftOut = <T extends { readonly email: string }>(before: readonly T[], after: readonly T[]): T[] => {
  const still = new Set(after.map(({ email }) => email.toLowerCase()));
  return before.filter(({ email }) => !still.has(email.toLowerCase()));
};

/** When to remind of the next one, and when that is over. @throws meetings.time_unusable when none is to come */
export function nextOf(planned: Planned, now: number): Pick<MeetingRow, "remindsAt" | "endsAt"> {
  if (!isTimeZone(planned.timeZone)) throw timeUnusable();
  const [next] = occurrencesAfter(planned, now, 1);
  if (!next || next.startsAt > now + furthestMs) throw timeUnusable();
  return { remindsAt: next.startsAt > now ? next.startsAt - reminderMs : null, endsAt: lastEnd(planned, now) };
}

/** When nothing comes any more; a series without end goes on for as long as anybody looks ahead. */
const lastEnd = (planned: Planned, now: number): number =>
  planned.repeats === null
    ? (occurrencesAfter(planned, now, 1)[0]?.endsAt ?? now)
    : planned.repeats.until === null
      ? Number.MAX_SAFE_INTEGER
      : (occurrencesAfter(planned, now, 1_000).at(-1)?.endsAt ?? now);

/** Whoever may change it, and the meeting. */
async function changing(deps: MeetingsDeps, place: Place) {
  const role = await roleOf(deps, place);
  const row = await findMeeting(deps.db.reader, place.conversationId, place.meetingId);
  if (!row) throw meetingNotFound();
  if (!mayChange(role, place.accountId, row.organiserId)) throw notAllowed();
  const words = await openWords(deps.keys, row);
  return { role, row, words, recipients: await recipientsOf(deps, row, words) };
}

export async function cancelMeeting(deps: MeetingsDeps, place: Place): Promise<void> {
  const { row, words, recipients } = await changing(deps, place);
  await end(deps, { ...row, sequence: row.sequence + 1 }, words, recipients, "cancelled");
  await noteInChat(deps, row, words.title, place.accountId, "meetingCancelled");
}

async function end(
  deps: MeetingsDeps,
  row: MeetingRow,
  words: Awaited<ReturnType<typeof openWords>>,
  recipients: Awaited<ReturnType<typeof recipientsOf>>,
  occasion: Occasion,
): Promise<void> {
  const { conversationId } = row;
  await deps.db.transaction(async (tx) => {
    await deleteMeeting(tx, row.id);
    await mailInvitations(deps, tx, { row, words, occasion }, recipients);
    await deps.facts.record(tx, "meetings.changed", { conversationId }, { scope: `conversation:${conversationId}` });
  });
}

/** Leaves one of a series out; with the last one the meeting is cancelled. */
export async function skipMeeting(deps: MeetingsDeps, place: Place, startsOn: string): Promise<Meeting> {
  const { db, facts, now } = deps;
  const { conversationId } = place;
  const { role, row, words, recipients } = await changing(deps, place);
  const isOne = row.repeats !== null && occurrencesAfter(row, now(), 1_000).some((one) => one.startsOn === startsOn);
  if (!isOne) throw meetingNotFound();
  const planned = { ...row, skipped: [...row.skipped, startsOn] };
  if (occurrencesAfter(planned, now(), 1).length === 0) throw timeUnusable();
  const after: MeetingRow = { ...planned, ...nextOf(planned, now()), sequence: row.sequence + 1 };
  await db.transaction(async (tx) => {
    await saveMeeting(tx, after);
    await mailInvitations(deps, tx, { row: after, words, occasion: "skipped", only: startsOn }, recipients);
    await facts.record(tx, "meetings.changed", { conversationId }, { scope: `conversation:${conversationId}` });
  });
  await noteInChat(deps, { ...after, startsOn }, words.title, place.accountId, "meetingCancelled");
  return presentMeeting(deps, after, { accountId: place.accountId, role });
}
