import { create } from "zustand";
import { deleteFile, listFiles, type File as StoredFile } from "../../../src/protocol/files.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import { markGone } from "./gone-files.ts";

interface FileList {
  /** undefined: never fetched. */
  readonly files: readonly StoredFile[] | undefined;
  readonly usedBytes: number;
  readonly hasMore: boolean;
  readonly failure: ApiFailure | undefined;
}
const atFirst: FileList = { files: undefined, usedBytes: 0, hasMore: false, failure: undefined };

/** One's own files, newest first, as far as they have been looked at. */
export const useFileList = create<FileList>(() => atFirst);
export const forgetFileList = (): void => useFileList.setState(atFirst, true);

export async function refreshFileList(): Promise<void> {
  try {
    useFileList.setState({ ...(await call(listFiles, { query: {} })), failure: undefined });
  } catch (thrown) {
    useFileList.setState({ failure: asFailure(thrown) });
  }
}

export async function olderFiles(): Promise<void> {
  const { files = [] } = useFileList.getState();
  try {
    const page = await call(listFiles, { query: { before: files.at(-1)?.createdAt } });
    useFileList.setState({ ...page, files: [...files, ...page.files], failure: undefined });
  } catch (thrown) {
    useFileList.setState({ failure: asFailure(thrown) });
  }
}

/** Only a list that somebody has looked at is kept true. */
export function keepListed(file: StoredFile): void {
  const { files } = useFileList.getState();
  if (!files) return;
  const isListed = files.some(({ fileId }) => fileId === file.fileId);
  if (!isListed || file.state === "ready") return void refreshFileList();
  useFileList.setState({ files: files.map((other) => (other.fileId === file.fileId ? file : other)) });
}

/** Deleted, perhaps on another device. */
export function dropListed(fileId: string): void {
  if (useFileList.getState().files?.some((file) => file.fileId === fileId)) void refreshFileList();
}

/** @throws ApiFailure */
export async function removeFile(fileId: string): Promise<void> {
  await call(deleteFile, { params: { fileId } });
  markGone(fileId);
  await refreshFileList();
}
