import type { Fact } from "../../facts.ts";
import type { ServerFrame } from "../../protocol/socket.ts";
import { type AnyBroadcast, type Broadcasts, eventText } from "./broadcasts.ts";
import type { Flusher } from "./flusher.ts";
import type { Hub } from "./hub.ts";

export interface LiveDeliveryDeps {
  readonly hub: Hub;
  readonly broadcasts: Broadcasts;
  /** @param where the kind of fact that could not be told */
  readonly onError: (where: string, error: unknown) => void;
  readonly flusher: Flusher;
  readonly inspect?: (frame: ServerFrame) => void;
}

interface Committed {
  readonly fact: Fact;
  readonly live: unknown;
}

/** Answers to whoever made the changes are a few promises behind: they leave in the same write. */
const turnsForAnswers = 12;

/** Tells committed facts to the devices that may know, one after the other, so that every socket sees them in order. */
export class LiveDelivery {
  /** Every fact up to here has been told to whoever was connected. */
  position = 0;
  private queue: Committed[] = [];
  private isRunning = false;
  private lastTaken = 0;
  /** Cursors before which facts are missing: another process, a command on this machine, recorded them. */
  private readonly gaps = new Set<number>();
  private readonly deps: LiveDeliveryDeps;

  constructor(deps: LiveDeliveryDeps) {
    this.deps = deps;
  }

  /** How many facts wait to be told. */
  get backlog(): number {
    return this.queue.length;
  }

  /** Begins after what was committed before the start. */
  startAt(head: number): void {
    this.position = Math.max(this.position, head);
    this.lastTaken = Math.max(this.lastTaken, head);
  }

  readonly take = (fact: Fact, live: unknown): void => {
    if (fact.cursor > this.lastTaken + 1) this.gaps.add(fact.cursor);
    this.lastTaken = fact.cursor;
    this.queue.push({ fact, live });
    if (!this.isRunning) void this.run();
  };

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.queue.length > 0) {
      const batch = this.queue;
      this.queue = [];
      for (const committed of batch) await this.tell(committed);
    }
    this.isRunning = false;
    for (let turn = 0; turn < turnsForAnswers; turn++) await Promise.resolve();
    this.deps.flusher.flush();
  }

  private async tell({ fact, live }: Committed): Promise<void> {
    const { hub, broadcasts, onError } = this.deps;
    const broadcast = broadcasts.of(fact.kind);
    if (this.gaps.delete(fact.cursor)) hub.resync(hub.all, fact.cursor - 1);
    try {
      if (broadcast && hub.all.size > 0) return await this.tellAudience(broadcast, fact, live);
    } catch (error) {
      onError(fact.kind, error);
      // Nobody can say who should have heard of it.
      hub.resync(hub.all, fact.cursor);
    }
    this.position = fact.cursor;
  }

  /**
   * The position moves in the same synchronous step as the pushes: a device that connects in between either finds the
   * fact in what it resumes, or was told.
   */
  private async tellAudience(broadcast: AnyBroadcast, fact: Fact, live: unknown): Promise<void> {
    const { hub, inspect } = this.deps;
    const audience = await broadcast.audience(fact, live);
    if (audience.some((accountId) => hub.countOf(accountId) > 0)) {
      const told = await broadcast.present(fact, live);
      if (typeof told === "function") return this.tellEach(audience, fact.cursor, told);
      if (told !== null) {
        const text = eventText(fact.cursor, told, inspect);
        for (const accountId of audience) hub.pushEvent(accountId, fact.cursor, text);
      }
    }
    this.position = fact.cursor;
  }

  private async tellEach(
    audience: readonly string[],
    cursor: number,
    present: Exclude<Awaited<ReturnType<AnyBroadcast["present"]>>, null | { type: string }>,
  ): Promise<void> {
    const { hub, inspect, onError } = this.deps;
    const texts = new Map<string, string | null>();
    const failed: string[] = [];
    // Somebody may connect while others' events are made: nobody is passed over.
    for (;;) {
      const waiting = audience.filter((accountId) => !texts.has(accountId) && hub.countOf(accountId) > 0);
      if (waiting.length === 0) break;
      for (const accountId of waiting) {
        try {
          const event = await present(accountId);
          texts.set(accountId, event && eventText(cursor, event, inspect));
        } catch (error) {
          onError("event", error);
          texts.set(accountId, null);
          failed.push(accountId);
        }
      }
    }
    for (const [accountId, text] of texts) if (text !== null) hub.pushEvent(accountId, cursor, text);
    for (const accountId of failed) hub.resync(hub.of(accountId), cursor);
    this.position = cursor;
  }
}
