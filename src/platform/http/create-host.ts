import type { Server } from "bun";
import { closeCode, type ServerFrame, serverFrame } from "../../protocol/socket.ts";
import type { Use } from "../access-log/access-entry.ts";
import { serveHealth } from "../observability/health-pages.ts";
import { createMetrics, type GaugeSource } from "../observability/metrics.ts";
import type { Caller, Host, OnBehalf, Platform, SentFrames } from "../platform.ts";
import { Broadcasts } from "../realtime/broadcasts.ts";
import type { FactStream } from "../realtime/fact-stream.ts";
import { Flusher } from "../realtime/flusher.ts";
import { Hub } from "../realtime/hub.ts";
import { LiveDelivery } from "../realtime/live-delivery.ts";
import { socketServer } from "../realtime/socket-server.ts";
import { startSweeping } from "../realtime/sweep.ts";
import { realTimers, type Timers } from "../realtime/timers.ts";
import { type SocketData, socketPath, upgrade, webSocketHandler } from "../realtime/web-sockets.ts";
import type { Peer } from "./exchange.ts";
import { failure } from "./failure.ts";
import { httpApp } from "./http-app.ts";
import { maxBodyBytes } from "./json-body.ts";
import { type ListenOptions, listen } from "./listen.ts";
import { serveDocumentation } from "./openapi-pages.ts";
import { type Bug, operations } from "./operations.ts";
import { type Budgets, rateLimiter, scaledBudgets } from "./rate-limit.ts";
import { type Asset, serveAssets } from "./serve-assets.ts";

export interface HostOptions {
  /** Whose session cookie a request carries; null when none that holds. */
  readonly authenticate: (request: Request) => Promise<Caller | null>;
  readonly stream: FactStream;
  readonly version: string;
  /** The web interface's files; none: it is served by someone else. */
  readonly assets?: readonly Asset[];
  /** Addresses that the web interface asks for first. */
  readonly firstRequests?: readonly string[];
  readonly budgets?: Budgets;
  /** Checks every answer and frame against the contract: for development and tests. */
  readonly strict?: boolean;
  /** Told of every mistake of ours beside the log, with the error itself. */
  readonly onBug?: (bug: Bug) => void;
  readonly timers?: Timers;
  /** Asked by `/readyz`, once everything has started; a throw means no. */
  readonly isReady?: () => Promise<boolean>;
  readonly gauges?: readonly GaugeSource[];
  /** The access log: told of each use. */
  readonly noteUse?: (use: Use) => void;
}

export interface Listening {
  readonly port: number;
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  /** Tells clients, lets running calls end, closes. */
  stop(): Promise<void>;
}

type SentListener = (accountId: string, frame: ServerFrame) => void;

export interface ServedHost extends Host, OnBehalf, SentFrames {
  /** Answers one request without a network. */
  fetch(request: Request, peer?: Peer): Promise<Response>;
  /** Runs what features asked for before readiness, then opens the port. */
  listen(options: ListenOptions): Promise<Listening>;
}

/** Clients come back within this time after the server went down. */
const retryWithinMs = 5_000;
const drainMs = 5_000;
const drainStepMs = 20;

