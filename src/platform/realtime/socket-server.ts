import { type ClientFrame, closeCode, type ServerFrame } from "../../protocol/socket.ts";
import type { Use } from "../access-log/access-entry.ts";
import { failure } from "../http/failure.ts";
import type { Operations } from "../http/operations.ts";
import { problemOf } from "../http/problem-of.ts";
import { type Budgets, takeToken } from "../http/rate-limit.ts";
import type { Caller, Device } from "../platform.ts";
import { answerRequest } from "./answer-request.ts";
import type { Broadcasts } from "./broadcasts.ts";
import { Commands } from "./commands.ts";
import { Connection, type Transport } from "./connection.ts";
import type { FactStream } from "./fact-stream.ts";
import type { Flusher } from "./flusher.ts";
import { greet } from "./greet.ts";
import type { Hub } from "./hub.ts";
import type { LiveDelivery } from "./live-delivery.ts";
import { readFrame } from "./read-frame.ts";

export interface SocketServerDeps {
  readonly operations: Operations;
  readonly authenticate: (request: Request) => Promise<Caller | null>;
  readonly hub: Hub;
  readonly broadcasts: Broadcasts;
  readonly live: LiveDelivery;
  readonly stream: FactStream;
  readonly flusher: Flusher;
  readonly budgets: Budgets;
  readonly version: string;
  readonly now: () => number;
  readonly newId: () => string;
  readonly observe: (operation: string, status: number, durationMs: number) => void;
  /** Told of each socket and each request over it, for the access log. */
  readonly noteUse: (use: Use) => void;
  readonly onError: (where: string, error: unknown) => void;
  readonly inspect?: (frame: ServerFrame) => void;
}

/** Who opened a socket, once its session was checked. */
export interface Opening {
  readonly caller: Caller;
  readonly address: string;
  readonly request: Request;
}

export type SocketServer = ReturnType<typeof socketServer>;

/** What sockets say and what happens then, apart from the network itself. */
export function socketServer(deps: SocketServerDeps) {
  const { hub, operations, budgets, flusher, now } = deps;
  const arrivals: ((device: Device) => void)[] = [];
  const departures: ((device: Device) => void)[] = [];
  const greeted = new WeakSet<Connection>();
  const commands = new Commands({
    onFailed: (connection, frame, error) =>
      void refuse(connection, error, { requestId: deps.newId(), where: frame.type }),
  });

  function noteUse(
    { caller, address, request }: Pick<Connection, "caller" | "address" | "request">,
    use: Pick<Use, "action" | "durationMs" | "status">,
  ): void {
    const userAgent = request.headers.get("user-agent");
    deps.noteUse({ at: now(), who: caller, address, userAgent, client: null, ...use });
  }

  function refuse(
    connection: Connection,
    error: unknown,
    { ref, requestId = deps.newId(), where = "socket" }: { ref?: string; requestId?: string; where?: string } = {},
  ): number {
    const endpoint = operations.all.get(where)?.endpoint ?? null;
    const problem = problemOf(
      operations.declared(error, endpoint, where, requestId),
      connection.caller.language,
      requestId,
    );
    connection.send({ type: "error", ...(ref !== undefined && { ref }), problem });
    return problem.status;
  }

  /** A frame that should not have been sent. Now and then is a mistake; often is abuse. */
  function fault(connection: Connection, error: unknown, ref?: string): void {
    refuse(connection, error, ref === undefined ? {} : { ref });
    if (takeToken(connection.faultBucket, budgets.fault, now()) > 0) connection.close(closeCode.abuse, "abuse");
  }

  function connected(connection: Connection): void {
    greeted.add(connection);
    tellAll(arrivals, connection);
  }

  function tellAll(handlers: readonly ((device: Device) => void)[], connection: Connection): void {
    for (const handler of handlers) {
      try {
        handler(connection);
      } catch (error) {
        deps.onError("connection", error);
      }
    }
  }

  function take(connection: Connection, frame: ClientFrame): void {
    const isGreeted = connection.phase !== "greeting";
    if (frame.type === "ping") connection.send({ type: "pong" });
    else if (frame.type === "hello") {
      if (isGreeted) fault(connection, outOfTurn("hello was said already"));
      else void greet({ ...deps, refuse, connected }, connection, frame);
    } else if (!isGreeted) fault(connection, outOfTurn("hello comes first"), refIn(frame));
    else if (frame.type === "request") void answerRequest({ ...deps, refuse, noteUse }, connection, frame);
    else command(connection, frame);
  }

  function command(connection: Connection, frame: ClientFrame): void {
    try {
      operations.admitFrame(frame.type, connection.caller);
      if (!commands.take(frame, connection)) throw failure("core.unavailable", { retryAfterSec: 1 });
    } catch (error) {
      fault(connection, error);
    }
  }

  return {
    command: commands.add.bind(commands),
    onConnected: (handler: (device: Device) => void) => void arrivals.push(handler),
    onDisconnected: (handler: (device: Device) => void) => void departures.push(handler),

    opened(transport: Transport, { caller, address, request }: Opening): Connection {
      const { inspect } = deps;
      const options = { socketId: deps.newId(), caller, address, request, now: now(), flusher, inspect };
      const connection = new Connection(transport, options);
      hub.admit(connection);
      noteUse(connection, { action: "connect", durationMs: 0, status: 101 });
      return connection;
    },

    received(connection: Connection, data: string | Uint8Array): void {
      if (connection.phase === "closed") return;
      connection.lastHeardAt = now();
      const retryAfterSec = takeToken(connection.frameBucket, budgets.frame, now());
      const read = readFrame(data);
      const ref = read.frame ? refIn(read.frame) : read.ref;
      if (retryAfterSec > 0) fault(connection, failure("core.too_many", { retryAfterSec }), ref);
      else if (read.frame) take(connection, read.frame);
      else fault(connection, failure("core.invalid_input", { fields: read.faults }), ref);
    },

    heard(connection: Connection): void {
      connection.lastHeardAt = now();
    },

    gone(connection: Connection): void {
      connection.phase = "closed";
      hub.leave(connection);
      if (greeted.delete(connection)) tellAll(departures, connection);
    },
  };
}

const refIn = (frame: ClientFrame): string | undefined => (frame.type === "request" ? frame.ref : undefined);

const outOfTurn = (reason: string) => failure("core.invalid_input", { fields: [{ path: "frame.type", reason }] });
