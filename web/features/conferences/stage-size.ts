import { create } from "zustand";

/** Whether the conference fills the window, or is a card while one reads and writes. */
export const useStageSize = create<{ isLarge: boolean }>(() => ({ isLarge: true }));

export const enlargeStage = (): void => useStageSize.setState({ isLarge: true });
export const shrinkStage = (): void => useStageSize.setState({ isLarge: false });
