import { maxWatched } from "../../../src/protocol/presence.ts";

export interface ShownPeopleDeps {
  /** False: there is no line now; it is asked for again once there is. */
  readonly watch: (accountIds: readonly string[]) => boolean;
  readonly setTimer: (run: () => void, ms: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
}

/** Scrolling shows and hides people faster than the server needs to know. */
const gatherMs = 150;
/** Who went out of sight stays watched for so long, so that scrolling back finds them. */
const lingerMs = 20_000;

/** Who is on the screen, counted by how often: the server is told when the set changed, after a moment. */
export class ShownPeople {
  readonly #deps: ShownPeopleDeps;
  /** In the order in which they were shown last. */
  readonly #shown = new Map<string, number>();
  readonly #leaving = new Map<string, unknown>();
  #watched = "";
  #timer: unknown;

  constructor(deps: ShownPeopleDeps) {
    this.#deps = deps;
  }

  /** @returns how to say that this place shows them no more */
  show(accountId: string): () => void {
    this.#deps.clearTimer(this.#leaving.get(accountId));
    this.#leaving.delete(accountId);
    const count = this.#shown.get(accountId) ?? 0;
    this.#shown.delete(accountId);
    this.#shown.set(accountId, count + 1);
    if (count === 0) this.#schedule();
    return () => this.#hide(accountId);
  }

  #hide(accountId: string): void {
    const count = this.#shown.get(accountId) ?? 0;
    if (count > 1) {
      this.#shown.set(accountId, count - 1);
      return;
    }
    if (count === 0) return;
    this.#shown.set(accountId, 0);
    const forget = () => {
      this.#leaving.delete(accountId);
      this.#shown.delete(accountId);
      this.#schedule();
    };
    this.#leaving.set(accountId, this.#deps.setTimer(forget, lingerMs));
  }

  /** A new line knows nothing of what the last one watched. */
  reconnected(): void {
    this.#watched = "";
    this.#deps.clearTimer(this.#timer);
    this.#timer = undefined;
    this.#send();
  }

  forget(): void {
    this.#deps.clearTimer(this.#timer);
    for (const timer of this.#leaving.values()) this.#deps.clearTimer(timer);
    this.#timer = undefined;
    this.#leaving.clear();
    this.#watched = "";
  }

  #schedule(): void {
    this.#timer ??= this.#deps.setTimer(() => {
      this.#timer = undefined;
      this.#send();
    }, gatherMs);
  }

  #send(): void {
    // Should more be shown than the server follows, those shown last are it.
    const accountIds = [...this.#shown.keys()].slice(-maxWatched);
    const watched = accountIds.toSorted().join();
    if (watched === this.#watched) return;
    if (this.#deps.watch(accountIds)) this.#watched = watched;
  }
}
