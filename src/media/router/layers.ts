/** What a receiver gets before its browser has said how large it shows the picture. */
export const defaultMaxHeight = 360;

export interface LayerChoice {
  /** Lines of the picture; 0 while unknown (no key frame seen yet). */
  readonly height: number;
  /** Whether the sender sends it now: browsers stop the upper layers when their uplink is narrow. */
  readonly isActive: boolean;
}

/**
 * Picks the simulcast layer for one receiver: the largest active one that is not larger than wanted; when all are, the
 * smallest.
 * @param maxHeight lines that the receiver shows; 0 means not shown
 * @returns position in `layers`, or −1 when nothing is to be sent
 */
export function chooseLayer(layers: readonly LayerChoice[], maxHeight: number): number {
  if (maxHeight <= 0) return -1;
  let best = -1;
  layers.forEach((layer, i) => {
    if (!layer.isActive) return;
    const chosen = layers[best];
    if (chosen === undefined || isBetter(layer.height, chosen.height, maxHeight)) best = i;
  });
  return best;
}

function isBetter(height: number, than: number, maxHeight: number): boolean {
  const fits = height <= maxHeight;
  if (fits !== than <= maxHeight) return fits;
  return fits ? height > than : height < than;
}
