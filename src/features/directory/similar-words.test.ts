import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { findSimilar, slipsIn } from "./similar-words.ts";

const found = (words: readonly string[], typed: string, most: number) => {
  const sorted = [...new Set(words)].sort().map((text) => ({ text }));
  const slips = new Map<string, number>();
  findSimilar(sorted, typed, most, ({ text }, n) => {
    expect(slips.has(text)).toBe(false);
    slips.set(text, n);
  });
  return slips;
};

describe("S13 a word is found in spite of a slip", () => {
  test.each([
    ["muller", "muller", 0],
    ["mull", "muller", 0],
    ["mueler", "mueller", 1],
    ["muler", "muller", 1],
    ["mulller", "muller", 1],
    ["mukler", "muller", 1],
    ["mlul", "muller", 1],
    ["uller", "muller", 1],
    ["umller", "muller", 1],
    ["lovelcae", "lovelace", 1],
    ["lvoelcae", "lovelace", 2],
    ["adam", "ada", 1],
  ])("%s → %s: %i", (typed, word, slips) => {
    const others = ["aaron", "mu", "mum", "mumford", "zzz"];
    expect(found([...others, word], typed, 2).get(word)).toBe(slips);
  });

  test("too many are too many", () => {
    expect([...found(["muller"], "mokler", 1)]).toEqual([]);
    expect([...found(["lovelace"], "lvoelcea", 2)]).toEqual([]);
  });

  test("how many depends on the length", () => {
    expect(["ada", "adam", "lovelac", "lovelace"].map(slipsIn)).toEqual([0, 1, 1, 2]);
  });
});

/** The plain table, for each beginning of the word. */
function slipsByDefinition(typed: string, word: string): number {
  const table = Array.from({ length: word.length + 1 }, (_, i) =>
    Array.from({ length: typed.length + 1 }, (_, j) => i + j),
  );
  const cell = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= word.length; i++)
    for (let j = 1; j <= typed.length; j++) {
      const isSame = word[i - 1] === typed[j - 1];
      const isSwap = i > 1 && j > 1 && word[i - 1] === typed[j - 2] && word[i - 2] === typed[j - 1];
      const row = table[i] as number[];
      row[j] = Math.min(
        cell(i - 1, j) + 1,
        cell(i, j - 1) + 1,
        cell(i - 1, j - 1) + (isSame ? 0 : 1),
        isSwap ? cell(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  return Math.min(...table.map((row) => row[typed.length] as number));
}

test("S13 the walk finds what comparing every word would find", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 9 });
  const typed = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 4, maxLength: 9 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), typed, fc.constantFrom(1, 2), (words, text, most) => {
      const expected = new Map(
        [...new Set(words)].map((each) => [each, slipsByDefinition(text, each)] as const).filter(([, n]) => n <= most),
      );
      expect(found(words, text, most)).toEqual(expected);
    }),
    { numRuns: 500, seed: 20261124 },
  );
});
