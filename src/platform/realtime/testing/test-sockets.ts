import { nanoid } from "nanoid";
import { type ClientFrame, protocolVersion, type ServerFrame, serverFrame } from "../../../protocol/socket.ts";
import { type Bug, operations } from "../../http/operations.ts";
import { defaultBudgets, rateLimiter } from "../../http/rate-limit.ts";
import { readSessionToken } from "../../http/session-cookie.ts";
import { ada, bob, cookieOf, mallory, publicUrl } from "../../http/testing/test-host.ts";
import { createLog } from "../../observability/log.ts";
import type { Caller } from "../../platform.ts";
import { Broadcasts } from "../broadcasts.ts";
import { Flusher } from "../flusher.ts";
import { Hub } from "../hub.ts";
import { LiveDelivery } from "../live-delivery.ts";
import { socketServer } from "../socket-server.ts";
import { startSweeping } from "../sweep.ts";
import { MemoryFacts } from "./fact-stream.ts";
import { TestTimers } from "./test-timers.ts";
import { MemoryTransport } from "./transport.ts";
import { until } from "./until.ts";

/** Sockets without a network: transports in memory, time that stands still. */
export function testSockets() {
  const timers = new TestTimers();
  const facts = new MemoryFacts();
  const hub = new Hub();
  const broadcasts = new Broadcasts();
  const errors: unknown[] = [];
  const bugs: Bug[] = [];
  const sessions = new Map([ada, bob, mallory].map((caller) => [caller.sessionId, caller]));
  const onError = (_where: string, error: unknown): void => void errors.push(error);
  const inspect = (frame: ServerFrame): void => void serverFrame.parse(frame);
  const { now } = timers;
  const log = createLog({ level: "silent" });
  const limiter = rateLimiter(now);
  const ops = operations({ now, log, limiter, strict: true, onBug: (bug) => void bugs.push(bug) });
  const flusher = new Flusher();
  const live = new LiveDelivery({ hub, broadcasts, flusher, onError, inspect });
  const authenticate = async (request: Request) => sessions.get(readSessionToken(request) ?? "") ?? null;
  const sockets = socketServer({
    noteUse: () => {},
    ...{ operations: ops, authenticate, hub, broadcasts, live, flusher, stream: facts, now, onError, inspect },
    budgets: defaultBudgets,
    version: "0.0.0-test",
    newId: nanoid,
    observe: () => {},
  });
  facts.subscribeLive(live.take);
  startSweeping({ hub, now, timers, authenticate, onError });

  /** Opens a socket; nothing has been said on it. */
  const open = (caller: Caller, transport = new MemoryTransport()) => {
    const headers = { cookie: cookieOf(caller) };
    const upgrade = new Request(`${publicUrl}/api/socket`, { headers });
    const connection = sockets.opened(transport, { caller, address: "127.0.0.1", request: upgrade });
    const frames = (): ServerFrame[] => transport.frames;
    const answered = (ref: string) => frames().find((frame) => "ref" in frame && frame.ref === ref);
    return {
      connection,
      transport,
      frames,
      say: (frame: ClientFrame) => sockets.received(connection, JSON.stringify(frame)),
      sayRaw: (data: string | Uint8Array) => sockets.received(connection, data),
      cursors: () => frames().flatMap((frame) => (frame.type === "event" ? [frame.cursor] : [])),
      async answerTo(ref: string) {
        await until(() => answered(ref) !== undefined);
        return answered(ref);
      },
    };
  };
  return {
    ...{ sockets, hub, broadcasts, live, facts, timers, errors, bugs, sessions, open },
    route: ops.add,
    /** Opens a socket, says hello and waits for the welcome. */
    async connect(caller: Caller, { cursor, transport }: { cursor?: number; transport?: MemoryTransport } = {}) {
      const socket = open(caller, transport);
      const deviceId = nanoid();
      socket.say({ type: "hello", version: protocolVersion, deviceId, ...(cursor !== undefined && { cursor }) });
      await until(() => socket.frames().some(({ type }) => type === "welcome"));
      return socket;
    },
  };
}
