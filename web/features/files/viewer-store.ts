import { create } from "zustand";
import type { FileReference } from "../../../src/protocol/conversations.ts";

interface Viewer {
  /** What can be leafed through; empty: nothing is open. */
  readonly files: readonly FileReference[];
  readonly at: number;
}

export const useViewer = create<Viewer>(() => ({ files: [], at: 0 }));

export function openViewer(file: FileReference, among: readonly FileReference[] = [file]): void {
  const at = among.findIndex(({ fileId }) => fileId === file.fileId);
  useViewer.setState(at < 0 ? { files: [file], at: 0 } : { files: among, at });
}
export const closeViewer = (): void => useViewer.setState({ files: [], at: 0 });

/** To the next or the one before; at an end it stays. */
export const stepViewer = (by: 1 | -1): void =>
  useViewer.setState(({ files, at }) => ({ at: Math.max(0, Math.min(files.length - 1, at + by)) }));

/** Files that stand on the page now, by their elements: leafing follows the order in which they are seen. */
const shown = new Map<Element, FileReference>();

export function showOnPage(element: Element, file: FileReference): () => void {
  shown.set(element, file);
  return () => void shown.delete(element);
}

/** Each file once, from the top of the page to its end. */
export function filesOnPage(): FileReference[] {
  const inOrder = [...shown].toSorted(([a], [b]) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  return [...new Map(inOrder.map(([, file]) => [file.fileId, file])).values()];
}
