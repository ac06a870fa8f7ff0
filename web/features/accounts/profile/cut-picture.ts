import type { Crop } from "./crop-geometry.ts";

/** More is not shown anywhere. */
const mostSide = 1024;
const quality = 0.92;

/** The chosen square as a file of its own; nothing else of the picture leaves the device. */
export function cut(picture: ImageBitmap, { x, y, side }: Crop): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.min(mostSide, Math.max(1, Math.round(side)));
  canvas.getContext("2d")?.drawImage(picture, x, y, side, side, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    // Browsers that write no WebP write PNG.
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("The picture cannot be written"))),
      "image/webp",
      quality,
    );
  });
}
