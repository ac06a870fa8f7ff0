import { expect, test } from "bun:test";
import { bestMatches } from "./best-matches.ts";

test("keeps the best few by rank, then order", () => {
  const best = bestMatches<string>(2);
  best.offer({ item: "late", rank: 1, order: 9 });
  best.offer({ item: "poor", rank: 3, order: 0 });
  expect(best.wouldKeep(3, 1)).toBe(false);
  expect(best.wouldKeep(2, 5)).toBe(true);
  best.offer({ item: "good", rank: 0, order: 7 });
  expect(best.items()).toEqual(["good", "late"]);
});

test("an item offered twice is kept once, with its better rank", () => {
  const best = bestMatches<string>(3);
  best.offer({ item: "ada", rank: 3, order: 1 });
  best.offer({ item: "bob", rank: 2, order: 2 });
  best.offer({ item: "ada", rank: 1, order: 1 });
  best.offer({ item: "ada", rank: 2, order: 1 });
  expect(best.items()).toEqual(["ada", "bob"]);
});
