import { describe, expect, test } from "bun:test";
import type { Tile } from "../../media/conference-view.ts";
import { visibleTiles } from "./visible-tiles.ts";

const tile = (key: string, more: Partial<Tile> = {}): Tile => ({
  key,
  participantId: key,
  accountId: key,
  kind: "person",
  isSelf: false,
  isMuted: false,
  isSpeaking: false,
  videoTrackId: null,
  stream: null,
  ...more,
});

describe("S33 more people than places", () => {
  const many = [...Array.from({ length: 9 }, (_, i) => tile(`p${i}`)), tile("self", { isSelf: true })];
  const keys = (tiles: readonly Tile[]) => tiles.map(({ key }) => key);

  test("S33 all are shown while there is room", () => {
    expect(visibleTiles(many, 10)).toEqual(many);
  });

  test("S33 beyond that one place says how many more there are, and oneself stays", () => {
    expect(keys(visibleTiles(many, 6))).toEqual(["p0", "p1", "p2", "p3", "self"]);
  });

  test("S33 who speaks moves in, without moving those who stay", () => {
    const talking = many.map((one) => (one.key === "p8" ? { ...one, isSpeaking: true } : one));
    expect(keys(visibleTiles(talking, 6))).toEqual(["p0", "p1", "p2", "p8", "self"]);
  });
});
