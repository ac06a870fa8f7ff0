import type { FileReference, Message, Urgency } from "../../../src/protocol/conversations.ts";
import type { Voice } from "../../../src/protocol/message-kinds.ts";
import type { Problem } from "../../../src/protocol/problem.ts";
import { type ApiFailure, asFailure } from "../../api/failure.ts";

/** A message on its way out. Its id is the message's own: however often it is sent, the server stores it once (B5). */
export interface OutgoingMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly text: string;
  /** A file already uploaded, with what is needed to show it meanwhile. */
  readonly file?: FileReference;
  /** The file is a recording. */
  readonly voice?: Voice;
  /** Positions of the message that it answers, and of the one with which their thread began. */
  readonly replyTo?: number;
  readonly threadSeq?: number;
  readonly urgency?: Urgency;
  readonly createdAt: number;
  readonly state: "queued" | "sending" | "failed";
  /** Why it failed for good: the person decides whether to try again or to discard it. */
  readonly problem?: Problem;
}
export interface OutboxStorage {
  all(): Promise<OutgoingMessage[]>;
  put(message: OutgoingMessage): Promise<void>;
  remove(id: string): Promise<void>;
}
export interface OutboxDeps {
  readonly storage: OutboxStorage;
  readonly send: (message: OutgoingMessage) => Promise<Message>;
  readonly onSent: (message: Message) => void;
  readonly isOnline: () => boolean;
  readonly setTimer: (run: () => void, ms: number) => void;
}

const retryMs = 2_000;

/** Sends what was written, one after another per conversation, in the order of writing, over every interruption. */
export class Outbox {
  readonly #deps: OutboxDeps;
  readonly #listeners = new Set<() => void>();
  readonly #busy = new Set<string>();
  #messages: readonly OutgoingMessage[] = [];
  #isClosed = false;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  readonly messages = (): readonly OutgoingMessage[] => this.#messages;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** What waited when the window was closed waits again. */
  async restore(): Promise<void> {
    const stored = await this.#deps.storage.all();
    const known = new Set(this.#messages.map((message) => message.id));
    const waiting = stored
      .filter((message) => !known.has(message.id))
      .map((message): OutgoingMessage => (message.state === "sending" ? { ...message, state: "queued" } : message));
    this.#put([...waiting, ...this.#messages].sort((a, b) => a.createdAt - b.createdAt));
    this.flush();
  }

  /** Shows at once, is stored on the device before it is sent. */
  async add(message: Omit<OutgoingMessage, "state">): Promise<void> {
    const outgoing: OutgoingMessage = { ...message, state: "queued" };
    this.#put([...this.#messages, outgoing]);
    await this.#deps.storage.put(outgoing).catch(() => {
      // A private window may have no storage: then it waits in memory only.
    });
    this.flush();
  }

  async retry(id: string): Promise<void> {
    this.#change(id, ({ problem: _, ...message }) => ({ ...message, state: "queued" }));
    this.flush();
  }

  async discard(id: string): Promise<void> {
    this.#put(this.#messages.filter((message) => message.id !== id));
    await this.#deps.storage.remove(id).catch(() => {});
  }

  /** The message is on the server, whoever told us. */
  async settle(message: Message): Promise<void> {
    if (!this.#messages.some((outgoing) => outgoing.id === message.id)) return;
    await this.discard(message.id);
  }

  /** Called whenever the line may be there again. */
  flush(): void {
    if (this.#isClosed || !this.#deps.isOnline()) return;
    for (const id of new Set(this.#messages.map((message) => message.conversationId))) void this.#drain(id);
  }

  close(): void {
    this.#isClosed = true;
  }

  /** One conversation's queue, in order. A message that failed for good does not hold up those after it. */
  async #drain(conversationId: string): Promise<void> {
    if (this.#busy.has(conversationId)) return;
    this.#busy.add(conversationId);
    try {
      for (;;) {
        const next = this.#messages.find(
          (message) => message.conversationId === conversationId && message.state === "queued",
        );
        if (!next || this.#isClosed || !this.#deps.isOnline()) return;
        if (!(await this.#sendOne(next))) return;
      }
    } finally {
      this.#busy.delete(conversationId);
    }
  }

  /** @returns false when the queue must wait */
  async #sendOne(outgoing: OutgoingMessage): Promise<boolean> {
    this.#change(outgoing.id, (message) => ({ ...message, state: "sending" }), false);
    try {
      const message = await this.#deps.send(outgoing);
      this.#deps.onSent(message);
      await this.settle(message);
      return true;
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.isTemporary) return this.#later(outgoing.id, failure);
      this.#change(outgoing.id, (message) => ({ ...message, state: "failed", problem: failure.problem }));
      return true;
    }
  }

  #later(id: string, failure: ApiFailure): false {
    this.#change(id, (message) => ({ ...message, state: "queued" }), false);
    // Offline: the reconnect flushes. Otherwise the server said when, or soon.
    this.#deps.setTimer(() => this.flush(), (failure.problem.retryAfterSec ?? 0) * 1000 || retryMs);
    return false;
  }

  #change(id: string, change: (message: OutgoingMessage) => OutgoingMessage, isStored = true): void {
    this.#put(
      this.#messages.map((message) => {
        if (message.id !== id) return message;
        const changed = change(message);
        if (isStored) this.#deps.storage.put(changed).catch(() => {});
        return changed;
      }),
    );
  }

  #put(messages: readonly OutgoingMessage[]): void {
    this.#messages = messages;
    for (const listener of this.#listeners) listener();
  }
}
