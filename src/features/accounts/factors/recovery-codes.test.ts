import { expect, test } from "bun:test";
import { newRecoveryCodes, recoveryCodeHash } from "./recovery-codes.ts";

const keys = { blindIndex: (column: string, value: string) => `${column}|${value}` };

test("B1 ten codes, all different, without characters that look alike", () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/);
});

test("a code is the same however it was copied, and another for another account", () => {
  const hash = recoveryCodeHash(keys, "ada", "k7m2p-9x4qd");
  for (const copied of ["K7M2P-9X4QD", " k7m2p 9x4qd ", "k7m2p9x4qd"]) {
    expect(recoveryCodeHash(keys, "ada", copied)).toBe(hash);
  }
  expect(recoveryCodeHash(keys, "bob", "k7m2p-9x4qd")).not.toBe(hash);
});
