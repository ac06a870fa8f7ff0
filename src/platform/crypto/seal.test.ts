import { describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { CannotOpen } from "./errors.ts";
import type { DataKey, KeySubject, Place, Sealed } from "./keys.ts";
import { open, openBytes, openJson, seal, sealBytes, sealJson } from "./seal.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

const keyOf = (subject: KeySubject, version = 1): DataKey => ({ subject, version, bytes: randomBytes(32) });
const ada = keyOf("person:ada");
const place: Place = { table: "accounts", column: "first_name", row: "ada" };

/** From all of Unicode; half of a surrogate pair alone has no UTF-8. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }))
  .map((points) => String.fromCodePoint(...points).toWellFormed());

describe("sealed values", () => {
  test("open where they were sealed", () => {
    fc.assert(
      fc.property(anyText, fc.uint8Array(), fc.json(), (text, bytes, json) => {
        expect(open(ada, place, seal(ada, place, text))).toBe(text);
        expect(Buffer.from(openBytes(ada, place, sealBytes(ada, place, bytes))).equals(bytes)).toBe(true);
        const value: unknown = JSON.parse(json);
        expect(openJson(ada, place, sealJson(ada, place, value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("are never the same twice", () => {
    const sealed = new Set(Array.from({ length: 2_000 }, () => Buffer.from(seal(ada, place, "Ada")).toString("hex")));
    expect(sealed.size).toBe(2_000);
  });

  test("do not open in another row, column or table, for another subject or key version", () => {
    const sealed = seal(ada, place, "Ada");
    const elsewhere: [string, DataKey, Place][] = [
      ["row", ada, { ...place, row: "bob" }],
      ["column", ada, { ...place, column: "last_name" }],
      ["table", ada, { ...place, table: "sign_ups" }],
      ["boundary between parts", ada, { table: "accountsf", column: "irst_name", row: "ada" }],
      ["subject", { ...ada, subject: "person:bob" }, place],
      ["version", { ...ada, version: 2 }, place],
      ["key", keyOf("person:ada"), place],
    ];
    for (const [, key, where] of elsewhere) expect(() => open(key, where, sealed)).toThrow(CannotOpen);
  });

  test("no two places are authenticated alike", () => {
    const part = fc.string({ unit: fc.constantFrom("a", "1", ":"), maxLength: 4 });
    const anyPlace = fc.record({ table: part, column: part, row: part });
    fc.assert(
      fc.property(anyPlace, anyPlace, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(() => open(ada, other, seal(ada, one, "x"))).toThrow(CannotOpen);
      }),
    );
  });

  test("do not open after any change", () => {
    const sealed = seal(ada, place, "Ada");
    for (let index = 0; index < sealed.length; index++) {
      const changed = Uint8Array.from(sealed) as Sealed<string>;
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => open(ada, place, changed)).toThrow(CannotOpen);
    }
    for (const length of [0, 1, 32, sealed.length - 1]) {
      expect(() => open(ada, place, sealed.slice(0, length) as Sealed<string>)).toThrow(CannotOpen);
    }
  });

  test("a failure names the place and not the value", () => {
    const sealed = seal(ada, place, "Ada Lovelace");
    expect(() => open(ada, { ...place, row: "bob" }, sealed)).toThrow("A value of accounts.first_name does not open.");
  });
});
