import type { Level } from "../bandwidth/allocation.ts";
import { typicalBitsPerSquareLine } from "./stream.ts";

/** What a receiver gets before its browser has said how large it shows the picture. */
export const defaultMaxHeight = 360;

/** A layer as far as the choice depends on it; `Stream` is one. */
export interface Layer {
  /** Lines of the picture; 0 while unknown (no key frame seen yet). */
  readonly height: number;
  /** The highest temporal layer that comes. */
  readonly topTemporal: number;
  /** Whether the sender sends it now: browsers stop the upper layers when their uplink is narrow. */
  isActive(nowMs: number): boolean;
  /** Bits per second of everything up to a temporal layer; 0 while unknown. */
  bitrate(upToTemporal: number): number;
}

/** A level, and how it is reached. */
export interface LayerLevel<T> extends Level {
  readonly layer: T;
  /** Pictures of higher temporal layers are left out. */
  readonly maxTemporal: number;
}

/** Everything there is of a layer. */
export const everyPicture = 7;
/** A picture with fewer frames a second is worth less: this much with half of them. */
const halfRateWorth = 0.8;

/**
 * Picks the simulcast layer that a receiver can show at best: the largest active one that is not larger than wanted; when all
 * are, the smallest.
 * @param maxHeight lines that the receiver shows; 0 means not shown
 * @returns position in `layers`, or −1 when nothing is to be sent
 */
export function chooseLayer(layers: readonly Layer[], maxHeight: number, nowMs: number): number {
  if (maxHeight <= 0) return -1;
  let best = -1;
  layers.forEach((layer, i) => {
    if (!layer.isActive(nowMs)) return;
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

/** Every way to send a picture that is shown with so many lines, the cheapest first: the smallest layer also with fewer frames. */
export function ladder<T extends Layer>(layers: readonly T[], maxHeight: number, nowMs: number): LayerLevel<T>[] {
  const best = layers[chooseLayer(layers, maxHeight, nowMs)];
  if (best === undefined) return [];
  const usable = layers
    .filter((layer) => layer === best || (layer.isActive(nowMs) && layer.height > 0 && layer.height < best.height))
    .sort((a, b) => a.height - b.height);
  const levels: LayerLevel<T>[] = [];
  const smallest = usable[0] as T;
  for (let temporal = 0; temporal < smallest.topTemporal; temporal++)
    levels.push({
      layer: smallest,
      maxTemporal: temporal,
      bitrateBps: smallest.bitrate(temporal),
      quality: Math.max(1, smallest.height) * halfRateWorth ** (smallest.topTemporal - temporal),
    });
  for (const layer of usable) {
    const bitrateBps = Math.max(
      layer.bitrate(everyPicture) || guessedBitrate(layer.height),
      levels.at(-1)?.bitrateBps ?? 0,
    );
    levels.push({ layer, maxTemporal: everyPicture, bitrateBps, quality: Math.max(1, layer.height) });
  }
  return levels;
}

/** For a layer that has just appeared: about what browsers send at that size. */
const guessedBitrate = (height: number): number => Math.max(150_000, typicalBitsPerSquareLine * height * height);
