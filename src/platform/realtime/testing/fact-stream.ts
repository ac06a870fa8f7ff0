import type { Fact, FactKind, FactPayloads } from "../../../facts.ts";
import type { Scope } from "../../platform.ts";
import type { FactStream } from "../fact-stream.ts";

/** The log of facts in memory: what happens is committed at once. */
export class MemoryFacts implements FactStream {
  private readonly log: { fact: Fact; scope: Scope }[] = [];
  private readonly listeners: ((fact: Fact, live: unknown) => void)[] = [];
  private last = 0;
  /** Facts up to here are no longer kept. */
  prunedTo = 0;

  head(): number {
    return this.last;
  }

  async since(cursor: number, scopes: readonly Scope[], limit: number): Promise<readonly Fact[] | null> {
    if (cursor < this.prunedTo || cursor > this.last) return null;
    const found = this.log.filter(({ fact, scope }) => fact.cursor > cursor && scopes.includes(scope));
    return found.slice(0, limit).map(({ fact }) => fact);
  }

  subscribeLive(listener: (fact: Fact, live: unknown) => void): void {
    this.listeners.push(listener);
  }

  /** What another process records is stored, yet not heard here. */
  happenElsewhere<K extends FactKind>(kind: K, payload: FactPayloads[K], scope: Scope): void {
    const fact = { cursor: ++this.last, kind, at: 0, payload } as unknown as Fact;
    this.log.push({ fact, scope });
  }

  happen<K extends FactKind>(kind: K, payload: FactPayloads[K], scope: Scope, live?: unknown): number {
    const fact = { cursor: ++this.last, kind, at: 0, payload } as unknown as Fact;
    this.log.push({ fact, scope });
    for (const listener of this.listeners) listener(fact, live);
    return fact.cursor;
  }
}
