import { expect, test } from "bun:test";
import { configSchema } from "../../platform/config/config.ts";
import { othersRelays, ownRelay } from "./ice-servers.ts";

const now = 1_800_000_000_000;

test("S28 relay credentials expire and are signed with the shared secret", () => {
  const [server] = othersRelays({ turn_urls: ["turn:relay.example:3478"], turn_secret: "north" }, now, "opaque");
  expect(server).toEqual({
    urls: ["turn:relay.example:3478"],
    username: "1800043200:opaque",
    // printf 1800043200:opaque | openssl dgst -sha1 -hmac north -binary | base64
    credential: "bqkj8nGPAA4XJC3GEyQk9JtWsz8=",
  });
});

test("S28 an open relay needs no credentials", () => {
  expect(othersRelays({ turn_urls: ["stun:relay.example"] }, now, "x")).toEqual([{ urls: ["stun:relay.example"] }]);
});

test.each([
  ["the outer addresses", ["192.0.2.1", "192.0.2.2", "2001:db8::1"], 8081, ["192.0.2.1", "[2001:db8::1]"]],
  ["the page's host, where none is named", [], 8081, ["iris.example"]],
  ["UDP alone, without a TCP port", ["192.0.2.1"], null, ["192.0.2.1"]],
])("S28 the own relay is found at %s", (_, public_addresses, tcpPort, hosts) => {
  const config = configSchema.parse({ media: { public_addresses }, server: { public_url: "https://iris.example" } });
  const [server] = ownRelay(config, { secret: "north", udpPort: 9000, tcpPort }, now, "somebody");
  expect(server?.urls).toEqual(
    hosts.flatMap((host) => [
      `turn:${host}:9000?transport=udp`,
      ...(tcpPort === null ? [] : [`turn:${host}:${tcpPort}?transport=tcp`]),
    ]),
  );
  expect(server?.username).toBe("1800003600:somebody");
});
