import { expect, test } from "bun:test";
import { isPrivateAddress, limitKeyOf, peerAddress } from "./peer-address.ts";

test.each([
  ["nobody is trusted", "203.0.113.7", "1.1.1.1", [], "203.0.113.7"],
  ["the proxy says who", "10.0.0.1", "203.0.113.7", ["10.0.0.1"], "203.0.113.7"],
  ["the client's own claim does not count", "10.0.0.1", "6.6.6.6, 203.0.113.7", ["10.0.0.1"], "203.0.113.7"],
  ["two proxies", "10.0.0.1", "203.0.113.7, 10.0.0.2", ["10.0.0.1", "10.0.0.2"], "203.0.113.7"],
  ["the proxy says nothing", "10.0.0.1", null, ["10.0.0.1"], "10.0.0.1"],
  ["the proxy says nonsense", "10.0.0.1", "unknown", ["10.0.0.1"], "10.0.0.1"],
  ["IPv4 in IPv6", "::ffff:10.0.0.1", "::ffff:203.0.113.7", ["10.0.0.1"], "203.0.113.7"],
])("whose request it is: %s", (_, connection, forwarded, trusted, expected) => {
  expect(peerAddress(connection, forwarded, trusted)).toBe(expected);
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::9", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
])("a limit counts %s as %s", (address, key) => {
  expect(limitKeyOf(address)).toBe(key);
});

test("own machine and network", () => {
  for (const address of ["127.0.0.1", "::1", "10.1.2.3", "172.16.0.1", "172.31.9.9", "192.168.1.1", "fd00::1"]) {
    expect(isPrivateAddress(address)).toBe(true);
  }
  for (const address of ["8.8.8.8", "172.32.0.1", "192.169.0.1", "2001:db8::1", "unknown", "110.0.0.1"]) {
    expect(isPrivateAddress(address)).toBe(false);
  }
});
