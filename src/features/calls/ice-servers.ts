import { createHmac } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";
import type { Config } from "../../platform/config/config.ts";
import type { listIceServers } from "../../protocol/calls.ts";
import type { OutputOf } from "../../protocol/endpoint.ts";

type IceServers = OutputOf<typeof listIceServers>["iceServers"];

/** Long enough for a working day's call; such a relay checks it when an allocation is made or refreshed. */
const othersValidSec = 12 * 60 * 60;
/** Ours checks it only when an allocation is made, and a browser asks afresh for each call. */
const ownValidSec = 60 * 60;

/** The relay inside this program. */
export interface OwnRelay {
  readonly secret: string;
  readonly udpPort: number;
  readonly tcpPort: number | null;
}

/**
 * The relays that the configuration names, with credentials that expire by themselves ("REST" credentials: the relay checks
 * them with the shared secret alone). The user name carries an id made for this answer, so that a relay's log names nobody.
 * @see draft-uberti-behave-turn-rest-00
 */
export function othersRelays(
  { turn_urls: urls, turn_secret: secret }: { turn_urls: readonly string[]; turn_secret?: string | undefined },
  now: number,
  opaqueId: string,
): IceServers {
  return [{ urls: [...urls], ...(secret !== undefined && credentials(secret, now, othersValidSec, opaqueId)) }];
}

/**
 * The relay inside this program, over UDP and over TCP.
 * @param owner stands for the person: always the same, and telling nobody who it is
 */
export function ownRelay(
  { media, server }: Pick<Config, "media" | "server">,
  { secret, udpPort, tcpPort }: OwnRelay,
  now: number,
  owner: string,
): IceServers {
  const addresses = media.public_addresses;
  // One of each family is enough: every further address makes browsers search for longer.
  const hosts = [addresses.find(isIPv4), addresses.find(isIPv6)].filter((address) => address !== undefined);
  if (hosts.length === 0) hosts.push(new URL(server.public_url).hostname);
  const urls = hosts
    .map((host) => (isIPv6(host) ? `[${host}]` : host))
    .flatMap((host) => [
      `turn:${host}:${udpPort}?transport=udp`,
      ...(tcpPort === null ? [] : [`turn:${host}:${tcpPort}?transport=tcp`]),
    ]);
  return [{ urls, ...credentials(secret, now, ownValidSec, owner) }];
}

function credentials(secret: string, now: number, validSec: number, owner: string) {
  const username = `${Math.floor(now / 1000) + validSec}:${owner}`;
  return { username, credential: createHmac("sha1", secret).update(username).digest("base64") };
}
