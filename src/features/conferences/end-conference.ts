import type { ConferenceState } from "./conference-state.ts";
import type { ConferenceDeps } from "./conferences.deps.ts";
import { presentEntry } from "./conferences.present.ts";
import { accountsIn, markEnded } from "./conferences.store.ts";

/** Writes down that a conference is over: its history, and an entry in the bubble. Idempotent. */
export async function endConference(
  { db, facts, keys, log, conversations }: ConferenceDeps,
  { id, conversationId, startedBy, startedAt }: ConferenceState,
  endedAt: number,
): Promise<void> {
  // The bubble may have gone, with its key and this conference's history (S23): then there is nobody left to tell.
  if ((await conversations.roster(conversationId)) === undefined) return;
  const participantIds = await accountsIn(db.reader, id);
  // The entry first: should the program stop before the row says so too, the next start ends the conference once more and
  // finds the entry there. One that nobody got into leaves none.
  if (participantIds.length > 0)
    await conversations
      .appendEntry({
        // Of the conference, yet not to be guessed: nobody can take the entry's place beforehand.
        id: keys.blindIndex("conferences.entry", id).slice(0, 21),
        conversationId,
        senderId: startedBy,
        content: presentEntry(id, startedAt, endedAt, participantIds),
      })
      .catch((error: unknown) => log.error({ conferenceId: id, error }, "a conference's entry could not be written"));
  await db.transaction(async (tx) => {
    if (!(await markEnded(tx, id, endedAt))) return;
    const payload = { conferenceId: id, conversationId };
    await facts.record(tx, "conference.ended", payload, { scope: `conversation:${conversationId}` });
  });
}
