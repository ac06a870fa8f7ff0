import { useEffect } from "react";
import { useTexts } from "../../i18n/use-texts.ts";
import type { Tile } from "../../media/conference-view.ts";
import { gridFor, screenHeight, wantedHeight } from "../../media/tile-layout.ts";
import { cx } from "../../ui/index.ts";
import { conferences } from "./session.ts";
import { conferencesTexts } from "./texts.ts";
import { TileView } from "./tile-view.tsx";
import { useSize } from "./use-size.ts";
import { visibleTiles } from "./visible-tiles.ts";

/** More faces than this nobody looks at; who speaks moves in. */
const mostTiles = 16;
const mostOnPhone = 6;
const stripTile = { width: 208, height: 117 };

/** Tells the server how large each picture is shown, the ones that are not with 0. */
function useWishes(tiles: readonly Tile[], heightOf: (tile: Tile) => number): void {
  const wishes = Object.fromEntries(
    tiles.flatMap((tile) => (tile.videoTrackId ? [[tile.videoTrackId, heightOf(tile)] as const] : [])),
  );
  const key = JSON.stringify(wishes);
  useEffect(() => conferences()?.show(JSON.parse(key) as Record<string, number>), [key]);
}

/** Everybody the same size, as large as there is room. */
export function TileGrid({ tiles }: { tiles: readonly Tile[] }) {
  const t = useTexts(conferencesTexts);
  const [room, size] = useSize<HTMLDivElement>();
  const shown = visibleTiles(tiles, size.width < 640 ? mostOnPhone : mostTiles);
  const hidden = tiles.length - shown.length;
  const cells = shown.length + (hidden > 0 ? 1 : 0);
  const { width, height } = gridFor(Math.max(1, cells), size.width, size.height);
  useWishes(tiles, (tile) => (shown.includes(tile) ? wantedHeight(height, devicePixelRatio) : 0));
  return (
    <div ref={room} className="flex min-h-0 flex-1 flex-wrap content-center items-center justify-center gap-2">
      {width > 0 &&
        shown.map((tile) => (
          <div key={tile.key} style={{ width, height }}>
            <TileView tile={tile} isSmall={height < 160} />
          </div>
        ))}
      {hidden > 0 && (
        <p
          style={{ width, height }}
          className="flex items-center justify-center rounded-large bg-surface-3 text-md text-text-2"
        >
          {t("more", { count: hidden })}
        </p>
      )}
    </div>
  );
}

/** A screen as large as there is room; the people in a strip beside it, below it on narrow windows. */
export function ScreenStage({ tiles }: { tiles: readonly Tile[] }) {
  const [room, size] = useSize<HTMLDivElement>();
  const isNarrow = size.width < 768;
  const screens = tiles.filter((tile) => tile.kind === "screen");
  const main = screens.find((tile) => !tile.isSelf) ?? screens[0];
  const strip = tiles.filter((tile) => tile !== main);
  useWishes(tiles, (tile) => (tile === main ? screenHeight : wantedHeight(stripTile.height, devicePixelRatio)));
  return (
    <div ref={room} className={cx("flex min-h-0 flex-1 gap-2", isNarrow ? "flex-col" : "flex-row")}>
      <div className="min-h-0 min-w-0 flex-1">{main && <TileView tile={main} />}</div>
      <ul
        // Scrolls with many people, so the keyboard must reach it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region
        tabIndex={0}
        className={cx("focus-inset flex shrink-0 gap-2", isNarrow ? "overflow-x-auto" : "flex-col overflow-y-auto")}
      >
        {strip.map((tile) => (
          <li key={tile.key} style={stripTile} className="shrink-0">
            <TileView tile={tile} isSmall />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One tile, for the card: a screen, else who speaks, else the first other. */
export function SingleTile({ tiles }: { tiles: readonly Tile[] }) {
  const others = tiles.filter((tile) => !tile.isSelf);
  const shown = others.find((tile) => tile.kind === "screen") ?? others.find((tile) => tile.isSpeaking) ?? others[0];
  useWishes(tiles, (tile) => (tile === shown ? 180 : 0));
  return <div className="aspect-video">{shown && <TileView tile={shown} isSmall />}</div>;
}
