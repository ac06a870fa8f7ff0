import { create } from "zustand";
import type { SearchedPart } from "../../../../src/protocol/directory.ts";

interface ListState {
  /** Which tab is open. */
  readonly viewId: string;
  readonly query: string;
  readonly within: SearchedPart;
}
const atFirst: ListState = { viewId: "everybody", query: "", within: "everybody" };

/** What the people list shows. Kept beside it: on a phone the list is gone while a person's page is open. */
export const useListState = create<ListState>(() => atFirst);
export const changeList = (change: Partial<ListState>): void => useListState.setState(change);
export const forgetList = (): void => useListState.setState(atFirst);
