import type { Fact, FactKind } from "../../facts.ts";
import type { Facts, Log, Scope } from "../platform.ts";
import type { OpenStorage } from "../storage/open-storage.ts";
import {
  type Committed,
  DurableSubscriber,
  type DurableSubscriberOptions,
  type FactHandler,
} from "./durable-subscriber.ts";
import {
  deleteFactsThrough,
  factBounds,
  factsInScopes,
  factsOfKinds,
  insertFact,
  oldestFacts,
  positionsOf,
  savePosition,
} from "./facts.store.ts";
import { createStuckFacts } from "./stuck-facts.ts";

export interface FactLog extends Facts {
  /**
   * Committed facts after `cursor` in any of the scopes, in order.
   * @returns at most `limit`; null when facts after `cursor` are no longer kept, or `cursor` was never given out
   */
  since(cursor: number, scopes: readonly Scope[], limit: number): Promise<readonly Fact[] | null>;
  /** Called for every fact after its commit, in order of the cursors, without waiting for what the listener does. */
  subscribeLive(listener: (fact: Fact, live: unknown) => void): void;
  /** Delivers to durable subscribers what they had not handled when the program last stopped, then everything new. */
  start(): Promise<void>;
  /** Lets each durable subscriber finish the fact at hand and stores how far they all are. */
  stop(): Promise<void>;
  /** Resolves once durable subscribers have handled everything committed so far. */
  idle(): Promise<void>;
  /** How many facts were set aside since a subscriber could not handle them, and how many of them for most of a day. */
  stuck(): Promise<{ readonly waiting: number; readonly lost: number }>;
  /** Resolves once no fact that was set aside is due. */
  stuckSettled(): Promise<void>;
  /** Forgets facts older than `keepMs` that every durable subscriber has handled. */
  prune(keepMs: number): Promise<void>;
}

/** Positions are stored this often at most: after a crash so much is delivered again. */
const savePositionsMs = 1_000;
/** Up to so many facts are read in a row rather than looked up scope by scope. */
const fewFacts = 2_000;
const prunedAtOnce = 1_000;

export async function createFacts(storage: OpenStorage, log: Log, now: () => number): Promise<FactLog> {
  const { first, last: firstHead } = (await factBounds(storage.reader)) ?? { first: 1, last: 0 };
  let head = firstHead;
  /** Facts up to here are gone. */
  let prunedThrough = first - 1;
  const listeners: ((fact: Fact, live: unknown) => void)[] = [];
  const subscribers = new Map<string, DurableSubscriber>();
  const saved = new Map<string, number>();
  let isStarted = false;
  let saving: ReturnType<typeof setTimeout> | undefined;

  const deliver = (committed: Committed): void => {
    head = committed.fact.cursor;
    for (const listener of listeners) listener(committed.fact, committed.live);
    if (isStarted) for (const subscriber of subscribers.values()) subscriber.take(committed);
  };

  const savePositions = async (): Promise<void> => {
    clearTimeout(saving);
    saving = undefined;
    const moved = [...subscribers.values()].filter(({ name, position }) => saved.get(name) !== position);
    if (moved.length === 0) return;
    const positions = moved.map(({ name, position }) => ({ name, position }));
    await storage.transaction(async (tx) => {
      for (const { name, position } of positions) await savePosition(tx, name, position);
    });
    for (const { name, position } of positions) saved.set(name, position);
  };

  const onProgress = (): void => {
    saving ??= setTimeout(() => {
      savePositions().catch((err: unknown) => log.error({ err }, "positions of fact subscribers could not be stored"));
    }, savePositionsMs);
  };

  const stuck = createStuckFacts({
    ...{ storage, log, now },
    handle: (name, fact) => subscribers.get(name)?.again(fact),
  });

  const subscriberNamed = (name: string): DurableSubscriber => {
    let subscriber = subscribers.get(name);
    if (subscriber === undefined) {
      if (isStarted) throw new Error(`${name} subscribes after the start and would miss what came before`);
      const read: DurableSubscriberOptions["read"] = (stretch) => factsOfKinds(storage.reader, stretch);
      const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
      const setAside = (fact: Fact) => stuck.setAside(name, fact);
      subscriber = new DurableSubscriber({ name, log, read, setAside, pause, onProgress });
      subscribers.set(name, subscriber);
    }
    return subscriber;
  };

  return {
    async record(tx, kind, payload, { scope, live }) {
      const at = now();
      const cursor = await insertFact(tx, { kind, scope, payload: JSON.stringify(payload), at });
      const fact = { cursor, kind, payload, at } as Fact;
      storage.afterCommit(() => deliver({ fact, live }));
      return cursor;
    },
    on<K extends FactKind>(kind: K, name: string, handler: (fact: Fact<K>, live?: unknown) => Promise<void>) {
      // The subscriber hands it only facts of this kind.
      subscriberNamed(name).handle(kind, handler as unknown as FactHandler);
    },
    head: () => head,
    async since(cursor, scopes, limit) {
      if (cursor < prunedThrough || cursor > head) return null;
      if (cursor === head || scopes.length === 0) return [];
      return factsInScopes(storage.reader, { cursor, scopes, limit, few: head - cursor <= fewFacts });
    },
    subscribeLive: (listener) => void listeners.push(listener),
    async start() {
      for (const [name, position] of await positionsOf(storage.reader)) saved.set(name, position);
      // From here on nothing is awaited before every subscriber has its place: no fact falls in between.
      isStarted = true;
      // A subscriber of a new version hears what happens from its first start on.
      for (const subscriber of subscribers.values()) {
        subscriber.start(saved.get(subscriber.name) ?? firstHead, head);
      }
      await savePositions();
      await stuck.start();
    },
    async stop() {
      await stuck.stop();
      await Promise.all([...subscribers.values()].map((subscriber) => subscriber.stop()));
      await savePositions();
    },
    async idle() {
      for (const subscriber of subscribers.values()) await subscriber.idle();
    },
    stuck: stuck.count,
    stuckSettled: stuck.settled,
    async prune(keepMs) {
      // The newest stays: the next cursor is counted from it.
      const handled = Math.min(head - 1, ...[...subscribers.values()].map(({ position }) => position));
      for (;;) {
        const oldest = await oldestFacts(storage.reader, prunedAtOnce);
        const last = oldest.findLast(({ cursor, at }) => at < now() - keepMs && cursor <= handled);
        if (last === undefined) return;
        prunedThrough = Math.max(prunedThrough, last.cursor);
        await storage.transaction((tx) => deleteFactsThrough(tx, last.cursor));
        if (last !== oldest.at(-1)) return;
      }
    },
  };
}
