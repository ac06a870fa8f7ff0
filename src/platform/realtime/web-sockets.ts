import type { Server, WebSocketHandler } from "bun";
import { maxFrameBytes } from "../../protocol/socket.ts";
import type { Exchange } from "../http/exchange.ts";
import { failure } from "../http/failure.ts";
import { isOwnOrigin } from "../http/origin.ts";
import type { Caller } from "../platform.ts";
import { type Connection, maxBufferedBytes } from "./connection.ts";
import type { Opening, SocketServer } from "./socket-server.ts";

export const socketPath = "/api/socket";

export interface SocketData {
  readonly opening: Opening;
  connection: Connection | undefined;
}

export interface UpgradeDeps {
  readonly authenticate: (request: Request) => Promise<Caller | null>;
  readonly publicHost: string;
}

/**
 * Turns a request into a socket. Browsers let any page open a socket to us with our cookie: the origin decides.
 * @throws Failure when there is no session, or another website asks
 */
export async function upgrade(
  { authenticate, publicHost }: UpgradeDeps,
  request: Request,
  exchange: Exchange,
  server: Server<SocketData>,
): Promise<undefined> {
  exchange.operation = "socket";
  if (!isOwnOrigin(request, publicHost)) throw failure("core.foreign_origin");
  // Kept for as long as the socket lives, while Bun's own request does not outlive the upgrade.
  const kept = new Request(request.url, { headers: new Headers(request.headers) });
  const caller = await authenticate(kept);
  if (!caller) throw failure("core.not_signed_in");
  // A socket is told everything and asks for anything; scopes end here.
  if (caller.tokenScopes) throw failure("core.token_scope");
  if (caller.owesTerms) throw failure("core.terms_due");
  if (caller.lacksSecondFactor) throw failure("core.second_factor_needed");
  const data: SocketData = { opening: { caller, address: exchange.address, request: kept }, connection: undefined };
  if (!server.upgrade(request, { data })) {
    throw failure("core.invalid_input", { fields: [{ path: "upgrade", reason: "must ask for a WebSocket" }] });
  }
}

/** Bun's events → ours. Compression is off: it costs more CPU per receiver than everything else together. */
export function webSocketHandler(sockets: SocketServer): WebSocketHandler<SocketData> {
  return {
    maxPayloadLength: maxFrameBytes,
    // A close frame must still fit behind what is waiting when a slow client is cut.
    backpressureLimit: 2 * maxBufferedBytes,
    // Silence is judged by the sweep.
    idleTimeout: 0,
    sendPings: false,
    perMessageDeflate: false,
    open(ws) {
      ws.data.connection = sockets.opened(ws, ws.data.opening);
    },
    message({ data: { connection } }, message) {
      if (connection) sockets.received(connection, message);
    },
    pong({ data: { connection } }) {
      if (connection) sockets.heard(connection);
    },
    close({ data: { connection } }) {
      if (connection) sockets.gone(connection);
    },
  };
}
