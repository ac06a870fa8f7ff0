import { create } from "zustand";
import type { StageMode } from "../../media/stage-layout.ts";

export type SidePanel = "people" | "chat";

interface StageState {
  /** Whether the conference fills the window, or is a card while one reads and writes. */
  readonly isLarge: boolean;
  readonly mode: StageMode;
  readonly pinnedKey: string | null;
  readonly page: number;
  /** What is open beside the tiles. */
  readonly panel: SidePanel | null;
  /** Over the stage. */
  readonly dialog: "devices" | "statistics" | "shortcuts" | null;
  /** The tile in the window above all others. */
  readonly pipKey: string | null;
}
const fresh: StageState = {
  ...{ isLarge: true, mode: "grid", pinnedKey: null, page: 0 },
  ...{ panel: null, dialog: null, pipKey: null },
};

/** How this window shows the conference it is in; begins anew with each. */
export const useStage = create<StageState>(() => fresh);

export const resetStage = (): void => useStage.setState(fresh);
export const enlargeStage = (): void => useStage.setState({ isLarge: true });
export const shrinkStage = (): void => useStage.setState({ isLarge: false });
export const turnPage = (page: number): void => useStage.setState({ page: Math.max(0, page) });
export const openDialog = (dialog: StageState["dialog"]): void => useStage.setState({ dialog });
export const togglePanel = (panel: SidePanel): void =>
  useStage.setState((state) => ({ panel: state.panel === panel ? null : panel }));
export const togglePin = (key: string): void =>
  useStage.setState(({ pinnedKey }) => ({ pinnedKey: pinnedKey === key ? null : key }));
/** Choosing how to see everybody lets go of whom one had pinned. */
export const chooseMode = (mode: StageMode): void => useStage.setState({ mode, pinnedKey: null, page: 0 });
