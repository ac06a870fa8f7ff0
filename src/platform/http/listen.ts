import type { HTMLBundle, Server, TLSOptions, WebSocketHandler } from "bun";
import type { Peer } from "./exchange.ts";

export interface ListenOptions {
  /** 0: any free one. */
  readonly port: number;
  readonly hostname: string;
  readonly tls?: TLSOptions;
  /** Pages that Bun builds as they are asked for, during development. */
  readonly pages?: Readonly<Record<string, HTMLBundle>>;
}

export interface ListenDeps<Data> {
  readonly fetch: (request: Request, peer: Peer) => Promise<Response>;
  readonly websocket: WebSocketHandler<Data>;
  readonly socketPath: string;
  /** Upgrades, or answers why not. */
  readonly upgrade: (request: Request, peer: Peer, server: Server<Data>) => Promise<Response | undefined>;
  /** Bun itself refuses what is larger. */
  readonly maxBodyBytes: number;
}

/** Seconds a connection may be silent in the middle of a request. */
const idleTimeout = 60;
/** The most that Bun knows: a scanner or a paused download may take that long. */
const longIdleTimeout = 255;
const served = ["/api/*", "/healthz", "/readyz", "/metrics"];

/** Opens the port. @throws when it is taken */
export function listen<Data>(deps: ListenDeps<Data>, { port, hostname, tls, pages }: ListenOptions): Server<Data> {
  const answer = (request: Request, server: Server<Data>): Promise<Response | undefined> => {
    // A request line and a host that are no address together.
    if (!URL.canParse(request.url)) return Promise.resolve(new Response(null, { status: 400 }));
    const peer: Peer = {
      address: server.requestIP(request)?.address ?? "unknown",
      allowIdle: () => server.timeout(request, longIdleTimeout),
    };
    return new URL(request.url).pathname === deps.socketPath
      ? deps.upgrade(request, peer, server)
      : deps.fetch(request, peer);
  };
  return Bun.serve<Data>({
    port,
    hostname,
    idleTimeout,
    maxRequestBodySize: deps.maxBodyBytes,
    ...(tls && { tls }),
    ...(pages && { routes: { ...Object.fromEntries(served.map((path) => [path, answer])), ...pages } }),
    fetch: answer,
    websocket: deps.websocket,
    // What reaches this is thrown outside every handler of ours; its text is nobody's business.
    error: () => new Response(null, { status: 500 }),
  });
}
