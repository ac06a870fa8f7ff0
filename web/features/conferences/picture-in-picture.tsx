import { useEffect } from "react";
import { createPortal } from "react-dom";
import { create } from "zustand";
import type { CurrentConference, Tile } from "../../media/conference-view.ts";
import { largeTile } from "../../media/stage-layout.ts";
import { ControlBar } from "./control-bar.tsx";
import { useStage } from "./stage-store.ts";
import { TileView } from "./tile-view.tsx";

/** @see https://wicg.github.io/document-picture-in-picture/ */
interface DocumentPictureInPicture {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}
const documentPip = (): DocumentPictureInPicture | undefined =>
  (globalThis as { documentPictureInPicture?: DocumentPictureInPicture }).documentPictureInPicture;

const usePipWindow = create<{ pip: Window | null }>(() => ({ pip: null }));

export const canHavePip = (): boolean => documentPip() !== undefined || document.pictureInPictureEnabled === true;

/** A window of our own above all others where the browser has it, else the browser's own for the largest picture. */
export function togglePip(): void {
  const { pip } = usePipWindow.getState();
  if (pip) pip.close();
  else if (document.pictureInPictureElement) void document.exitPictureInPicture();
  // Refused without a gesture of the person's: then nothing happens.
  else void (documentPip() ? openWindow() : openVideo()).catch(() => undefined);
}

async function openWindow(): Promise<void> {
  const pip = await documentPip()?.requestWindow({ width: 360, height: 270 });
  if (!pip) return;
  const from = document.documentElement;
  pip.document.documentElement.lang = from.lang;
  if (from.dataset.theme) pip.document.documentElement.dataset.theme = from.dataset.theme;
  // The policy allows no styles but our own file's.
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")) {
    const copy = pip.document.createElement("link");
    copy.rel = "stylesheet";
    copy.href = link.href;
    pip.document.head.append(copy);
  }
  pip.addEventListener("pagehide", () => usePipWindow.setState({ pip: null }));
  usePipWindow.setState({ pip });
}

async function openVideo(): Promise<void> {
  const videos = [...document.querySelectorAll<HTMLVideoElement>("figure[data-tile] video")];
  const largest = videos.toSorted((one, other) => other.clientWidth - one.clientWidth)[0];
  await largest?.requestPictureInPicture();
}

/** What is in that window: the one tile that matters most, and the bar. */
export function PictureInPicture({ tiles, current }: { tiles: readonly Tile[]; current: CurrentConference }) {
  const pip = usePipWindow((state) => state.pip);
  const pinnedKey = useStage((state) => state.pinnedKey);
  const tile = largeTile(tiles, { mode: "speaker", pinnedKey, spotlightId: current.spotlightId }) ?? tiles[0];
  const key = tile?.key ?? null;
  useEffect(() => {
    if (pip === null) return;
    useStage.setState({ pipKey: key });
    return () => useStage.setState({ pipKey: null });
  }, [pip, key]);
  // Left, or over: the window goes with it.
  useEffect(() => () => usePipWindow.getState().pip?.close(), []);
  if (!pip || !tile) return null;
  return createPortal(
    <div className="flex h-dvh flex-col gap-2 bg-surface-0 p-2 text-base text-text-1">
      <div className="min-h-0 flex-1">
        <TileView tile={tile} size="small" isBare />
      </div>
      <ControlBar current={current} isCard />
    </div>,
    pip.document.body,
  );
}
