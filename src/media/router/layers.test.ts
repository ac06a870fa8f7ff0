import { describe, expect, test } from "bun:test";
import { chooseLayer, everyPicture, type Layer, ladder } from "./layers.ts";

/** A layer with three temporal layers of 40, 20 and 40 % when it says so. */
const layer = (height: number, isOn = true, kbps = height, topTemporal = 0): Layer => ({
  height,
  topTemporal,
  isActive: () => isOn,
  bitrate: (upTo) => kbps * 1000 * (topTemporal === 0 || upTo >= 2 ? 1 : upTo === 1 ? 0.6 : 0.4),
});
const layers = (...list: [height: number, isActive: boolean][]) => list.map(([height, isOn]) => layer(height, isOn));

describe("S33 receivers get the layer they can show", () => {
  const all = layers([180, true], [360, true], [720, true]);

  test.each([
    ["a large tile", all, 720, 2],
    ["a tile between two layers", all, 500, 1],
    ["a tile smaller than every layer", all, 90, 0],
    ["a tile larger than every layer", all, 2160, 2],
    ["not shown", all, 0, -1],
    ["the large layer is switched off", layers([180, true], [360, true], [720, false]), 720, 1],
    ["only the large layer is sent", layers([180, false], [360, false], [720, true]), 180, 2],
    ["nothing is sent", layers([180, false]), 720, -1],
    ["no layer at all", [], 720, -1],
    ["sizes not known yet", layers([0, true], [0, true]), 720, 0],
    ["one size known", layers([0, true], [360, true]), 720, 1],
    ["another order", layers([720, true], [180, true], [360, true]), 360, 2],
  ])("S33 %s", (_, given, maxHeight, expected) => {
    expect(chooseLayer(given, maxHeight, 0)).toBe(expected);
  });
});

describe("S33 the ways to send a picture", () => {
  const told = (given: Layer[], maxHeight: number) =>
    ladder(given, maxHeight, 0).map(({ layer: { height }, maxTemporal, bitrateBps }) => [
      height,
      maxTemporal,
      bitrateBps,
    ]);

  test("S33 from few frames of the smallest up to what is shown, no further", () => {
    const given = [layer(720), layer(180, true, 150, 2), layer(360, true, 500, 2)];
    expect(told(given, 400)).toEqual([
      [180, 0, 60_000],
      [180, 1, 90_000],
      [180, everyPicture, 150_000],
      [360, everyPicture, 500_000],
    ]);
  });

  test("S33 what is switched off is no way, and none is cheaper than one below it", () => {
    expect(told([layer(180, false), layer(360, true, 500), layer(720, true, 300)], 720)).toEqual([
      [360, everyPicture, 500_000],
      [720, everyPicture, 500_000],
    ]);
  });

  test("S33 a layer of which nothing is measured yet is guessed by its size", () => {
    expect(told([layer(720, true, 0)], 720)).toEqual([[720, everyPicture, 4 * 720 * 720]]);
    expect(told([], 720)).toEqual([]);
  });
});