/** Everything between the network and the features: HTTP, sockets, delivery of facts, health. */
export function createHost(platform: Platform, options: HostOptions): ServedHost {
  const { log, now, newId, config } = platform;
  const { authenticate, strict = false, onBug = () => {}, timers = realTimers, noteUse = () => {} } = options;
  const { budgets = scaledBudgets(config.server.rate_limit_factor) } = options;
  const publicUrl = config.server.public_url;
  const publicHost = new URL(publicUrl).host;
  const metrics = createMetrics();
  const starts: (() => Promise<void>)[] = [];
  const stops: (() => Promise<void>)[] = [];
  let isStarted = false;

  const onError = (where: string, error: unknown): void => {
    const requestId = newId();
    log.error({ where, requestId, error }, "something failed while no caller was waiting");
    onBug({ where, requestId, error });
  };
  const inspect = strict ? frameInspector(onError) : undefined;
  const ops = operations({ now, log, limiter: rateLimiter(now, budgets), strict, onBug });
  const http = httpApp({
    operations: ops,
    authenticate,
    log,
    newId,
    now,
    noteUse,
    publicUrl,
    trustedProxies: config.server.trusted_proxies,
    fallback: serveAssets(
      options.assets ?? [],
      options.firstRequests && {
        requests: options.firstRequests,
        isSignedIn: async (request) => {
          const caller = await authenticate(request);
          return caller !== null && caller.guestOf === null;
        },
      },
    ),
    observe: (operation, status, durationMs) => metrics.observe("http", operation, status, durationMs),
  });
  const hub = new Hub();
  const broadcasts = new Broadcasts();
  const flusher = new Flusher();
  const live = new LiveDelivery({ hub, broadcasts, flusher, onError, inspect });
  const sockets = socketServer({
    ...{
      operations: ops,
      authenticate,
      hub,
      broadcasts,
      live,
      flusher,
      stream: options.stream,
      budgets,
      now,
      newId,
      onError,
      inspect,
      noteUse,
    },
    version: options.version,
    observe: (operation, status, durationMs) => metrics.observe("socket", operation, status, durationMs),
  });
  options.stream.subscribeLive(live.take);

  const isReady = async (): Promise<boolean> => {
    try {
      return isStarted && ((await options.isReady?.()) ?? true);
    } catch (error) {
      log.warn({ error }, "not ready");
      return false;
    }
  };

  serveDocumentation(http, config.instance.name, options.version);
  serveHealth(http, { metrics, isReady });
  metrics.gauge({ name: "iris_sockets", help: "Open sockets", read: () => hub.all.size });
  metrics.gauge({ name: "iris_facts_position", help: "Cursor of the last fact told", read: () => live.position });
  metrics.gauge({ name: "iris_facts_backlog", help: "Facts waiting to be told", read: () => live.backlog });
  for (const gauge of options.gauges ?? []) metrics.gauge(gauge);

  const start = async (): Promise<void> => {
    for (const run of starts) await run();
    live.startAt(options.stream.head());
    isStarted = true;
  };

  /** Resolves once nothing is under way, or it has taken too long. */
  const drained = async (isBusy: () => boolean): Promise<void> => {
    for (let waitedMs = 0; isBusy() && waitedMs < drainMs; waitedMs += drainStepMs) {
      await new Promise<void>((resolve) => void timers.after(drainStepMs, resolve));
    }
  };

  const stop = async (server: Server<SocketData>, stopSweeping: () => void): Promise<void> => {
    isStarted = false;
    stopSweeping();
    for (const connection of hub.all) connection.send({ type: "closing", retryWithinMs });
    for (const run of stops.toReversed()) {
      await run().catch((error: unknown) => onError("stop", error));
    }
    await drained(() => [...hub.all].some((connection) => connection.requestsInFlight > 0));
    for (const connection of [...hub.all]) connection.close(closeCode.restarting, "restarting");
    // Takes no more. It would wait for idle connections too, which browsers keep for a minute.
    void server.stop();
    await drained(() => server.pendingRequests > 0);
    await server.stop(true);
  };

  const sentListeners = new Map<ServerFrame["type"], readonly SentListener[]>();
  return {
    route: (endpoint, handler) => http.serve(ops.add(endpoint, handler)),
    command: sockets.command,
    broadcast: (kind, broadcast) => broadcasts.add(kind, broadcast),
    scopes: (find) => broadcasts.addScopes(find),
    sendTo(accountId, frame, except) {
      inspect?.(frame);
      hub.sendTo(accountId, frame, except);
      for (const listener of sentListeners.get(frame.type) ?? []) listener(accountId, frame);
    },
    onSent(type, listener) {
      // Called with frames of this type alone.
      const heard = listener as unknown as SentListener;
      sentListeners.set(type, [...(sentListeners.get(type) ?? []), heard]);
    },
    devicesOf: (accountId) => hub.of(accountId),
    isOnline: (accountId) => hub.countOf(accountId) > 0,
    onConnected: sockets.onConnected,
    onDisconnected: sockets.onDisconnected,
    closeSession: (sessionId) => hub.closeSession(sessionId),
    onStart: (run) => void starts.push(run),
    onStop: (run) => void stops.push(run),
    async askAs(caller, endpoint, { params, query, body } = {}, request = undefined) {
      const operation = ops.all.get(endpoint.operation);
      if (!operation || endpoint.access !== "account") throw failure("core.not_found");
      const context = { caller, request, requestId: newId(), language: caller.language, address: "" };
      // What the operation answers is what its contract says.
      return (await ops.run(operation, { params, query, body }, { ...context, setHeader() {} })) as never;
    },
    fetch: http.fetch,
    async listen(listenOptions) {
      await start();
      const stopSweeping = startSweeping({ hub, now, timers, authenticate, onError });
      const server = listen<SocketData>(
        {
          fetch: http.fetch,
          socketPath,
          websocket: webSocketHandler(sockets),
          upgrade: (request, peer, upgradable) =>
            http.attempt(request, peer, (exchange) =>
              upgrade({ authenticate, publicHost }, request, exchange, upgradable),
            ),
          // Larger than any handler takes, so that it is ours to answer what is too large.
          maxBodyBytes: config.files.max_bytes + 2 * maxBodyBytes,
        },
        listenOptions,
      );
      const { port = 0 } = server;
      return {
        port,
        url: `${listenOptions.tls ? "https" : "http"}://${listenOptions.hostname}:${port}`,
        stop: () => stop(server, stopSweeping),
      };
    },
  };
}

function frameInspector(onError: (where: string, error: unknown) => void): (frame: ServerFrame) => void {
  return (frame) => {
    const { error } = serverFrame.safeParse(frame);
    if (error) onError(`frame ${frame.type}`, error);
  };
}
