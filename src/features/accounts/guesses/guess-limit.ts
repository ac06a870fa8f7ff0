import { failure } from "../../../platform/http/failure.ts";
import { limitKeyOf } from "../../../platform/http/peer-address.ts";
import { type Guesser, type Guesses, patienceWith, waitMs, withOneMore } from "./guesses.policy.ts";

/** Who answers for whom. */
export interface Attempt {
  /** What is guessed at: a look-up value of an address, known or not, or an account's second factor. */
  readonly subject: string;
  readonly address: string;
  /** Names a browser (or a session) of the person's own; null: a stranger, as far as one knows. */
  readonly ownDevice: string | null;
}

export interface GuessLimit {
  /**
   * Counts an answer before it is looked at, so that many at once do not slip through.
   * @returns to be called when it was right
   * @throws Failure core.too_many, the same for accounts that do not exist
   */
  begin(attempt: Attempt): () => void;
}

const kept = 100_000;

/** Wrong answers, in memory. What is in `guesses.policy.ts` says how long they count. */
export function guessLimit(now: () => number): GuessLimit {
  const known = new Map<string, Guesses>();

  const put = (key: string, guesses: Guesses) => {
    // Deleting first moves the key to the end: the longest untouched goes first.
    known.delete(key);
    known.set(key, guesses);
    if (known.size > kept) known.delete(known.keys().next().value as string);
  };
  const takeBack = (key: string) => {
    const guesses = known.get(key);
    if (!guesses) return;
    if (guesses.wrong <= 1) known.delete(key);
    else known.set(key, { ...guesses, wrong: guesses.wrong - 1 });
  };

  return {
    begin({ subject, address, ownDevice }) {
      const network = limitKeyOf(address);
      const own: [Guesser, string] =
        ownDevice === null ? ["stranger", `${subject} ${network}`] : ["ownDevice", `${subject} ${ownDevice}`];
      const shared: [Guesser, string][] =
        ownDevice === null
          ? [
              ["strangers", subject],
              ["network", network],
            ]
          : [];
      const counted = [own, ...shared].map(([guesser, who]) => ({ guesser, key: `${guesser} ${who}` }));
      const longestMs = Math.max(
        ...counted.map(({ guesser, key }) => waitMs(known.get(key), patienceWith[guesser], now())),
      );
      if (longestMs > 0) throw failure("core.too_many", { retryAfterSec: Math.ceil(longestMs / 1_000) });
      for (const { key } of counted) put(key, withOneMore(known.get(key), now()));
      return () => {
        const [mine, ...others] = counted;
        if (mine) known.delete(mine.key);
        // A right answer does not forgive the wrong ones that others gave.
        for (const { key } of others) takeBack(key);
      };
    },
  };
}
