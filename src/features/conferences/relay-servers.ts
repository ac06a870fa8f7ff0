import { createHmac } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";
import type { MediaEngine, MediaOptions } from "../../media/index.ts";
import type { Platform } from "../../platform/platform.ts";
import type { listIceServers } from "../../protocol/calls.ts";
import type { OutputOf } from "../../protocol/endpoint.ts";

type IceServers = OutputOf<typeof listIceServers>["iceServers"];

/** Checked only when an allocation is made, and a browser asks afresh for each call. */
const validSec = 60 * 60;

/**
 * The relay inside this program, over UDP and over TCP, for one person; empty when it is off. It shares the engine's port and
 * starts with it. The user name stands for the person: always the same, since their share is counted by it, and telling nobody
 * who it is.
 */
export const relayServersFor =
  (
    { config: { media, server }, keys, now }: Pick<Platform, "config" | "keys" | "now">,
    { relay }: MediaOptions,
    engine: Pick<MediaEngine, "ports">,
  ) =>
  async (accountId: string): Promise<IceServers> => {
    if (relay === null) return [];
    const { port, tcpPort } = await engine.ports();
    const addresses = media.public_addresses;
    // One of each family is enough: every further address makes browsers search for longer.
    const hosts = [addresses.find(isIPv4), addresses.find(isIPv6)].filter((address) => address !== undefined);
    if (hosts.length === 0) hosts.push(new URL(server.public_url).hostname);
    const urls = hosts
      .map((host) => (isIPv6(host) ? `[${host}]` : host))
      .flatMap((host) => [
        `turn:${host}:${port}?transport=udp`,
        ...(tcpPort === null ? [] : [`turn:${host}:${tcpPort}?transport=tcp`]),
      ]);
    const username = `${Math.floor(now() / 1000) + validSec}:${keys.blindIndex("relay.person", accountId)}`;
    return [{ urls, username, credential: createHmac("sha1", relay.secret).update(username).digest("base64") }];
  };
