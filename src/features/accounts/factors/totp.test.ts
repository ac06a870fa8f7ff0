import { describe, expect, test } from "bun:test";
import { encodeBase32UpperCaseNoPadding } from "@oslojs/encoding";
import { matchCode, newSecret, setUpUri } from "./totp.ts";

/** RFC 6238, appendix B: the last six of its eight digits. */
const secret = encodeBase32UpperCaseNoPadding(new TextEncoder().encode("12345678901234567890"));
const vectors = [
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
] as const;

describe("B1 codes are those of RFC 6238", () => {
  test.each(vectors)("at %d s", (sec, code) => {
    expect(matchCode(secret, code, sec * 1_000, 0)).toBe(Math.floor(sec / 30));
    expect(matchCode(secret, code, sec * 1_000 + 90_000, 0)).toBeNull();
  });
});

test("B1 a code counts half a minute early or late, and no longer", () => {
  const [sec, code] = [1_234_567_890, "005924"];
  for (const [offset, works] of [
    [-30, true],
    [30, true],
    [-60, false],
    [60, false],
  ] as const) {
    expect(matchCode(secret, code, (sec + offset) * 1_000, 0) !== null).toBe(works);
  }
});

test("B1 no code counts twice, nor one older than the last", () => {
  const at = 1_234_567_890_000;
  const step = matchCode(secret, "005924", at, 0) ?? 0;
  expect(matchCode(secret, "005924", at, step)).toBeNull();
  expect(matchCode(secret, "005924", at, step + 1)).toBeNull();
});

test("a secret has 160 bits, and no two are the same", () => {
  expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(newSecret()).not.toBe(newSecret());
});

test("the QR code names site and account", () => {
  expect(setUpUri("Iris & Co", "ada@example.org", secret)).toBe(
    `otpauth://totp/Iris%20%26%20Co:ada%40example.org?issuer=Iris%20%26%20Co&algorithm=SHA1&secret=${secret}&period=30&digits=6`,
  );
});
