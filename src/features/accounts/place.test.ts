import { expect, test } from "bun:test";
import { isSamePlace, placeOf } from "./place.ts";

test.each([
  ["203.0.113.9", "internet", "203.0.x.x"],
  ["192.168.178.20", "local", "192.168.x.x"],
  ["10.1.2.3", "local", "10.1.x.x"],
  ["127.0.0.1", "local", "127.0.x.x"],
  ["169.254.7.7", "local", "169.254.x.x"],
  ["2001:db8:1:2:3:4:5:6", "internet", "2001:db8::"],
  ["2001:db8::1", "internet", "2001:db8::"],
  ["fe80::1", "local", "fe80:0::"],
  ["fd12:3456::1", "local", "fd12:3456::"],
  ["::1", "local", "0:0::"],
] as const)("S71 of %s only the network is kept", (address, kind, network) => {
  expect(placeOf(address)).toEqual({ kind, network });
});

test("B1 the same network is recognised, another is not", () => {
  expect(isSamePlace(placeOf("203.0.113.9"), placeOf("203.0.7.7"))).toBe(true);
  expect(isSamePlace(placeOf("203.0.113.9"), placeOf("203.1.113.9"))).toBe(false);
});
