import type { Poll } from "../../../protocol/message-kinds.ts";

export interface Vote {
  readonly voter: string;
  readonly answers: readonly number[];
}

/** The poll with what was answered; of an anonymous one only how many. */
export function countVotes(poll: Poll, votes: readonly Vote[]): Poll {
  return {
    ...poll,
    voterCount: votes.length,
    answers: poll.answers.map(({ text }, at) => {
      const chosen = votes.filter(({ answers }) => answers.includes(at));
      return { text, count: chosen.length, accountIds: poll.isAnonymous ? [] : chosen.map(({ voter }) => voter) };
    }),
  };
}
