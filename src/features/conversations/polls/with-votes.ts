import type { DataKey } from "../../../platform/crypto/keys.ts";
import type { Db } from "../../../platform/storage/database.ts";
import type { Message } from "../../../protocol/conversations.ts";
import { countVotes } from "./count-votes.ts";
import { votesIn } from "./polls.store.ts";
import { openVote } from "./seal-votes.ts";

/**
 * Polls among these messages with what was answered. Asks nothing of the database when there is none.
 * @param readerId who does not see the votes that are withheld from them
 */
export async function withVotes(
  db: Db,
  key: DataKey,
  messages: readonly Message[],
  readerId: string | null,
): Promise<Message[]> {
  const polls = messages.filter(({ content }) => content.kind === "poll").map(({ id }) => id);
  if (polls.length === 0) return [...messages];
  const votes = Map.groupBy(await votesIn(db, polls), ({ messageId }) => messageId);
  return messages.map((message) => {
    const { content, id } = message;
    if (content.kind !== "poll") return message;
    const shown = (votes.get(id) ?? [])
      .filter(({ withheldFrom }) => withheldFrom === null || withheldFrom !== readerId)
      .map((row) => ({ voter: row.voter, answers: openVote(key, row) }));
    return { ...message, content: { ...content, poll: countVotes(content.poll, shown) } };
  });
}
