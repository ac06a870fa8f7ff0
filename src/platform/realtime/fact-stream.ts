import type { Fact } from "../../facts.ts";
import type { Scope } from "../platform.ts";

/** What live delivery and resuming need of the log of facts. */
export interface FactStream {
  /** The cursor of the last committed fact; 0 when there is none. */
  head(): number;
  /**
   * Committed facts after `cursor` in any of the scopes, in order.
   * @returns at most `limit`; null when facts after `cursor` are no longer kept, or `cursor` was never given out
   */
  since(cursor: number, scopes: readonly Scope[], limit: number): Promise<readonly Fact[] | null>;
  /** Called for every fact after its commit, in order of the cursors, without waiting for what the listener does. */
  subscribeLive(listener: (fact: Fact, live: unknown) => void): void;
}
