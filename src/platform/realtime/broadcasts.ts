import type { Fact, FactKind } from "../../facts.ts";
import type { ServerFrame, WireEvent } from "../../protocol/socket.ts";
import type { Broadcast, Scope } from "../platform.ts";

/** A broadcast with its kind forgotten: facts are matched to it by their kind. */
export interface AnyBroadcast {
  audience(fact: Fact, live: unknown): Promise<readonly string[]>;
  present(fact: Fact, live: unknown): Promise<WireEvent | ((accountId: string) => Promise<WireEvent | null>) | null>;
}

/** How each kind of fact is told, and what a person may hear of: filled by the features. */
export class Broadcasts {
  private readonly byKind = new Map<FactKind, AnyBroadcast>();
  private readonly scopeFinders: ((accountId: string) => Promise<Scope[]>)[] = [];

  add<K extends FactKind>(kind: K, broadcast: Broadcast<K>): void {
    if (this.byKind.has(kind)) throw new Error(`${kind} has two broadcasts`);
    // The map hands it only facts of its own kind.
    this.byKind.set(kind, broadcast as unknown as AnyBroadcast);
  }

  addScopes(find: (accountId: string) => Promise<Scope[]>): void {
    this.scopeFinders.push(find);
  }

  of(kind: FactKind): AnyBroadcast | undefined {
    return this.byKind.get(kind);
  }

  async scopesOf(accountId: string): Promise<readonly Scope[]> {
    const found = await Promise.all(this.scopeFinders.map((find) => find(accountId)));
    return [`account:${accountId}`, ...found.flat()];
  }
}

/** @param inspect sees the frame first: for development and tests */
export function eventText(cursor: number, event: WireEvent, inspect?: (frame: ServerFrame) => void): string {
  const frame: ServerFrame = { type: "event", cursor, event };
  inspect?.(frame);
  return JSON.stringify(frame);
}
