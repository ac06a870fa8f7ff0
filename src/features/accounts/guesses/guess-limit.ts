import { failure } from "../../../platform/http/failure.ts";
import { limitKeyOf } from "../../../platform/http/peer-address.ts";
import type { Platform } from "../../../platform/platform.ts";
import { forgottenAfterMs, type Guesser, type Guesses, patienceWith, waitMs, withOneMore } from "./guesses.policy.ts";
import { forgetGuessesUntil, guessesSince, putGuesses } from "./guesses.store.ts";

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
   * Counts an answer before it is looked at, so that many at once do not slip through, nor one that a crash comes after.
   * @returns to be called when it was right
   * @throws Failure core.too_many, the same for accounts that do not exist
   */
  begin(attempt: Attempt): Promise<() => Promise<void>>;
  /** Lets go of what no longer counts. */
  tidy(): Promise<void>;
}

const kept = 100_000;

/** Wrong answers, in memory and on disk. What is in `guesses.policy.ts` says how long they count. */
export function guessLimit({ db, keys, now }: Pick<Platform, "db" | "keys" | "now">): GuessLimit {
  const known = new Map<string, Guesses>();
  let loading: Promise<void> | undefined;

  const load = async () => {
    const rows = await guessesSince(db.reader, now() - forgottenAfterMs, kept);
    for (const { whoIndex, wrong, lastAt } of rows) known.set(whoIndex, { wrong, lastAt });
  };
  /** A failure is met again by the next caller, who tries anew. */
  const ready = () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  const change = (key: string, guesses: Guesses | null) => {
    // Deleting first moves the key to the end: the longest untouched goes first.
    known.delete(key);
    if (guesses === null) return;
    known.set(key, guesses);
    if (known.size > kept) known.delete(known.keys().next().value as string);
  };
  /** As they are now: acts are written in the order in which they are begun. */
  const write = (whoIndexes: readonly string[]): Promise<void> => {
    const rows = whoIndexes.map((key) => [key, known.get(key) ?? null] as const);
    return db.transaction(async (tx) => {
      for (const [key, guesses] of rows) await putGuesses(tx, key, guesses);
    });
  };
  const oneLess = (guesses: Guesses | undefined): Guesses | null =>
    guesses && guesses.wrong > 1 ? { ...guesses, wrong: guesses.wrong - 1 } : null;

  return {
    async begin({ subject, address, ownDevice }) {
      await ready();
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
      const counted = [own, ...shared].map(([guesser, who]) => ({
        guesser,
        key: keys.blindIndex("guesses.who_index", `${guesser} ${who}`),
      }));
      const longestMs = Math.max(
        ...counted.map(({ guesser, key }) => waitMs(known.get(key), patienceWith[guesser], now())),
      );
      if (longestMs > 0) throw failure("core.too_many", { retryAfterSec: Math.ceil(longestMs / 1_000) });
      for (const { key } of counted) change(key, withOneMore(known.get(key), now()));
      const all = counted.map(({ key }) => key);
      await write(all);
      return () => {
        // A right answer does not forgive the wrong ones that others gave.
        for (const [at, key] of all.entries()) change(key, at === 0 ? null : oneLess(known.get(key)));
        return write(all);
      };
    },
    async tidy() {
      const until = now() - forgottenAfterMs;
      for (const [key, { lastAt }] of known) if (lastAt <= until) known.delete(key);
      await db.transaction(async (tx) => void (await forgetGuessesUntil(tx, until)));
    },
  };
}
