import { createHmac } from "node:crypto";
import type { listIceServers } from "../../protocol/calls.ts";
import type { OutputOf } from "../../protocol/endpoint.ts";

export type IceServers = OutputOf<typeof listIceServers>["iceServers"];

/** Long enough for a working day's call; a relay checks it when an allocation is made or refreshed. */
const validSec = 12 * 60 * 60;
/**
 * The relays that the configuration names, with credentials that expire by themselves ("REST" credentials: the relay checks
 * them with the shared secret alone). The user name carries an id made for this answer, so that a relay's log names nobody.
 * @returns empty when it names none: the own relay serves then
 * @see draft-uberti-behave-turn-rest-00
 */
export function othersRelays(
  { turn_urls: urls, turn_secret: secret }: { turn_urls: readonly string[]; turn_secret?: string | undefined },
  now: number,
  opaqueId: string,
): IceServers {
  if (urls.length === 0) return [];
  if (secret === undefined) return [{ urls: [...urls] }];
  const username = `${Math.floor(now / 1000) + validSec}:${opaqueId}`;
  return [{ urls: [...urls], username, credential: createHmac("sha1", secret).update(username).digest("base64") }];
}
