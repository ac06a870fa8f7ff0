import { create } from "zustand";

/** Why there is nothing any more: deleted by its owner, or a virus was found in it. */
export type GoneBecause = "deleted" | "withdrawn";

/** Files that the server said are gone: messages that showed them say so. */
export const useGoneFiles = create<{ files: ReadonlyMap<string, GoneBecause> }>(() => ({ files: new Map() }));

export const markGone = (fileId: string, because: GoneBecause): void =>
  useGoneFiles.setState(({ files }) =>
    files.get(fileId) === because ? {} : { files: new Map(files).set(fileId, because) },
  );
