import type { Fact, FactKind } from "../../facts.ts";
import type { Log } from "../platform.ts";

export interface Committed {
  readonly fact: Fact;
  readonly live: unknown;
}
export type FactHandler = (fact: Fact, live?: unknown) => Promise<void>;

export interface DurableSubscriberOptions {
  readonly name: string;
  readonly log: Log;
  /** Committed facts of some kinds in a stretch of cursors, in order; what memory does not hold is read from here. */
  readonly read: (stretch: { after: number; through: number; kinds: readonly FactKind[] }) => Promise<Fact[]>;
  /** Keeps what could not be handled, so that it is tried again later; resolves once that is durable. */
  readonly setAside: (fact: Fact) => Promise<void>;
  /** Waits before a failed handler is tried again. */
  readonly pause: (ms: number) => Promise<void>;
  readonly onProgress: () => void;
}

/** More than this is not held for a subscriber that is slow: it then reads from the database. */
const maxHeld = 5_000;
/** Cursors looked at in one query: most facts are of kinds that a subscriber does not hear. */
const stretchLength = 5_000;
const attempts = 4;
const firstPauseMs = 50;

/** Hands facts to one subscriber's handlers, one after another, and knows how far it has come. */
export class DurableSubscriber {
  readonly name: string;
  /** Every fact up to here has been handled, or is of a kind this subscriber does not hear. */
  position = 0;
  readonly #handlers = new Map<FactKind, FactHandler>();
  readonly #options: DurableSubscriberOptions;
  #held: Committed[] = [];
  /** Facts before the held ones are still to be read from the database. */
  #isBehind = false;
  /** The last fact committed, as far as this subscriber was told. */
  #head = 0;
  #isRunning = false;
  #done: Promise<void> = Promise.resolve();
  #turn: Promise<unknown> = Promise.resolve();
  #isStopped = false;

  constructor(options: DurableSubscriberOptions) {
    this.name = options.name;
    this.#options = options;
  }

  handle(kind: FactKind, handler: FactHandler): void {
    if (this.#handlers.has(kind)) throw new Error(`${this.name} already hears ${kind}`);
    this.#handlers.set(kind, handler);
  }

  /** Goes on after `position`; what lies between it and `head` is delivered again. */
  start(position: number, head: number): void {
    this.position = position;
    this.#head = head;
    this.#held = [];
    this.#isBehind = position < head;
    this.#run();
  }

  take(committed: Committed): void {
    // Another process (a command on this machine) committed facts in between: they are read from the database.
    const isGapless = committed.fact.cursor === this.#head + 1;
    this.#head = committed.fact.cursor;
    if (this.#isBehind) return;
    if (!isGapless) {
      this.#isBehind = true;
      this.#run();
      return;
    }
    if (this.#handlers.has(committed.fact.kind)) {
      if (this.#held.length >= maxHeld) this.#isBehind = true;
      else this.#held.push(committed);
      this.#run();
    } else if (!this.#isRunning) {
      this.position = committed.fact.cursor;
      this.#options.onProgress();
    }
  }

  /** Resolves once everything committed so far has been handled. */
  async idle(): Promise<void> {
    while (this.#isRunning) await this.#done;
  }

  /** Finishes the fact at hand and takes no more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#done;
  }

  #run(): void {
    if (this.#isRunning || this.#isStopped) return;
    this.#isRunning = true;
    this.#done = this.#drain();
  }

  async #drain(): Promise<void> {
    while (!this.#isStopped) {
      const held = this.#held.splice(0);
      for (const { fact, live } of held) {
        if (this.#isStopped) break;
        await this.#deliver(fact, live);
      }
      if (held.length > 0) continue;
      if (!this.#isBehind) {
        this.position = this.#head;
        this.#options.onProgress();
        break;
      }
      await this.#catchUp();
    }
    // In the same step as the look at what is held: what is taken from now on starts a new run.
    this.#isRunning = false;
  }

  async #catchUp(): Promise<void> {
    const { log, read, pause } = this.#options;
    const after = this.position;
    const through = Math.min(after + stretchLength, this.#head);
    let facts: Fact[];
    try {
      facts = await read({ after, through, kinds: [...this.#handlers.keys()] });
    } catch (err) {
      log.error({ subscriber: this.name, err }, "facts could not be read; trying again");
      return pause(1_000);
    }
    for (const fact of facts) {
      await this.#deliver(fact, undefined);
      // Stopped while the handler failed: the fact is for the next start.
      if (this.#isStopped) return;
    }
    this.position = Math.max(this.position, through);
    this.#options.onProgress();
    // Facts committed meanwhile were not held: they are in the next stretch.
    this.#isBehind = this.position < this.#head;
  }

  async #deliver(fact: Fact, live: unknown): Promise<void> {
    const handler = this.#handlers.get(fact.kind);
    if (handler !== undefined && !(await this.#attempt(handler, fact, live))) return;
    this.position = fact.cursor;
    this.#options.onProgress();
  }

  /**
   * Handles one that was set aside once more, between the others.
   * @returns undefined when nobody here hears it (any more)
   */
  again(fact: Fact): Promise<void> | undefined {
    const handler = this.#handlers.get(fact.kind);
    return handler && this.#inTurn(() => handler(fact, undefined));
  }

  /** One handler at a time, whatever it is called for. */
  #inTurn(act: () => Promise<void>): Promise<void> {
    const run = this.#turn.then(act);
    this.#turn = run.catch(() => undefined);
    return run;
  }

  /**
   * A handler that keeps failing must not hold up everything after it: the fact is then set aside, loudly.
   * @returns false when stopped before that
   */
  async #attempt(handler: FactHandler, fact: Fact, live: unknown): Promise<boolean> {
    const { log, pause } = this.#options;
    const fields = { subscriber: this.name, kind: fact.kind, cursor: fact.cursor };
    for (let attempt = 1; !this.#isStopped; attempt++) {
      try {
        await this.#inTurn(() => handler(fact, live));
        return true;
      } catch (err) {
        log.warn({ ...fields, err, attempt }, "a fact could not be handled; trying again");
        if (attempt >= attempts && (await this.#isSetAside(fact))) return true;
        await pause(firstPauseMs * 4 ** Math.min(attempt - 1, attempts));
      }
    }
    return false;
  }

  async #isSetAside(fact: Fact): Promise<boolean> {
    const { log, setAside } = this.#options;
    const fields = { subscriber: this.name, kind: fact.kind, cursor: fact.cursor };
    try {
      await setAside(fact);
      log.error(fields, "a fact could not be handled and is set aside");
      return true;
    } catch (err) {
      // The database takes nothing: then nothing else can go on either.
      log.error({ ...fields, err }, "a fact could not be set aside");
      return false;
    }
  }
}
