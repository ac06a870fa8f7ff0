import { expect, test } from "bun:test";
import { firstCrop, mostZoom, moved, zoomed, zoomOf } from "./crop-geometry.ts";

const wide = { width: 800, height: 400 };
const tall = { width: 300, height: 900 };

test("S4 as much as fits is shown at first", () => {
  expect(firstCrop(wide)).toEqual({ x: 200, y: 0, side: 400 });
  expect(firstCrop(tall)).toEqual({ x: 0, y: 200, side: 300 });
});

test("S4 zooming keeps the middle, and never leaves the picture", () => {
  const near = zoomed(firstCrop(wide), 2, wide);
  expect(near).toEqual({ x: 300, y: 100, side: 200 });
  expect(zoomOf(near, wide)).toBe(2);
  expect(zoomed(near, 1, wide)).toEqual(firstCrop(wide));
  expect(zoomed({ x: 600, y: 200, side: 200 }, 1, wide)).toEqual({ x: 400, y: 0, side: 400 });
});

test("S4 what would be a blur cannot be chosen", () => {
  expect(mostZoom(wide)).toBeCloseTo(400 / 96);
  expect(zoomed(firstCrop(wide), 100, wide).side).toBeCloseTo(96);
  const tiny = { width: 50, height: 40 };
  expect(mostZoom(tiny)).toBe(1);
  expect(zoomed(firstCrop(tiny), 3, tiny)).toEqual(firstCrop(tiny));
});

test("S4 the picture follows the hand to its edge", () => {
  const crop = firstCrop(wide);
  expect(moved(crop, 0.25, 0, wide)).toEqual({ x: 100, y: 0, side: 400 });
  expect(moved(crop, 5, 5, wide)).toEqual({ x: 0, y: 0, side: 400 });
  expect(moved(crop, -5, -5, wide)).toEqual({ x: 400, y: 0, side: 400 });
});
