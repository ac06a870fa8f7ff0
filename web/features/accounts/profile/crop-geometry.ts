/** The square of a picture that is kept: its corner and its side, in the picture's own pixels. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Smaller would be a blur where it is shown. */
const leastSide = 96;
export const mostZoom = ({ width, height }: PictureSize): number =>
  Math.max(1, Math.min(8, Math.min(width, height) / leastSide));

const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), Math.max(least, most));
const kept = ({ x, y, side }: Crop, { width, height }: PictureSize): Crop => ({
  x: within(x, 0, width - side),
  y: within(y, 0, height - side),
  side,
});

/** As much as fits, from the middle; of a tall picture a little above it, where faces are. */
export function firstCrop(size: PictureSize): Crop {
  const side = Math.min(size.width, size.height);
  return kept({ x: (size.width - side) / 2, y: (size.height - side) / 3, side }, size);
}

export const zoomOf = ({ side }: Crop, { width, height }: PictureSize): number => Math.min(width, height) / side;

/** Nearer or farther, about the middle of what is seen. @param zoom 1 is as much as fits */
export function zoomed(crop: Crop, zoom: number, size: PictureSize): Crop {
  const side = Math.min(size.width, size.height) / within(zoom, 1, mostZoom(size));
  const shift = (crop.side - side) / 2;
  return kept({ x: crop.x + shift, y: crop.y + shift, side }, size);
}

/** The picture follows the hand. @param dx,dy as parts of what is seen: 1 is its whole width */
export const moved = (crop: Crop, dx: number, dy: number, size: PictureSize): Crop =>
  kept({ ...crop, x: crop.x - dx * crop.side, y: crop.y - dy * crop.side }, size);
