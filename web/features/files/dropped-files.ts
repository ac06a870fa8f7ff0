/** So many files at once are a mistake, or better sent as an archive. */
export const mostAtOnce = 300;

const readFile = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));
/** A folder's next entries; none: that was all. */
const readSome = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

async function* filesIn(entry: FileSystemEntry): AsyncGenerator<File> {
  if (entry.isFile) yield await readFile(entry as FileSystemFileEntry);
  if (!entry.isDirectory) return;
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (let some = await readSome(reader); some.length > 0; some = await readSome(reader)) {
    for (const inner of some) yield* filesIn(inner);
  }
}

/** What systems put into folders for themselves. */
const isClutter = ({ name }: File) => name === ".DS_Store" || name === "Thumbs.db" || name === "desktop.ini";

/**
 * What was dropped or pasted, folders opened. To be called in the event itself: after it the browser forgets.
 * @returns at most one more than `mostAtOnce`
 */
export async function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry != null);
  const plain = [...files];
  // Pasted pictures and those of tests are no entries of a file system.
  if (entries.length < plain.length) return plain;
  const found: File[] = [];
  for (const entry of entries) {
    for await (const file of filesIn(entry)) {
      if (!isClutter(file)) found.push(file);
      if (found.length > mostAtOnce) return found;
    }
  }
  return found;
}
