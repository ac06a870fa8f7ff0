import { expect, test } from "bun:test";
import { othersRelays } from "./ice-servers.ts";

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
