import type { DataKey, Keys, Sealed } from "../../../platform/crypto/keys.ts";
import { openJson, sealJson, versionThatSealed } from "../../../platform/crypto/seal.ts";
import type { MessageRow } from "../conversations.store.ts";
import type { VoteRow } from "./polls.store.ts";

const place = (messageId: string, voter: string) => ({
  table: "poll_votes",
  column: "answers",
  row: `${messageId} ${voter}`,
});

/** Who a vote belongs to in the database. */
export const voterIn = (keys: Keys, messageId: string, accountId: string, isAnonymous: boolean): string =>
  isAnonymous ? keys.blindIndex("poll_votes.voter", `${messageId} ${accountId}`) : accountId;

/** With the version of the key that sealed the poll: both go together. */
export const sealVote = (key: DataKey, row: MessageRow, voter: string, answers: number[]): Sealed<number[]> =>
  sealJson(versionThatSealed(key, row.content), place(row.id, voter), answers);

export const openVote = (key: DataKey, { messageId, voter, answers }: VoteRow): number[] =>
  openJson(key, place(messageId, voter), answers);
