import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import type { Role } from "../../protocol/conversations.ts";
import type { Meeting } from "../../protocol/meetings.ts";
import type { MeetingsDeps } from "./meetings.deps.ts";
import { mayChange } from "./meetings.policy.ts";
import { answersTo, type MeetingRow } from "./meetings.store.ts";
import type { MeetingWords } from "./meetings.tables.ts";
import { occurrencesAfter } from "./occurrences.ts";

/** Lives as long as the bubble, whatever of its history is destroyed meanwhile. */
const wordsKey = (keys: MeetingsDeps["keys"], conversationId: string) => keys.get(`label:${conversationId}`);
const place = (id: string) => ({ table: "meetings", column: "words", row: id });

export const sealWords = async (keys: MeetingsDeps["keys"], conversationId: string, id: string, words: MeetingWords) =>
  sealJson(await wordsKey(keys, conversationId), place(id), words);

export const openWords = async (
  keys: MeetingsDeps["keys"],
  { id, conversationId, words }: Pick<MeetingRow, "id" | "conversationId" | "words">,
): Promise<MeetingWords> => openJson(await wordsKey(keys, conversationId), place(id), words);

/** So many of a series are shown. */
const shown = 12;

/** As one of the bubble's members sees it. */
export async function presentMeeting(
  { db, doors, keys, now }: Pick<MeetingsDeps, "db" | "doors" | "keys" | "now">,
  row: MeetingRow,
  viewer: { readonly accountId: string; readonly role: Role },
): Promise<Meeting> {
  const { title, notes, invitees } = await openWords(keys, row);
  const { id, conversationId, organiserId, startsOn, timeZone, minutes, repeats, skipped, mailsMembers } = row;
  const isChangeable = mayChange(viewer.role, viewer.accountId, organiserId);
  const members = new Set((await doors.conversations.roster(conversationId))?.accountIds);
  const answers = (await answersTo(db.reader, id)).flatMap(({ accountId, answer }) =>
    answer !== null && members.has(accountId) ? [{ accountId, answer }] : [],
  );
  return {
    ...{ id, conversationId, organiserId, title, notes, startsOn, timeZone, minutes, repeats, mailsMembers },
    skipped: [...skipped],
    invitees: isChangeable ? [...invitees] : [],
    occurrences: occurrencesAfter(row, now(), shown),
    mayChange: isChangeable,
    ownAnswer: answers.find(({ accountId }) => accountId === viewer.accountId)?.answer ?? null,
    answers: answers.filter(({ accountId }) => isChangeable || accountId === viewer.accountId),
  };
}
