import { expect, test } from "bun:test";
import { noFilter, queryOf } from "./filter.ts";

test("S72 both days belong to the time that is asked for", () => {
  const { from, until } = queryOf({ ...noFilter, from: "2026-11-24", until: "2026-11-24" });
  expect((until ?? 0) - (from ?? 0)).toBe(86_400_000 - 1);
});

test("S72 what is not chosen is not asked, and a half-typed date is none", () => {
  expect(queryOf(noFilter)).toEqual({});
  expect(queryOf({ ...noFilter, from: "0002-1", area: "plans" })).toEqual({ act: "plans" });
  expect(queryOf({ ...noFilter, person: { id: "a", name: "Ada" } })).toEqual({ personId: "a" });
});
