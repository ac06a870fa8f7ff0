import { create } from "zustand";
import {
  deleteFile,
  type FileSort,
  type ListedFile,
  listFiles,
  type File as StoredFile,
} from "../../../src/protocol/files.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { markGone } from "./gone-files.ts";

export interface FilesWanted {
  readonly of: "own" | "received";
  readonly named: string;
  readonly sort: FileSort;
}

interface FileList {
  readonly wanted: FilesWanted;
  /** undefined: never fetched. */
  readonly files: readonly ListedFile[] | undefined;
  readonly usedBytes: number;
  /** null: no end. */
  readonly mostBytes: number | null;
  readonly hasMore: boolean;
  readonly failure: ApiFailure | undefined;
}
const atFirst: FileList = {
  wanted: { of: "own", named: "", sort: "newest" },
  ...{ files: undefined, usedBytes: 0, mostBytes: null, hasMore: false, failure: undefined },
};

/** One's own files or those received, as far as they have been looked at. */
export const useFileList = create<FileList>(() => atFirst);
export const forgetFileList = (): void => useFileList.setState(atFirst, true);

/** Answers may overtake each other: only what is still wanted is shown. */
async function fetchFrom(skip: number): Promise<void> {
  const { wanted, files: known = [] } = useFileList.getState();
  const { named, ...rest } = wanted;
  const isWanted = () => useFileList.getState().wanted === wanted;
  try {
    const query = { ...rest, skip, ...(named !== "" && { named }) };
    const { files, ...page } = await call(listFiles, { query });
    if (isWanted()) useFileList.setState({ ...page, files: [...known.slice(0, skip), ...files], failure: undefined });
  } catch (thrown) {
    if (isWanted()) useFileList.setState({ failure: asFailure(thrown) });
  }
}

export const refreshFileList = (): Promise<void> => fetchFrom(0);
export const moreFiles = (): Promise<void> => fetchFrom(useFileList.getState().files?.length ?? 0);

export function wantFiles(change: Partial<FilesWanted>): void {
  const before = useFileList.getState();
  const wanted = { ...before.wanted, ...change };
  // The other list is another one; a search narrows what is shown, which stays until the answer is there.
  const isOther = wanted.of !== before.wanted.of;
  useFileList.setState({ wanted, failure: undefined, ...(isOther && { files: undefined, hasMore: false }) });
  void refreshFileList();
}

/** Only a list that somebody has looked at is kept true. */
export function keepListed(file: StoredFile): void {
  const { files } = useFileList.getState();
  if (!files) return;
  const isListed = files.some(({ fileId }) => fileId === file.fileId);
  if (!isListed || file.state === "ready") return void refreshFileList();
  useFileList.setState({
    files: files.map((other) => (other.fileId === file.fileId ? { ...other, ...file } : other)),
  });
}

/** Deleted, perhaps on another device. */
export function dropListed(fileId: string): void {
  if (useFileList.getState().files?.some((file) => file.fileId === fileId)) void refreshFileList();
}

/** @throws ApiFailure */
export async function removeFile(fileId: string): Promise<void> {
  await call(deleteFile, { params: { fileId } });
  markGone(fileId, "deleted");
  await refreshFileList();
}
