import { closeCode } from "../../protocol/socket.ts";
import type { Caller } from "../platform.ts";
import { heartbeatSec } from "./greet.ts";
import type { Hub } from "./hub.ts";
import { nextTurn } from "./next-turn.ts";
import type { Timers } from "./timers.ts";

export const sweepMs = heartbeatSec * 1000;
/** Two heartbeats may get lost; a socket that never says hello has one. */
export const silentAfterMs = 2.5 * sweepMs;
const sessionsPerTurn = 20;

export interface SweepDeps {
  readonly hub: Hub;
  readonly now: () => number;
  readonly timers: Timers;
  readonly authenticate: (request: Request) => Promise<Caller | null>;
  readonly onError: (where: string, error: unknown) => void;
}

/**
 * Closes sockets that went silent and sessions that ended by themselves. The ping is answered by the browser even where a
 * hidden tab's own timers sleep.
 * @returns a function that stops it
 */
export function startSweeping(deps: SweepDeps): () => void {
  return deps.timers.every(sweepMs, () => {
    const now = deps.now();
    for (const connection of deps.hub.all) {
      const patienceMs = connection.phase === "greeting" ? sweepMs : silentAfterMs;
      if (now - connection.lastHeardAt >= patienceMs) connection.close(closeCode.silent, "silent");
      else connection.ping();
    }
    void review(deps);
  });
}

/** Sessions expire, roles change, and a command on the machine may end a session. */
async function review({ hub, authenticate, onError }: SweepDeps): Promise<void> {
  for (const [index, connection] of [...hub.all].entries()) {
    if (index % sessionsPerTurn === sessionsPerTurn - 1) await nextTurn();
    try {
      const caller = await authenticate(connection.request);
      // Its company began to ask for a second factor: the page that comes instead leads to one.
      if (caller?.lacksSecondFactor) connection.close(closeCode.outdated, "reload");
      else if (caller?.sessionId === connection.caller.sessionId) connection.caller = caller;
      else connection.close(closeCode.sessionEnded, "session ended");
    } catch (error) {
      onError("review", error);
    }
  }
}
