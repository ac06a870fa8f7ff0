import type { Message } from "../../../src/protocol/conversations.ts";

/** Messages per request; also the unit of what is kept and dropped. */
export const pageSize = 64;
/** Pages kept of one conversation: about four screens' worth each, twelve are enough to scroll back and forth. */
const keptPages = 12;
const pageOf = (seq: number) => Math.floor((seq - 1) / pageSize);

interface Page {
  readonly messages: Map<number, Message>;
  /** Everything up to here was answered by the server: what is missing below it does not exist. */
  answeredTo: number;
  state: "idle" | "loading" | "failed";
  usedAt: number;
}
export type LoadPage = (after: number, limit: number) => Promise<readonly Message[]>;

/**
 * One conversation's messages by position, loaded page by page where they are looked at, and dropped where they are not: a
 * conversation of 100,000 messages takes the memory of some hundred.
 */
export class History {
  readonly #load: LoadPage;
  readonly #pages = new Map<number, Page>();
  readonly #listeners = new Set<() => void>();
  /** Positions of what one deleted for oneself since the page was loaded. */
  readonly #removed = new Set<number>();
  #uses = 0;
  #version = 0;
  lastSeq: number;

  constructor(load: LoadPage, lastSeq: number) {
    this.#load = load;
    this.lastSeq = lastSeq;
  }

  /** For useSyncExternalStore: changes with every change. */
  readonly version = (): number => this.#version;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  message(seq: number): Message | undefined {
    return this.#pages.get(pageOf(seq))?.messages.get(seq);
  }

  /** `gone`: the server has nothing at this position. */
  stateAt(seq: number): "there" | "gone" | "waiting" | "failed" {
    const page = this.#pages.get(pageOf(seq));
    if (page?.messages.has(seq)) return "there";
    if ((page && seq <= page.answeredTo) || this.#removed.has(seq)) return "gone";
    return page?.state === "failed" ? "failed" : "waiting";
  }

  /** A message that came by itself (live, or the answer to sending). */
  put(message: Message): void {
    const page = this.#page(pageOf(message.seq));
    page.messages.set(message.seq, message);
    this.#removed.delete(message.seq);
    this.lastSeq = Math.max(this.lastSeq, message.seq);
    this.#changed();
  }

  /** It is not there any more for this person. */
  remove(seq: number): void {
    this.#pages.get(pageOf(seq))?.messages.delete(seq);
    this.#removed.add(seq);
    this.#changed();
  }

  /** Nothing up to there is any more for this person. */
  forget(throughSeq: number): void {
    for (const [at, page] of this.#pages) {
      for (const seq of page.messages.keys()) if (seq <= throughSeq) page.messages.delete(seq);
      page.answeredTo = Math.max(page.answeredTo, Math.min(throughSeq, (at + 1) * pageSize));
    }
    this.#changed();
  }

  /** More messages exist than were known: they are loaded when they are looked at. */
  extend(lastSeq: number): void {
    if (lastSeq <= this.lastSeq) return;
    this.lastSeq = lastSeq;
    this.#changed();
  }

  /** What is shown, or soon will be: loads what is missing there and drops what is far away. */
  show(from: number, to: number): void {
    const first = pageOf(Math.max(1, from));
    const last = pageOf(Math.max(1, Math.min(to, this.lastSeq)));
    for (let at = first; at <= last; at += 1) {
      const page = this.#page(at);
      this.#uses += 1;
      page.usedAt = this.#uses;
      if (page.state === "idle" && this.#firstMissing(at, page) !== undefined) void this.#fetch(at, page);
    }
    this.#dropFarPages();
  }

  /** Tries again where loading failed. */
  retry(): void {
    for (const [at, page] of this.#pages) if (page.state === "failed") void this.#fetch(at, page);
  }

  /** Changes may have been missed: what is kept is asked for again, and shown as it was until the answer comes. */
  async refresh(): Promise<void> {
    this.#removed.clear();
    for (const [at, page] of this.#pages) {
      if (page.messages.size === 0) continue;
      const after = at * pageSize;
      const found = await this.#load(after, Math.min(pageSize, this.lastSeq - after)).catch(() => undefined);
      if (!found) continue;
      // What came while this was asked for is newer.
      const last = found.at(-1)?.seq ?? after;
      for (const seq of page.messages.keys()) if (seq <= last) page.messages.delete(seq);
      for (const message of found) if (pageOf(message.seq) === at) page.messages.set(message.seq, message);
      this.#changed();
    }
  }

  get keptMessages(): number {
    let count = 0;
    for (const page of this.#pages.values()) count += page.messages.size;
    return count;
  }

  #page(at: number): Page {
    const known = this.#pages.get(at);
    if (known) return known;
    this.#uses += 1;
    const page: Page = { messages: new Map(), answeredTo: 0, state: "idle", usedAt: this.#uses };
    this.#pages.set(at, page);
    return page;
  }

  #firstMissing(at: number, page: Page): number | undefined {
    const last = Math.min((at + 1) * pageSize, this.lastSeq);
    for (let seq = Math.max(at * pageSize, page.answeredTo) + 1; seq <= last; seq += 1)
      if (!page.messages.has(seq) && !this.#removed.has(seq)) return seq;
    return undefined;
  }

  async #fetch(at: number, page: Page): Promise<void> {
    const from = this.#firstMissing(at, page);
    if (from === undefined) return;
    const last = Math.min((at + 1) * pageSize, this.lastSeq);
    page.state = "loading";
    this.#changed();
    try {
      for (const message of await this.#load(from - 1, last - from + 1))
        if (pageOf(message.seq) === at && !this.#removed.has(message.seq)) page.messages.set(message.seq, message);
      page.answeredTo = Math.max(page.answeredTo, last);
      page.state = "idle";
    } catch {
      page.state = "failed";
    }
    this.#changed();
    // More came while this was loading.
    if (page.state === "idle" && this.#firstMissing(at, page) !== undefined) void this.#fetch(at, page);
  }

  #dropFarPages(): void {
    if (this.#pages.size <= keptPages) return;
    const byUse = [...this.#pages].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    for (const [at, page] of byUse.slice(0, this.#pages.size - keptPages))
      if (page.state !== "loading") this.#pages.delete(at);
  }

  #changed(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}
