import { describe, expect, test } from "bun:test";
import { findEmojis, loadEmojis, withTone } from "./emojis.ts";

const found = async (language: "de" | "en" | "fr", query: string) =>
  findEmojis(await loadEmojis(language), query, 12).map(({ emoji }) => emoji);

describe("B3 emojis", () => {
  test("B3 are found by their names in three languages, without accents too", async () => {
    expect(await found("en", "heart")).toContain("❤️");
    expect(await found("de", "daumen hoch")).toContain("👍️");
    expect(await found("fr", "fusee")).toContain("🚀");
    expect(await found("fr", "fusée")).toContain("🚀");
  });

  test("B3 are found by their short codes in each language", async () => {
    for (const language of ["en", "de", "fr"] as const) expect(await found(language, ":tada:")).toEqual(["🎉"]);
  });

  test("B3 what is called so goes before what only contains the word", async () => {
    const [first] = await found("en", "cat");
    expect(first).toBe("🐱");
  });

  test("B3 nothing that is no emoji by itself is offered", async () => {
    const all = await loadEmojis("en");
    expect(all.length).toBeGreaterThan(1_500);
    expect(all.filter(({ group }) => group === 2)).toEqual([]);
    expect(all.filter(({ emoji, name }) => !emoji || !name)).toEqual([]);
  });

  test("B3 the skin tone stands behind the person", () => {
    expect(withTone("👍️", 0)).toBe("👍️");
    expect(withTone("👍️", 3)).toBe("👍🏽");
    expect(withTone("👩‍🚀", 5)).toBe("👩🏿‍🚀");
    expect(withTone("🕵️‍♀️", 1)).toBe("🕵🏻‍♀️");
  });
});
