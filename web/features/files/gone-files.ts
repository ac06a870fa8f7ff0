import { create } from "zustand";

/** Files that the server said are gone: messages that showed them say so. */
export const useGoneFiles = create<{ ids: ReadonlySet<string> }>(() => ({ ids: new Set() }));

export const markGone = (fileId: string): void =>
  useGoneFiles.setState(({ ids }) => (ids.has(fileId) ? {} : { ids: new Set([...ids, fileId]) }));
