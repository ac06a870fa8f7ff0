import { AsyncLocalStorage } from "node:async_hooks";
import type { Log } from "../platform.ts";
import type { WriteConnection } from "./connection.ts";
import type { Tx } from "./database.ts";

/** A group ends when this many acts ran or this much time has passed, so that the first does not wait for the last. */
const maxActsPerGroup = 500;
export const defaultGroupMs = 10;

export interface WriteQueue {
  transaction<T>(act: (tx: Tx) => Promise<T>): Promise<T>;
  /** Inside an act: `run` is called after its group's commit, in the order of the acts; not when the act is rolled back. */
  afterCommit(run: () => void): void;
  /** To be called before each query on the write connection. Throws unless it comes from inside a running act. */
  admitQuery(sql: string): void;
  /** Runs `work` on the write connection while no transaction is open, after the acts that are waiting now. */
  betweenGroups(work: (connection: WriteConnection) => void | Promise<void>): Promise<void>;
  /** Acts that wait for their group. */
  depth(): number;
  /** True from a commit that failed until one succeeds. */
  isFailing(): boolean;
  /** Takes no more acts; resolves once those waiting have been committed. */
  close(): Promise<void>;
}

interface Act {
  readonly run: (tx: Tx) => Promise<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (reason: unknown) => void;
  readonly afterCommit: (() => void)[];
  state: "waiting" | "running" | "over";
  /** Whether it has asked for anything but reads: then its failure leaves something to undo. */
  hasWritten: boolean;
  /** How its promise settles once the group is committed. */
  outcome: { readonly value: unknown } | { readonly error: unknown } | undefined;
}

/** The write queue was used in a way that could never finish. A bug in the caller. */
export class WriteQueueMisused extends Error {
  override readonly name = "WriteQueueMisused";
}

/** The group's commit failed: none of its acts happened. */
export class CommitFailed extends Error {
  override readonly name = "CommitFailed";
}

const isRead = /^\s*(?:select|pragma|explain)\b/i;
const hasFailed = (act: Act): boolean => act.outcome !== undefined && "error" in act.outcome;

/**
 * The one place that writes. Acts that wait together run one after another inside one transaction, so that they share the
 * cost of one durable commit; a promise settles only after that commit, also when the act failed (what it saw may have
 * been another act's uncommitted work).
 *
 * A savepoint copies every page an act touches and would make a small act half as dear again. Most acts succeed or fail
 * before they write, so the group runs without; when one fails after writing, all are undone and run again in savepoints.
 */
export function createWriteQueue(connection: WriteConnection, tx: () => Tx, log: Log, maxGroupMs: number): WriteQueue {
  const current = new AsyncLocalStorage<Act>();
  const waiting: Act[] = [];
  let scheduled = false;
  let closed = false;
  let failing = false;
  const chores: (() => Promise<void>)[] = [];
  const whenIdle: (() => void)[] = [];

  const runningAct = (): Act | undefined => {
    const act = current.getStore();
    return act?.state === "running" ? act : undefined;
  };

  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    // After the poll phase: every request that has already arrived joins the group.
    setImmediate(drain);
  };

  const drain = async () => {
    if (waiting.length > 0) await runGroup();
    if (waiting.length === 0) for (const chore of chores.splice(0)) await chore();
    scheduled = false;
    if (waiting.length > 0 || chores.length > 0) return schedule();
    for (const idle of whenIdle.splice(0)) idle();
  };

  async function runGroup(): Promise<void> {
    const group: Act[] = [];
    try {
      await connection.begin();
      await runWaiting(group);
      await connection.commit();
      failing = false;
      waiting.splice(0, group.length);
    } catch (cause) {
      failing = true;
      await connection.rollback();
      log.error({ err: cause, acts: group.length }, "commit failed");
      // A transaction that could not even begin fails whoever waited for it, or the queue would spin.
      const failed = waiting.splice(0, group.length > 0 ? group.length : maxActsPerGroup);
      for (const act of failed) act.reject(new CommitFailed("The change could not be stored.", { cause }));
      return;
    }
    for (const act of group) settle(act);
  }

  /** Takes from the queue until it is empty or the group is full. Savepoints come only once they are needed. */
  async function runWaiting(group: Act[]): Promise<void> {
    const endsAt = performance.now() + maxGroupMs;
    let carefully = false;
    for (let next = 0; next < maxActsPerGroup && performance.now() <= endsAt; next++) {
      const act = waiting[next];
      if (act === undefined) break;
      group.push(act);
      await runAct(act, carefully);
      if (carefully || !act.hasWritten || !hasFailed(act)) continue;
      // Its writes can only be undone with everybody's: all run again, each in a savepoint from now on.
      carefully = true;
      await connection.rollback();
      await connection.begin();
      for (const again of group) await runAct(again, carefully);
    }
  }

  async function runAct(act: Act, inSavepoint: boolean): Promise<void> {
    act.afterCommit.length = 0;
    act.hasWritten = false;
    if (inSavepoint) await connection.run("SAVEPOINT act", []);
    act.state = "running";
    try {
      // Awaited inside: an act may return an unstarted query, and that has to start as part of the act.
      act.outcome = { value: await current.run(act, async () => await act.run(tx())) };
      act.state = "over";
    } catch (error) {
      act.state = "over";
      act.outcome = { error };
      if (inSavepoint) await connection.run("ROLLBACK TO act", []);
    }
    if (inSavepoint) await connection.run("RELEASE act", []);
  }

  function settle(act: Act): void {
    if (act.outcome === undefined || "error" in act.outcome) {
      act.reject(act.outcome?.error);
      return;
    }
    for (const run of act.afterCommit) {
      try {
        run();
      } catch (err) {
        // What was committed stays committed, and the others of the group still need their answer.
        log.error({ err }, "an after-commit step failed");
      }
    }
    act.resolve(act.outcome.value as never);
  }

  return {
    transaction(run) {
      if (closed) return Promise.reject(new WriteQueueMisused("The storage is closed."));
      if (runningAct() !== undefined) {
        return Promise.reject(
          new WriteQueueMisused("A transaction was opened inside another one and would wait for itself: pass `tx` on."),
        );
      }
      return new Promise((resolve, reject) => {
        waiting.push({
          run,
          resolve,
          reject,
          afterCommit: [],
          state: "waiting",
          hasWritten: false,
          outcome: undefined,
        });
        schedule();
      });
    },
    afterCommit(run) {
      const act = runningAct();
      if (act === undefined) throw new WriteQueueMisused("afterCommit was called outside a transaction.");
      act.afterCommit.push(run);
    },
    admitQuery(sql) {
      const act = runningAct();
      if (act !== undefined) {
        act.hasWritten ||= !isRead.test(sql);
      } else {
        throw new WriteQueueMisused(
          "A transaction was used after its act had ended: await every query inside the act.",
        );
      }
    },
    betweenGroups(work) {
      return new Promise((resolve, reject) => {
        chores.push(async () => {
          try {
            resolve(await work(connection));
          } catch (error) {
            reject(error);
          }
        });
        schedule();
      });
    },
    depth: () => waiting.length,
    isFailing: () => failing,
    close() {
      closed = true;
      if (!scheduled && waiting.length === 0) return Promise.resolve();
      return new Promise((resolve) => whenIdle.push(resolve));
    },
  };
}
