import { expect, test } from "bun:test";
import { previewBox } from "./preview-box.ts";

test.each([
  [100, 80, 100, 80],
  [4000, 3000, 320, 240],
  [3000, 4000, 240, 320],
  [10_000, 10, 320, 64],
  [1, 1, 64, 64],
])("S24 a picture of %d × %d gets %d × %d", (width, height, shownWidth, shownHeight) => {
  expect(previewBox(width, height)).toEqual({ width: shownWidth, height: shownHeight });
});
