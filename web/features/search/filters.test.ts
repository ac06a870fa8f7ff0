import { describe, expect, test } from "bun:test";
import { addressOf, noWish, requestFor, type Wish, wishIn, withTypedFilters } from "./filters.ts";

const named = {
  people: [
    { id: "ada", name: "Ada Lovelace" },
    { id: "bob", name: "Bob Byron" },
  ],
  chats: [{ id: "harbour", name: "Harbour master" }],
};
const typed = (query: string) => withTypedFilters({ ...noWish, query }, named);

describe("B4 what is searched for", () => {
  test("B4 a search has an address, and the address brings it back", () => {
    const wish = {
      ...{ query: 'light "old house"', from: ["ada"], in: ["harbour", "chat"] },
      ...{ has: ["image", "link"] as const, firstDay: "2026-11-01", lastDay: "2026-11-24" },
      sort: "relevant" as const,
    };
    const address = addressOf(wish);
    expect(address).toStartWith("/search?q=light");
    expect(wishIn(address.slice("/search?".length))).toEqual(wish);
    expect(addressOf({})).toBe("/search");
    expect(wishIn("has=bicycle&after=yesterday")).toEqual(noWish);
  });

  test("B4 the last day counts in full, as the reader's clock has it", () => {
    const { after, before } = requestFor({ ...noWish, firstDay: "2026-11-24", lastDay: "2026-11-24" });
    expect(after).toBe(new Date(2026, 10, 24).getTime());
    expect(before).toBe(new Date(2026, 10, 25).getTime());
  });

  const typedOut: [string, Partial<Wish>][] = [
    ["from:ada light", { query: "light", from: ["ada"] }],
    ["light von:lovelace ", { query: "light ", from: ["ada"] }],
    ['in:"Harbour master" light', { query: "light", in: ["harbour"] }],
    ["has:link mit:Bild ", { query: "", has: ["link", "image"] }],
    ["light before:2026-11-24 after:2026-11-01 ", { query: "light ", lastDay: "2026-11-24", firstDay: "2026-11-01" }],
  ];
  test.each(typedOut)("B4 a typed filter becomes one: %s", (query, expected) => {
    const wish = typed(query);
    expect({ ...wish, query: wish.query.replace(/\s+/g, " ") }).toEqual({ ...noWish, ...expected });
  });

  test.each(["from:ada", "from:mallory light ", "has:bicycle ", "https://example.org/ ", "before:soon "])(
    "B4 what means nothing, or is not typed out, stays a word: %s",
    (query) => {
      expect(typed(query)).toEqual({ ...noWish, query });
    },
  );
});
