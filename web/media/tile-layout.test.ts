import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { gridFor, wantedHeight } from "./tile-layout.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

describe("S33 tiles", () => {
  test.each([
    [1, 1200, 700, 1, 1],
    [2, 1200, 700, 2, 1],
    [2, 390, 700, 1, 2],
    [3, 1200, 700, 2, 2],
    [4, 1200, 700, 2, 2],
    [5, 1200, 700, 3, 2],
    [9, 1200, 700, 3, 3],
    [16, 1200, 700, 4, 4],
  ])("S33 %p in %p × %p: %p columns, %p rows", (count, width, height, columns, rows) => {
    expect(gridFor(count, width, height)).toMatchObject({ columns, rows });
  });

  test("S33 whatever the room, all tiles fit, and none is negative", () => {
    const length = fc.integer({ min: 0, max: 4000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), length, length, (count, width, height) => {
        const grid = gridFor(count, width, height);
        expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(count);
        expect(grid.width).toBeGreaterThanOrEqual(0);
        if (grid.width === 0) return;
        expect(grid.width * grid.columns).toBeLessThanOrEqual(width + 0.001);
        expect(grid.height * grid.rows).toBeLessThanOrEqual(height + 0.001);
      }),
    );
  });

  test.each([
    [100, 1, 180],
    [210, 1, 180],
    [230, 1, 360],
    [120, 2, 360],
    [120, 3, 360],
    [500, 1, 720],
    [2000, 2, 720],
  ])("S33 a tile of %p pixels at ratio %p wants the layer of %p lines", (tileHeight, ratio, lines) => {
    expect(wantedHeight(tileHeight, ratio)).toBe(lines);
  });
});
