import { expect, test } from "bun:test";
import { configSchema } from "../../platform/config/config.ts";
import type { Platform } from "../../platform/platform.ts";
import { mediaOptions } from "./media-options.ts";
import { relayServersFor } from "./relay-servers.ts";

const keys = { blindIndex: (column: string, value: string) => `${column} of ${value}` } as Platform["keys"];
const now = () => 1_800_000_000_000;
const serversIn = (media: object, tcpPort: number | null, relay = {}) => {
  const config = configSchema.parse({ media, relay, server: { public_url: "https://iris.example" } });
  const engine = { ports: async () => ({ port: 9000, tcpPort }) };
  return relayServersFor({ config, keys, now }, mediaOptions({ config, keys }), engine)("ada");
};

test.each([
  ["the outer addresses", ["192.0.2.1", "192.0.2.2", "2001:db8::1"], 9001, ["192.0.2.1", "[2001:db8::1]"]],
  ["the page's host, where none is named", [], 9001, ["iris.example"]],
  ["UDP alone, without a TCP port", ["192.0.2.1"], null, ["192.0.2.1"]],
])("S28 the own relay is found at %s", async (_, public_addresses, tcpPort, hosts) => {
  const [server] = await serversIn({ public_addresses }, tcpPort);
  expect(server?.urls).toEqual(
    hosts.flatMap((host) => [
      `turn:${host}:9000?transport=udp`,
      ...(tcpPort === null ? [] : [`turn:${host}:${tcpPort}?transport=tcp`]),
    ]),
  );
  expect(server?.username).toBe("1800003600:relay.person of ada");
});

test("S28 a relay that is off is not named", async () => {
  expect(await serversIn({}, 9001, { max_allocations: 0 })).toEqual([]);
});
