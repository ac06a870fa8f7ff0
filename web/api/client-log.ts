import type { ClientLogEntry } from "../../src/protocol/client-log.ts";

type Without<E> = E extends ClientLogEntry ? Omit<E, "at"> : never;
/** What may be remembered: numbers, and words of closed lists. */
export type Occurrence = Without<ClientLogEntry>;

type Storage = Pick<globalThis.Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const prefix = "iris-log-";
const mostEntries = 1_000;
const longestMs = 7 * 24 * 3_600_000;
/** So that many at once are written once. */
const writeMs = 1_000;

/** A browser's log of one person, for faults: bounded in number and age, in this browser alone until its person sends it (S63). */
export class ClientLog {
  readonly #storage: Storage;
  readonly #now: () => number;
  #key: string | undefined;
  #pending: ClientLogEntry[] = [];
  #isWaiting = false;

  constructor(storage: Storage, now: () => number) {
    this.#storage = storage;
    this.#now = now;
  }

  /** From now on it is this person's. What is left of others' goes with its time, too. */
  open(accountId: string): void {
    this.#key = prefix + accountId;
    const keys = Array.from({ length: this.#storage.length }, (_, at) => this.#storage.key(at));
    for (const key of keys) if (key?.startsWith(prefix)) this.#write(key, this.#read(key));
  }

  close(): void {
    this.flush();
    this.#key = undefined;
  }

  readonly record = (occurrence: Occurrence): void => {
    if (this.#key === undefined) return;
    this.#pending.push({ ...occurrence, at: this.#now() });
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    setTimeout(() => this.flush(), writeMs);
  };

  /** The oldest first. Other tabs write too: what they wrote is read anew. */
  entries(): ClientLogEntry[] {
    this.flush();
    return this.#key === undefined ? [] : this.#read(this.#key);
  }

  clear(): void {
    this.#pending = [];
    if (this.#key !== undefined) this.#storage.removeItem(this.#key);
  }

  flush(): void {
    this.#isWaiting = false;
    if (this.#key === undefined || this.#pending.length === 0) return;
    this.#write(this.#key, [...this.#read(this.#key), ...this.#pending]);
    this.#pending = [];
  }

  /** The page goes: what it no longer waits for has not failed. */
  readonly leave = (): void => {
    this.#pending = this.#pending.filter((entry) => entry.kind !== "request" || entry.code !== "core.unavailable");
    this.flush();
  };

  #read(key: string): ClientLogEntry[] {
    try {
      const kept = JSON.parse(this.#storage.getItem(key) ?? "[]") as ClientLogEntry[];
      return kept.filter(({ at }) => at > this.#now() - longestMs).slice(-mostEntries);
    } catch {
      return [];
    }
  }

  #write(key: string, entries: readonly ClientLogEntry[]): void {
    try {
      if (entries.length === 0) this.#storage.removeItem(key);
      else this.#storage.setItem(key, JSON.stringify(entries.slice(-mostEntries)));
    } catch {
      // Where nothing may be stored, or no room is left, nothing is remembered.
    }
  }
}

let made: ClientLog | undefined;
/** The one of this browser. */
export const clientLog = (): ClientLog => {
  made ??= new ClientLog(localStorage, Date.now);
  return made;
};
/** Remembers it, where somebody is signed in. */
export const record = (occurrence: Occurrence): void => made?.record(occurrence);
