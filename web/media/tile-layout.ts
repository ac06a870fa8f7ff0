/** Where tiles go. Pure geometry, in CSS pixels. */

const gap = 8;
const ratio = 16 / 9;
/** Side by side is preferred to stacked, even where tiles get a little smaller by it. */
const sideBySide = 0.94;
/** Lines of the layers that cameras are sent in. */
const layerHeights = [180, 360, 720];

export interface GridShape {
  readonly columns: number;
  readonly rows: number;
  /** Of one tile. */
  readonly width: number;
  readonly height: number;
}

/**
 * The number of columns that makes 16:9 tiles as large as the room allows, or nearly so.
 * @param count tiles, at least one
 */
export function gridFor(count: number, width: number, height: number): GridShape {
  let best: GridShape = { columns: 1, rows: count, width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const widest = (width - gap * (columns - 1)) / columns;
    const highest = (height - gap * (rows - 1)) / rows;
    const tileWidth = Math.max(0, Math.min(widest, highest * ratio));
    if (tileWidth > best.width * sideBySide) best = { columns, rows, width: tileWidth, height: tileWidth / ratio };
  }
  return best;
}

/**
 * Which layer a tile of this height needs: the smallest that does not look blurred, allowing a fifth of enlargement.
 * @param pixelRatio device pixels per CSS pixel; more than two is not seen on moving pictures
 */
export function wantedHeight(tileHeight: number, pixelRatio: number): number {
  const shown = tileHeight * Math.min(2, pixelRatio);
  return layerHeights.find((height) => height * 1.2 >= shown) ?? (layerHeights.at(-1) as number);
}

/** A screen is for reading: always whole. */
export const screenHeight = 2160;
