import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { findPlaces, ranks, readPostings, rootOf, writePostings } from "./postings.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

const places = (bytes: Uint8Array, root: string, accepts: (term: string) => boolean = () => true): number[] => {
  const found: number[] = [];
  findPlaces(bytes, { root: rootOf(root), accepts: (term) => (accepts(term) ? ranks.form : undefined) }, (place) =>
    found.push(place),
  );
  return found.sort((a, b) => a - b);
};
const postings = fc
  .dictionary(
    fc.string({ unit: fc.constantFrom("a", "b", "é", "中", "z"), minLength: 1, maxLength: 5 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 4095 }), { minLength: 1, maxLength: 20 }),
  )
  .map((all) => new Map(Object.entries(all).map(([term, at]) => [term, at.toSorted((a, b) => a - b)])));

describe("B4 the stored form of an index", () => {
  test("B4 what is written is read again", () => {
    fc.assert(fc.property(postings, (given) => expect(readPostings(writePostings(given))).toEqual(new Map(given))));
  });

  test("B4 all terms with a beginning are found, and no others", () => {
    fc.assert(
      fc.property(postings, fc.constantFrom("a", "ab", "é", "中", "b", "zz"), (given, root) => {
        const expected = [...given].filter(([term]) => term.startsWith(root)).flatMap(([, at]) => at);
        expect(places(writePostings(given), root)).toEqual(expected.sort((a, b) => a - b));
      }),
    );
  });

  test("B4 of the terms with a beginning those are found that the query accepts", () => {
    const bytes = writePostings(
      new Map([
        ["haus", [1]],
        ["hausen", [2, 300]],
        ["hauser", [3]],
        ["hund", [4]],
      ]),
    );
    expect(places(bytes, "hau", (term) => term !== "hauser")).toEqual([1, 2, 300]);
  });

  test("B4 a term without places is not written", () => {
    expect(writePostings(new Map([["haus", []]])).length).toBe(0);
  });
});
