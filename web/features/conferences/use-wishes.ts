import { useEffect, useSyncExternalStore } from "react";
import type { Tile } from "../../media/conference-view.ts";
import { conferences } from "./session.ts";
import { useStage } from "./stage-store.ts";

const pipHeight = 360;

const watchVisibility = (changed: () => void) => {
  document.addEventListener("visibilitychange", changed);
  return () => document.removeEventListener("visibilitychange", changed);
};

/**
 * Tells the server how large each picture is shown, the ones that are not with 0: it then stops sending them. So it does for all
 * of them while nobody looks at the window.
 */
export function useWishes(tiles: readonly Tile[], heightOf: (tile: Tile) => number): void {
  const pipKey = useStage((state) => state.pipKey);
  const isHidden = useSyncExternalStore(watchVisibility, () => document.visibilityState === "hidden");
  const wished = (tile: Tile) => Math.max(isHidden ? 0 : heightOf(tile), tile.key === pipKey ? pipHeight : 0);
  const wishes = Object.fromEntries(
    tiles.flatMap((tile) => (tile.videoTrackId ? [[tile.videoTrackId, wished(tile)] as const] : [])),
  );
  const key = JSON.stringify(wishes);
  useEffect(() => conferences()?.show(JSON.parse(key) as Record<string, number>), [key]);
}
