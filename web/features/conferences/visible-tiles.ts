import type { Tile } from "../../media/conference-view.ts";

/** Those who are shown when not all can be: who speaks, then the others in their order, and always oneself. */
export function visibleTiles(tiles: readonly Tile[], most: number): Tile[] {
  if (tiles.length <= most) return [...tiles];
  const self = tiles.filter((tile) => tile.isSelf);
  const others = tiles.filter((tile) => !tile.isSelf);
  const speaking = others.filter((tile) => tile.isSpeaking);
  const silent = others.filter((tile) => !tile.isSpeaking);
  // One place is kept for the tile that says how many more there are.
  const chosen = new Set([...speaking, ...silent].slice(0, most - self.length - 1));
  return tiles.filter((tile) => tile.isSelf || chosen.has(tile));
}
