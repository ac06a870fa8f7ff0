import type { Fact } from "../../facts.ts";
import { createDueLoop } from "../jobs/due-loop.ts";
import type { Log } from "../platform.ts";
import type { OpenStorage } from "../storage/open-storage.ts";
import {
  countStuck,
  deleteStuck,
  dueStuck,
  insertStuck,
  makeAllDue,
  nextStuckDueAt,
  postponeStuck,
  type StuckFact,
} from "./stuck-facts.store.ts";

const minuteMs = 60_000;
/** Pauses between rounds; from then on each hour. */
const pausesMs = [5_000, 30_000, 2 * minuteMs, 10 * minuteMs, 30 * minuteMs];
const lastPauseMs = 60 * minuteMs;
/** After so many rounds, most of a day, nobody but the operator can help. */
export const lostAfterAttempts = 24;
const atOnce = 50;

export interface StuckFactsOptions {
  readonly storage: OpenStorage;
  readonly log: Log;
  readonly now: () => number;
  /** Handles it once more. @returns undefined when no such subscriber hears it any more */
  readonly handle: (subscriber: string, fact: Fact) => Promise<void> | undefined;
}

/**
 * What a subscriber could not handle is set aside, so that it holds up nothing, and tried again with growing pauses until it
 * succeeds, over restarts too. What stays is told to the operator.
 */
export function createStuckFacts({ storage, log, now, handle }: StuckFactsOptions) {
  const tryAgain = async (stuck: StuckFact): Promise<void> => {
    const { subscriber, fact, attempts } = stuck;
    const fields = { subscriber, kind: fact.kind, cursor: fact.cursor, attempts: attempts + 1 };
    try {
      await handle(subscriber, fact);
    } catch (err) {
      if (attempts + 1 >= lostAfterAttempts)
        log.error({ ...fields, err }, "a fact cannot be handled; look at `iris doctor`");
      else log.warn({ ...fields, err }, "a fact that was set aside could not be handled");
      const dueAt = now() + (pausesMs[attempts] ?? lastPauseMs);
      return storage.transaction(async (tx) => void (await postponeStuck(tx, stuck, dueAt)));
    }
    log.info(fields, "a fact that was set aside is done");
    await storage.transaction(async (tx) => void (await deleteStuck(tx, stuck)));
  };

  const loop = createDueLoop({
    ...{ name: "facts that were set aside", log, now },
    async doDue() {
      const due = await dueStuck(storage.reader, now(), atOnce);
      for (const stuck of due) await tryAgain(stuck);
      return due.length > 0;
    },
    nextDueAt: () => nextStuckDueAt(storage.reader),
  });

  return {
    /** Resolves once it is stored: only then may the subscriber go on. */
    async setAside(subscriber: string, fact: Fact): Promise<void> {
      const dueAt = now() + (pausesMs[0] as number);
      await storage.transaction(async (tx) => void (await insertStuck(tx, subscriber, fact, dueAt)));
      loop.wake();
    },
    async start(): Promise<void> {
      // A write on each start would cost every start a commit.
      if ((await nextStuckDueAt(storage.reader)) === undefined) return;
      await storage.transaction(async (tx) => void (await makeAllDue(tx, now())));
      loop.wake();
    },
    /** How many wait, and how many of them for so long that the operator must look. */
    async count(): Promise<{ readonly waiting: number; readonly lost: number }> {
      return {
        waiting: await countStuck(storage.reader, 0),
        lost: await countStuck(storage.reader, lostAfterAttempts),
      };
    },
    settled: loop.settled,
    stop: loop.stop,
  };
}
