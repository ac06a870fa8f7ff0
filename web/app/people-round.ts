import { create } from "zustand";

/** Raised when lists of people are to ask again: who is found, and in which order, may have changed. */
const useRound = create<{ round: number }>(() => ({ round: 0 }));
export const usePeopleRound = (): number => useRound(({ round }) => round);
export const raisePeopleRound = (): void => useRound.setState(({ round }) => ({ round: round + 1 }));
