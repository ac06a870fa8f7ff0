import { expect, test } from "bun:test";
import { provenIds, specLines } from "./proofs.ts";

test("lines of the specification are read with id and title", () => {
  expect(specLines("# Title\n\n- S1 Open an account\nS2 no line\n- B8 One executable\n")).toEqual([
    { id: "S1", title: "Open an account" },
    { id: "B8", title: "One executable" },
  ]);
});

test.each([
  ['test("S17 B5 a message", () => {})', ["S17", "B5"]],
  ['describe("B8 help", () => {})', ["B8"]],
  ['test.each([1])("S3 %s", () => {})', ["S3"]],
  ['test("a message of S17", () => {})', []],
  ['// test("S1 x")', []],
  ['expect("S1 x")', []],
])("%s proves %p", (source, ids) => {
  expect(provenIds({ path: "x.test.ts", source }).map(({ id }) => id)).toEqual(ids);
});
