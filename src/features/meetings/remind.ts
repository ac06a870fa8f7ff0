import { createDueLoop } from "../../platform/jobs/due-loop.ts";
import type { MeetingsDeps } from "./meetings.deps.ts";
import { keptMs, reminderMs } from "./meetings.policy.ts";
import { deleteOver, dueMeetings, type MeetingRow, nextReminderAt, noteReminded } from "./meetings.store.ts";
import { noteInChat } from "./note-in-chat.ts";
import { occurrencesAfter } from "./occurrences.ts";
import { openWords } from "./present-meeting.ts";

const atOnce = 50;

/** Tells a bubble ten minutes before each of its meetings. What is missed while the program is off is told when it is not over. */
export function createReminders(deps: MeetingsDeps) {
  const { db, log, now } = deps;
  return createDueLoop({
    ...{ name: "meetings", log, now },
    async doDue() {
      const due = await dueMeetings(db.reader, now(), atOnce);
      for (const row of due) await remind(deps, row);
      return due.length > 0;
    },
    nextDueAt: () => nextReminderAt(db.reader),
  });
}

/** In whose name it is told. Whoever planned it may have left meanwhile; of whom nobody can act now nothing is told. */
async function reminderOf({ doors }: MeetingsDeps, { conversationId, organiserId }: MeetingRow) {
  const isThere = (await doors.conversations.roleIn(conversationId, organiserId)) !== undefined;
  const bubbles = await doors.conversations.organiserOf(conversationId);
  const some = [...(isThere ? [organiserId] : []), ...(bubbles === undefined ? [] : [bubbles])];
  const away = await doors.people.awayAmong(some);
  return some.find((id) => !away.has(id));
}

async function remind(deps: MeetingsDeps, row: MeetingRow): Promise<void> {
  const { db, doors, keys, now } = deps;
  const [current] = occurrencesAfter(row, now(), 1);
  if (current && current.startsAt - reminderMs <= now()) {
    const { title } = await openWords(keys, row);
    const senderId = await reminderOf(deps, row);
    const isArchived = (await doors.conversations.roster(row.conversationId))?.isArchived ?? true;
    if (senderId !== undefined && !isArchived) {
      await noteInChat(deps, { ...row, startsOn: current.startsOn }, title, senderId, "meetingSoon");
    }
  }
  const next = occurrencesAfter(row, Math.max(now(), current?.endsAt ?? 0), 1)[0];
  const remindsAt = next ? next.startsAt - reminderMs : null;
  await db.transaction(async (tx) => {
    await noteReminded(tx, row, {
      remindsAt,
      endsAt: next ? row.endsAt : Math.min(row.endsAt, current?.endsAt ?? now()),
    });
    await deleteOver(tx, now() - keptMs);
  });
}
