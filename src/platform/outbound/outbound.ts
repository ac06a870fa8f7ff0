import { lookup } from "node:dns/promises";
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Config } from "../config/config.ts";
import type { Log } from "../platform.ts";
import {
  allowedDestinations,
  allowedOrigins,
  type Destination,
  describeDestination,
  isBelowAny,
  type Purpose,
  type WebPurpose,
} from "./destination.ts";
import { createEgressLedger, type EgressLedger } from "./egress-ledger.ts";
import { requestOver, type WebAnswer, type WebLimits, type WebRequest } from "./http-request.ts";
import { isPublicAddress } from "./public-address.ts";

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
  /** Whether the configuration names this address's origin for the purpose, or every public one and this is https. */
  permits(purpose: WebPurpose, url: URL): boolean;
  /** True when the configuration names any origin for the purpose. */
  permitsAny(purpose: WebPurpose): boolean;
  /** For a client that keeps its own connections: a `fetch` to the origins that the configuration names, and no other. */
  fetchFor(purpose: WebPurpose): (request: Request) => Promise<Response>;
  /**
   * One HTTP request; no redirect is followed.
   * @throws DestinationRefused when the configuration does not allow it, an Error when no whole answer comes
   */
  request(request: OutboundRequest): Promise<WebAnswer>;
}

export interface OutboundRequest extends WebRequest {
  readonly purpose: WebPurpose;
  /** For the log: what the request is for, without personal data. */
  readonly reason: string;
  readonly limits?: WebLimits;
}

/** A connection was asked for that the configuration does not allow: a bug, or somebody trying. */
export class DestinationRefused extends Error {
  override readonly name = "DestinationRefused";
}

/** All addresses of a name. */
type Resolve = (host: string) => Promise<readonly string[]>;
const resolveName: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

interface OutboundParts {
  readonly resolve?: Resolve;
  readonly ledger?: EgressLedger;
}

export function createOutbound(
  config: Pick<Config, "dns" | "files" | "mail" | "push" | "single_sign_on" | "storage" | "webhooks">,
  log: Log,
  { resolve = resolveName, ledger = createEgressLedger(Date.now) }: OutboundParts = {},
): Outbound {
  const allowed = allowedDestinations(config);
  const origins = allowedOrigins(config);
  const isNamed = (purpose: WebPurpose, { origin }: URL) => origins.get(purpose)?.has(origin) === true;
  const permits = (purpose: WebPurpose, url: URL) => isNamed(purpose, url) || isBelowAny(origins.get(purpose), url);

  /** Where a named origin is, is the operator's business; any other has only public addresses, and one of those is dialled. */
  async function addressOf(purpose: WebPurpose, url: URL): Promise<string> {
    const host = url.hostname.replace(/^\[|\]$/g, "");
    if (isNamed(purpose, url)) return host;
    const addresses = isIP(host) ? [host] : await resolve(host);
    const [first] = addresses;
    if (first !== undefined && addresses.every(isPublicAddress)) return first;
    throw new DestinationRefused(`${url.origin} is no public address.`);
  }

  return {
    permits,
    fetchFor: (purpose) => async (request) => {
      const url = new URL(request.url);
      const egress = { purpose, destination: url.origin, reason: "keep the instance's data" };
      if (isNamed(purpose, url)) {
        ledger.opened(egress);
        return fetch(request, { redirect: "error" });
      }
      ledger.refused(egress);
      log.warn({ purpose, target: url.origin }, "outbound request refused");
      throw new DestinationRefused(`No configuration allows ${purpose} to ask ${url.origin}.`);
    },
    permitsAny: (purpose) => (origins.get(purpose)?.size ?? 0) > 0,
    async request({ purpose, reason, limits, ...asked }) {
      const { url } = asked;
      const target = url.origin;
      const egress = { purpose, destination: target, reason };
      try {
        if (!permits(purpose, url))
          throw new DestinationRefused(`No configuration allows ${purpose} to ask ${target}.`);
        const host = await addressOf(purpose, url);
        log.info({ purpose, target, reason }, "outbound request");
        ledger.opened(egress);
        const tls = url.protocol === "https:";
        const port = Number(url.port) || (tls ? 443 : 80);
        const destination = { kind: "tcp", host, port, tls } as const;
        const socket = await established(destination, limits?.timeoutMs ?? 10_000, url.hostname);
        ledger.watch(egress, socket);
        return await requestOver(socket, asked, limits);
      } catch (error) {
        if (error instanceof DestinationRefused) {
          ledger.refused(egress);
          log.warn({ purpose, target, reason }, "outbound request refused");
        }
        throw error;
      }
    },
    destinationFor: (purpose) => allowed.get(purpose),
    async dial({ purpose, destination, reason, timeoutMs = 10_000 }) {
      const target = describeDestination(destination);
      const egress = { purpose, destination: target, reason };
      const permitted = allowed.get(purpose);
      if (!permitted || describeDestination(permitted) !== target) {
        ledger.refused(egress);
        log.warn({ purpose, target, reason }, "outbound connection refused");
        throw new DestinationRefused(`No configuration allows ${purpose} to connect to ${target}.`);
      }
      log.info({ purpose, target, reason }, "outbound connection");
      ledger.opened(egress);
      const socket = await established(destination, timeoutMs);
      ledger.watch(egress, socket);
      return socket;
    },
  };
}

/** @param name whom the certificate must be for, when the address was looked up before */
function established(destination: Destination, timeoutMs: number, name?: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = open(destination, name);
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

function open(destination: Destination, name?: string): Socket {
  if (destination.kind === "unix") return connect({ path: destination.path });
  const { host, port } = destination;
  if (!destination.tls) return connect({ host, port });
  const servername = name ?? host;
  // A server name may not be an address (RFC 6066); the certificate is checked against `host` then.
  return connectTls({ host, port, ...(isIP(servername) ? {} : { servername }), minVersion: "TLSv1.2" });
}
