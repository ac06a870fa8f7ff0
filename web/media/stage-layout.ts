import type { Tile } from "./conference-view.ts";
import { gridFor } from "./tile-layout.ts";

/** What goes where on the stage. Pure. */

export type StageMode = "grid" | "speaker";

/** A face smaller than this says nothing any more; in CSS pixels. */
const narrowest = 150;
const mostTiles = 49;

interface Wish {
  readonly mode: StageMode;
  /** What the person wants large whatever happens; null: nothing. */
  readonly pinnedKey: string | null;
  readonly spotlightId: string | null;
}

/**
 * The one tile that is large: what is pinned, else a screen (another's before one's own), else, where the speaker is wanted,
 * who spoke last.
 * @returns null where all have the same size
 */
export function largeTile(tiles: readonly Tile[], { mode, pinnedKey, spotlightId }: Wish): Tile | null {
  const pinned = tiles.find(({ key }) => key === pinnedKey);
  if (pinned) return pinned;
  const screens = tiles.filter(({ kind }) => kind === "screen");
  const screen = screens.findLast(({ isSelf }) => !isSelf) ?? screens[0];
  if (screen) return screen;
  if (mode === "grid") return null;
  const others = tiles.filter(({ isSelf }) => !isSelf);
  return others.find(({ participantId }) => participantId === spotlightId) ?? others[0] ?? null;
}

/** How many tiles a room shows at once without making them too small. */
export function capacityOf(width: number, height: number): number {
  for (let count = mostTiles; count > 1; count--) if (gridFor(count, width, height).width >= narrowest) return count;
  return 1;
}

export interface GridPage {
  readonly shown: readonly Tile[];
  readonly pages: number;
  /** From 0; the last one where fewer are left. */
  readonly page: number;
}

/**
 * One page of a grid. Oneself and whoever speaks are on the first; whoever stays there keeps their place.
 * @param page from 0
 */
export function pageOf(tiles: readonly Tile[], capacity: number, page: number): GridPage {
  if (tiles.length <= capacity) return { shown: tiles, pages: 1, page: 0 };
  const first = firstOf(tiles, capacity);
  const rest = tiles.filter((tile) => !first.includes(tile));
  const pages = 1 + Math.ceil(rest.length / capacity);
  const at = Math.min(page, pages - 1);
  return { shown: at === 0 ? first : rest.slice((at - 1) * capacity, at * capacity), pages, page: at };
}

/**
 * Those who are shown when not all can be: screens, who speaks, who raised a hand, then the others in their order.
 * @param self whether oneself goes before all of them or after
 */
export function firstOf(tiles: readonly Tile[], most: number, self: "first" | "last" = "first"): Tile[] {
  if (tiles.length <= most) return [...tiles];
  const rank = ({ isSelf, isSpeaking, hand, kind }: Tile) =>
    isSelf ? (self === "first" ? 0 : 5) : kind === "screen" ? 1 : isSpeaking ? 2 : hand !== null ? 3 : 4;
  const chosen = new Set(tiles.toSorted((one, other) => rank(one) - rank(other)).slice(0, most));
  return tiles.filter((tile) => chosen.has(tile));
}
