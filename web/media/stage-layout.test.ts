import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import type { Tile } from "./conference-view.ts";
import { capacityOf, firstOf, largeTile, pageOf } from "./stage-layout.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

const tile = (key: string, more: Partial<Tile> = {}): Tile => ({
  ...{ key, participantId: key, accountId: key, kind: "person" },
  ...{ isSelf: false, isMuted: false, isSpeaking: false, hand: null, reactions: [], quality: null },
  ...{ videoTrackId: null, stream: null, ...more },
});
const self = tile("self", { isSelf: true });
const people = (count: number) => Array.from({ length: count }, (_, i) => tile(`p${i}`));
const keys = (tiles: readonly Tile[]) => tiles.map(({ key }) => key);

describe("B7 what is large", () => {
  const screen = tile("screen", { kind: "screen" });
  const later = tile("later", { kind: "screen" });
  const own = tile("own", { kind: "screen", isSelf: true });
  const wish = { mode: "grid", pinnedKey: null, spotlightId: null } as const;
  test.each([
    ["nothing in a grid of faces", [...people(2), self], wish, undefined],
    ["who spoke last", [...people(2), self], { ...wish, mode: "speaker", spotlightId: "p1" }, "p1"],
    ["the first other while nobody spoke yet", [...people(2), self], { ...wish, mode: "speaker" }, "p0"],
    ["nobody where one is alone", [self], { ...wish, mode: "speaker" }, undefined],
    ["a screen, whatever is wanted", [screen, ...people(2), self], wish, "screen"],
    ["the newest of several screens", [screen, later, ...people(2)], wish, "later"],
    ["another's screen before one's own", [screen, own, ...people(2)], wish, "screen"],
    ["one's own while there is no other", [own, ...people(2)], wish, "own"],
    ["what is pinned, before everything", [screen, ...people(2)], { ...wish, pinnedKey: "p1" }, "p1"],
    ["a screen again when what was pinned is gone", [screen, ...people(2)], { ...wish, pinnedKey: "gone" }, "screen"],
  ] as const)("B7 %s", (_, tiles, wanted, key) => {
    expect(largeTile(tiles, wanted)?.key).toBe(key as never);
  });
});

describe("B7 S33 more people than places", () => {
  test("B7 a wide window shows 49, a phone fewer, a sliver one", () => {
    expect([capacityOf(1360, 720), capacityOf(390, 640), capacityOf(0, 0)]).toEqual([49, 14, 1]);
  });

  test("B7 all are on one page while there is room", () => {
    expect(pageOf([...people(9), self], 10, 3)).toEqual({ shown: [...people(9), self], pages: 1, page: 0 });
  });

  test("B7 S33 who speaks moves to the first page without moving those who stay, and oneself is there", () => {
    const tiles = [...people(9).map((one) => (one.key === "p8" ? { ...one, isSpeaking: true } : one)), self];
    expect(keys(pageOf(tiles, 4, 0).shown)).toEqual(["p0", "p1", "p8", "self"]);
    expect(keys(pageOf(tiles, 4, 1).shown)).toEqual(["p2", "p3", "p4", "p5"]);
    expect(pageOf(tiles, 4, 9)).toMatchObject({ page: 2, pages: 3 });
    const hand = tiles.map((one) => (one.key === "p7" ? { ...one, hand: 1 } : one));
    expect(keys(firstOf(hand, 4))).toEqual(["p0", "p7", "p8", "self"]);
    expect(keys(firstOf(hand, 4, "last"))).toEqual(["p0", "p1", "p7", "p8"]);
  });

  test("B7 everybody is on exactly one page", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 49 }), (count, capacity) => {
        const tiles = [...people(count), self];
        const { pages } = pageOf(tiles, capacity, 0);
        const all = Array.from({ length: pages }, (_, page) => keys(pageOf(tiles, capacity, page).shown)).flat();
        expect(all.toSorted()).toEqual(keys(tiles).toSorted());
      }),
    );
  });
});
