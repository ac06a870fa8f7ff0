import { mailInvitations, memberUrl } from "./invite.ts";
import type { MeetingsDeps } from "./meetings.deps.ts";
import { deleteAnswersOf, meetingsOf, noteInvited } from "./meetings.store.ts";
import { openWords } from "./present-meeting.ts";

/** Whoever joins a bubble later is invited to what is planned there, as the others were; whoever leaves takes their answers along. */
export function followMembers(deps: MeetingsDeps): void {
  const { db, doors, facts, keys, now } = deps;
  facts.on("member.added", "meetings", async ({ payload: { conversationId, accountId }, at }) => {
    const mailbox = await doors.people.mailboxOf(accountId);
    if (!mailbox || (await doors.conversations.roleIn(conversationId, accountId)) === undefined) return;
    for (const row of await meetingsOf(db.reader, conversationId, now())) {
      // Of what was planned since, they heard with everybody.
      if (!row.mailsMembers || row.createdAt > at) continue;
      const words = await openWords(keys, row);
      await db.transaction(async (tx) => {
        if (!(await noteInvited(tx, row.id, accountId, now()))) return;
        const recipient = { ...mailbox, url: memberUrl(deps, conversationId) };
        await mailInvitations(deps, tx, { row, words, occasion: "planned" }, [recipient]);
      });
    }
  });
  // Where no mail server takes them they would lie there with the title.
  facts.on("conversation.ended", "meetings-mails", ({ payload: { conversationId } }) =>
    doors.mail.forget([conversationId]),
  );
  facts.on("member.removed", "meetings", async ({ payload: { conversationId, accountId } }) => {
    await db.transaction((tx) => deleteAnswersOf(tx, conversationId, accountId));
  });
}
