import type { Meeting, MeetingAnswer } from "../../protocol/meetings.ts";
import type { MeetingsDeps } from "./meetings.deps.ts";
import { meetingNotFound } from "./meetings.errors.ts";
import { findMeeting, saveAnswer } from "./meetings.store.ts";
import { type Place, roleOf } from "./plan-meeting.ts";
import { presentMeeting } from "./present-meeting.ts";

/** A member says whether they come; what they said last counts. */
export async function answerMeeting(deps: MeetingsDeps, place: Place, answer: MeetingAnswer): Promise<Meeting> {
  const { db, facts, now } = deps;
  const { conversationId, meetingId, accountId } = place;
  const role = await roleOf(deps, place);
  const row = await findMeeting(db.reader, conversationId, meetingId);
  if (!row) throw meetingNotFound();
  await db.transaction(async (tx) => {
    // It may have been cancelled while this waited for its turn.
    if (!(await findMeeting(tx, conversationId, meetingId))) throw meetingNotFound();
    await saveAnswer(tx, { meetingId, accountId, answer, at: now() });
    await facts.record(tx, "meetings.changed", { conversationId }, { scope: `conversation:${conversationId}` });
  });
  return presentMeeting(deps, row, { accountId, role });
}
