import { type Opened, openedTogether } from "./candidates.ts";
import { type Candidates, newestFirst, type Order, type Position, type Unopened } from "./newest-first.ts";
import { type Rank, ranks } from "./postings.ts";
import type { Deps } from "./search.deps.ts";

interface RankedUnopened extends Unopened {
  open(stretches: Unopened["stretches"]): Promise<readonly Opened[]>;
}

/**
 * What has the very words before what has words that begin like them, and those before other forms; what fits as well comes newest
 * first. The best of all can stand anywhere, so the whole index is asked.
 */
export async function* mostRelevantFirst(
  deps: Pick<Deps, "conversations">,
  known: readonly Opened[],
  { stretches, open }: RankedUnopened,
  order: Order,
): AsyncGenerator<Position> {
  const { after = 0, before = Number.MAX_SAFE_INTEGER, behind } = order;
  const wanted = stretches.filter(({ startsAt, endsAt }) => startsAt < before && endsAt >= after);
  const all = [...known];
  for (let at = 0; at < wanted.length; at += openedTogether) {
    all.push(...(await open(wanted.slice(at, at + openedTogether))));
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  const nothingMore: Unopened = { stretches: [], open: async () => [] };
  for (const rank of Object.values(ranks)) {
    if (behind?.rank && rank < behind.rank) continue;
    const ofRank = { ...order, behind: rank === behind?.rank ? behind : undefined };
    for await (const position of newestFirst(deps, withRank(all, rank), nothingMore, ofRank))
      yield { ...position, rank };
  }
}

const withRank = (all: readonly Opened[], rank: Rank): Candidates[] =>
  all.map(({ conversationId, seqs, ranks: own }) => ({
    conversationId,
    seqs: seqs.filter((_, at) => own[at] === rank),
  }));
