import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Config } from "../config/config.ts";
import type { Log } from "../platform.ts";
import { allowedDestinations, type Destination, describeDestination, type Purpose } from "./destination.ts";

export interface Dial {
  readonly purpose: Purpose;
  readonly destination: Destination;
  /** For the log: what the connection is for, without personal data. */
  readonly reason: string;
  /** Milliseconds until the connection (and its TLS handshake) must stand. */
  readonly timeoutMs?: number;
}

/** The one door out of the machine: what the configuration does not name is refused. */
export interface Outbound {
  /** Where a purpose may connect to, or undefined when nothing is configured for it. */
  destinationFor(purpose: Purpose): Destination | undefined;
  /**
   * @returns a connected socket; the caller listens for its errors from then on
   * @throws DestinationRefused when the configuration does not allow it, the socket's own error when it cannot be reached
   */
  dial(dial: Dial): Promise<Socket>;
}

/** A connection was asked for that the configuration does not allow: a bug, or somebody trying. */
export class DestinationRefused extends Error {
  override readonly name = "DestinationRefused";
}

export function createOutbound(config: Pick<Config, "files" | "mail">, log: Log): Outbound {
  const allowed = allowedDestinations(config);
  return {
    destinationFor: (purpose) => allowed.get(purpose),
    async dial({ purpose, destination, reason, timeoutMs = 10_000 }) {
      const target = describeDestination(destination);
      const permitted = allowed.get(purpose);
      if (!permitted || describeDestination(permitted) !== target) {
        log.warn({ purpose, target, reason }, "outbound connection refused");
        throw new DestinationRefused(`No configuration allows ${purpose} to connect to ${target}.`);
      }
      log.info({ purpose, target, reason }, "outbound connection");
      return await established(destination, timeoutMs);
    },
  };
}

function established(destination: Destination, timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = open(destination);
    const timer = setTimeout(
      () => socket.destroy(new Error(`No answer from ${describeDestination(destination)} within ${timeoutMs} ms.`)),
      timeoutMs,
    );
    const settle = (act: () => void) => {
      clearTimeout(timer);
      socket.off("error", failed);
      act();
    };
    const failed = (error: Error) => settle(() => reject(error));
    socket.on("error", failed);
    socket.once(destination.kind === "tcp" && destination.tls ? "secureConnect" : "connect", () =>
      settle(() => resolve(socket)),
    );
  });
}

function open(destination: Destination): Socket {
  if (destination.kind === "unix") return connect({ path: destination.path });
  const { host, port } = destination;
  if (!destination.tls) return connect({ host, port });
  // A server name may not be an address (RFC 6066); the certificate is checked against `host` then.
  return connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), minVersion: "TLSv1.2" });
}
