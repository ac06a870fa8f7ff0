import { useSyncExternalStore } from "react";

// The whole page, not the stage alone: menus, dialogs and messages are beside it.
const isFull = (): boolean => document.fullscreenElement !== null;

export const canBeFull = (): boolean => document.fullscreenEnabled;

export function toggleFullScreen(): void {
  if (isFull()) void document.exitFullscreen();
  // Refused without a gesture of the person's: then nothing happens.
  else if (canBeFull()) document.documentElement.requestFullscreen().catch(() => undefined);
}

const watch = (changed: () => void) => {
  document.addEventListener("fullscreenchange", changed);
  return () => document.removeEventListener("fullscreenchange", changed);
};
export const useFullScreen = (): boolean => useSyncExternalStore(watch, isFull);
