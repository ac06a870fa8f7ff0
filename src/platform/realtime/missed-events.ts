import type { Fact } from "../../facts.ts";
import type { ServerFrame } from "../../protocol/socket.ts";
import { type Broadcasts, eventText } from "./broadcasts.ts";
import type { HeldEvent } from "./connection.ts";
import type { FactStream } from "./fact-stream.ts";
import { nextTurn } from "./next-turn.ts";

/** Beyond either of these, fetching lists afresh is cheaper for both sides. */
export const maxMissedFacts = 2_000;
const maxMissedLength = 2 * 1024 * 1024;
/** Other sockets get a turn after so many facts. */
const factsPerTurn = 50;

export interface MissedDeps {
  readonly stream: FactStream;
  readonly broadcasts: Broadcasts;
  readonly inspect?: (frame: ServerFrame) => void;
}

/**
 * What happened after `cursor`, up to `last`, that this person may know, as frames, in order. Access is asked for again for
 * each fact.
 * @returns null when the client is better off fetching its lists afresh
 */
export async function missedEvents(
  deps: MissedDeps,
  accountId: string,
  { cursor, last }: { cursor: number; last: number },
): Promise<HeldEvent[] | null> {
  const { stream, broadcasts } = deps;
  const found = await stream.since(cursor, await broadcasts.scopesOf(accountId), maxMissedFacts + 1);
  const facts = found?.filter((fact) => fact.cursor <= last);
  if (!facts || facts.length > maxMissedFacts) return null;
  const events: HeldEvent[] = [];
  let length = 0;
  for (const [index, fact] of facts.entries()) {
    const text = await textFor(deps, fact, accountId);
    if (text !== null) {
      events.push({ cursor: fact.cursor, text });
      length += text.length;
      if (length > maxMissedLength) return null;
    }
    if (index % factsPerTurn === factsPerTurn - 1) await nextTurn();
  }
  return events;
}

async function textFor({ broadcasts, inspect }: MissedDeps, fact: Fact, accountId: string): Promise<string | null> {
  const broadcast = broadcasts.of(fact.kind);
  if (!broadcast) return null;
  const audience = await broadcast.audience(fact, undefined);
  if (!audience.includes(accountId)) return null;
  const told = await broadcast.present(fact, undefined);
  const event = typeof told === "function" ? await told(accountId) : told;
  return event && eventText(fact.cursor, event, inspect);
}
