import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTexts } from "../../i18n/use-texts.ts";
import type { CurrentConference, Tile } from "../../media/conference-view.ts";
import { capacityOf, firstOf, type GridPage, largeTile, pageOf } from "../../media/stage-layout.ts";
import { gridFor, screenHeight, wantedHeight } from "../../media/tile-layout.ts";
import { cx, IconButton } from "../../ui/index.ts";
import { chooseMode, turnPage, useStage } from "./stage-store.ts";
import { stageTexts } from "./stage-texts.ts";
import { TileView } from "./tile-view.tsx";
import { useSize } from "./use-size.ts";
import { useWishes } from "./use-wishes.ts";

const stripTile = { width: 208, height: 117 };
const narrowStripTile = { width: 112, height: 63 };
const gap = 8;

interface TilesProps {
  readonly tiles: readonly Tile[];
  readonly current: CurrentConference;
}

/** Everybody the same size, or one large and the others in a strip. */
export function Tiles({ tiles, current }: TilesProps) {
  const { mode, pinnedKey } = useStage();
  const large = largeTile(tiles, { mode, pinnedKey, spotlightId: current.spotlightId });
  return large ? <LargeTile tiles={tiles} large={large} /> : <TileGrid tiles={tiles} />;
}

/** As large as there is room; what does not fit is on further pages. */
function TileGrid({ tiles }: { tiles: readonly Tile[] }) {
  const [room, { width: roomWidth, height: roomHeight }] = useSize<HTMLDivElement>();
  const wanted = useStage((state) => state.page);
  const page = pageOf(tiles, capacityOf(roomWidth, roomHeight), wanted);
  const { shown } = page;
  const { width, height } = gridFor(Math.max(1, shown.length), roomWidth, roomHeight);
  useWishes(tiles, (tile) => (shown.includes(tile) ? wantedHeight(height, devicePixelRatio) : 0));
  return (
    <>
      <div ref={room} className="flex min-h-0 flex-1 flex-wrap content-center items-center justify-center gap-2">
        {width > 0 &&
          shown.map((tile) => (
            <div key={tile.key} style={{ width, height }}>
              <TileView tile={tile} size={height < 130 ? "tiny" : height < 220 ? "small" : "large"} />
            </div>
          ))}
      </div>
      {page.pages > 1 && <Pager {...page} />}
    </>
  );
}

function Pager({ page, pages }: Pick<GridPage, "page" | "pages">) {
  const t = useTexts(stageTexts);
  return (
    <nav aria-label={t("pages")} className="flex items-center justify-center gap-2 pt-2 text-sm text-text-2">
      <IconButton
        label={t("pageBefore")}
        shortcut="←"
        size="small"
        disabled={page === 0}
        icon={<ChevronLeft aria-hidden="true" className="size-4" />}
        onClick={() => turnPage(page - 1)}
      />
      <span aria-live="polite" className="tabular-nums">
        {t("pageOf", { page: page + 1, pages })}
      </span>
      <IconButton
        label={t("pageAfter")}
        shortcut="→"
        size="small"
        disabled={page === pages - 1}
        icon={<ChevronRight aria-hidden="true" className="size-4" />}
        onClick={() => turnPage(page + 1)}
      />
    </nav>
  );
}

/** One as large as there is room; as many of the others as fit in a strip beside it, below it in narrow windows. */
function LargeTile({ tiles, large }: { tiles: readonly Tile[]; large: Tile }) {
  const t = useTexts(stageTexts);
  const [room, size] = useSize<HTMLDivElement>();
  const isNarrow = size.width < 768;
  const small = isNarrow ? narrowStripTile : stripTile;
  const places = Math.floor(
    isNarrow ? (size.width + gap) / (small.width + gap) : (size.height + gap) / (small.height + gap),
  );
  const others = tiles.filter((tile) => tile !== large);
  const isCut = others.length > places;
  const strip = firstOf(others, Math.max(0, isCut ? places - 1 : places), "last");
  const isScreen = large.kind === "screen";
  // A face keeps its shape; a screen takes all there is.
  const strips = others.length > 0 ? { width: small.width + gap, height: small.height + gap } : { width: 0, height: 0 };
  const face = gridFor(1, size.width - (isNarrow ? 0 : strips.width), size.height - (isNarrow ? strips.height : 0));
  const largeHeight = isScreen ? screenHeight : wantedHeight(face.height, devicePixelRatio);
  useWishes(tiles, (tile) => {
    if (tile === large) return largeHeight;
    return strip.includes(tile) ? wantedHeight(small.height, devicePixelRatio) : 0;
  });
  return (
    <div ref={room} className={cx("flex min-h-0 flex-1 gap-2", isNarrow ? "flex-col" : "flex-row")}>
      <div className="flex min-h-0 min-w-0 flex-1 items-center justify-center">
        <div style={isScreen ? { width: "100%", height: "100%" } : { width: face.width, height: face.height }}>
          <TileView tile={large} size="large" />
        </div>
      </div>
      {size.width > 0 && others.length > 0 && (
        <ul className={cx("flex shrink-0 gap-2", isNarrow ? "justify-center" : "flex-col")}>
          {strip.map((tile) => (
            <li key={tile.key} style={small} className="shrink-0">
              <TileView tile={tile} size="tiny" />
            </li>
          ))}
          {isCut && (
            <li style={small} className="shrink-0 p-[3px]">
              <button
                type="button"
                onClick={() => chooseMode("grid")}
                className="focus-ring flex size-full items-center justify-center rounded-large bg-surface-2 text-text-2 shadow-1 hover:bg-surface-3"
              >
                {t("more", { count: others.length - strip.length })}
              </button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

/** The one that matters most: what is pinned, a screen, who spoke last, else the first other. */
export function SingleTile({ tiles, current }: TilesProps) {
  const pinnedKey = useStage((state) => state.pinnedKey);
  const shown = largeTile(tiles, { mode: "speaker", pinnedKey, spotlightId: current.spotlightId }) ?? tiles[0];
  useWishes(tiles, (tile) => (tile === shown ? 180 : 0));
  return <div className="aspect-video">{shown && <TileView tile={shown} size="tiny" />}</div>;
}
