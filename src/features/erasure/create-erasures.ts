import { judgedBy } from "./ask-for-erasure.ts";
import { type Asked, beginErasure, finishErasure } from "./erase-person.ts";
import type { ErasureDeps } from "./erasure.deps.ts";
import { notFound } from "./erasure.errors.ts";
import { endedHolds, unfinishedErasures } from "./erasure.store.ts";

interface Asking {
  readonly accountId: string;
  readonly companyId: string;
  readonly actorId: string;
}

/**
 * The one way in which an account goes, whoever decided it. What was begun is finished: a crash is gone on from at the next
 * start, a hold is waited for.
 */
export function createErasures(deps: ErasureDeps) {
  const { db, log, now } = deps;
  let isStopping = false;
  let running: Promise<void> = Promise.resolve();

  /** One after the other: nobody waits for it, and people are at work meanwhile. */
  function enqueue(number: string): Promise<void> {
    const finished = running.then(async () => {
      if (!isStopping) await finishErasure(deps, number);
    });
    running = finished.catch((error: unknown) =>
      log.error({ number, error }, "an erasure stopped; it is gone on with within the hour"),
    );
    return finished;
  }

  const unfinished = async (): Promise<void> => {
    for (const { number } of await unfinishedErasures(db.reader)) void enqueue(number).catch(() => {});
  };

  return {
    /** @returns undefined: there is no such person (any more). The erasure follows; `idle` waits for it. */
    async begin(asked: Asked): Promise<{ number: string; token: string } | undefined> {
      const begun = await beginErasure(deps, asked);
      if (begun) void enqueue(begun.number).catch(() => {});
      return begun;
    },
    /** The same, to the end; resolves as well where a hold keeps it waiting. */
    async erase(asked: Asked): Promise<void> {
      const begun = await beginErasure(deps, asked);
      if (begun) await enqueue(begun.number);
    },
    /** By a request that a second administrator confirmed. */
    async eraseMember({ accountId, companyId, actorId }: Asking): Promise<void> {
      const judge = judgedBy(deps, { accountId, companyId });
      const begun = await beginErasure(deps, { accountId, cause: "administrator", actorId, judge });
      if (!begun) throw notFound();
      void enqueue(begun.number).catch(() => {});
    },
    /** What a crash left, and whom no hold keeps any more. Done at the start and every few minutes. */
    async resume(): Promise<void> {
      const ended = await db.transaction(async (tx) => {
        const holds = await endedHolds(tx, now());
        for (const { accountId } of holds)
          await deps.audit.record(tx, {
            act: "erasure.hold_over",
            actorId: null,
            companyId: null,
            detail: { accountId },
          });
        return holds;
      });
      if (ended.length > 0) log.info({ holds: ended.length }, "legal holds are over");
      await unfinished();
    },
    idle: (): Promise<void> => running,
    /** Lets the person at hand be finished; the next start goes on. */
    async stop(): Promise<void> {
      isStopping = true;
      await running;
    },
  };
}
export type Erasures = ReturnType<typeof createErasures>;
