import type { Ask } from "../../platform/exporting/export-part.ts";
import { unlessRefused } from "../../platform/exporting/export-part.ts";
import { downloadFile, listFiles } from "../../protocol/files.ts";
import type { ExportedFile } from "./export-schema.ts";
import type { ExportZip } from "./export-zip.ts";

const perPage = 100;
const longestName = 120;

/** A name that every file system takes; the number before it keeps two of one name apart. */
export function fileNameIn(number: number, name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const plain = name.normalize("NFC").replace(/[\u0000-\u001f\u007f\\/:*?"<>|]/g, "_");
  const dot = plain.lastIndexOf(".");
  const ending = dot > 0 ? plain.slice(dot).slice(0, 20) : "";
  const stem = (ending ? plain.slice(0, dot) : plain).slice(0, longestName);
  return `${String(number).padStart(5, "0")} ${stem}${ending}`.toWellFormed().replace(/[. ]+$/, "_");
}

/** Every file that the person has, or may see now, and where its bytes will stand. */
export async function filesToExport(ask: Ask): Promise<ExportedFile[]> {
  const files: ExportedFile[] = [];
  for (const of of ["own", "received"] as const) {
    for (let skip = 0, hasMore = true; hasMore; skip += perPage) {
      const page = await ask(listFiles, { query: { of, skip, limit: perPage } });
      ({ hasMore } = page);
      for (const { width: _, height: __, ...file } of page.files) {
        const path = file.state === "ready" ? `files/${of}/${fileNameIn(files.length + 1, file.name)}` : null;
        files.push({ ...file, of, path });
      }
    }
  }
  return files;
}

/** Writes a file's bytes. @returns whether they could be had */
export async function writeFile(zip: ExportZip, ask: Ask, { fileId, path }: ExportedFile): Promise<boolean> {
  if (path === null) return false;
  const open = async (): Promise<AsyncIterable<Uint8Array>> => {
    const { body } = await ask(downloadFile, { params: { fileId }, query: {} });
    if (!body) throw new Error("a file without bytes");
    return body;
  };
  // Deleted since it was listed: what is asked first is refused then.
  const first = await open().catch(unlessRefused);
  if (!first) return false;
  let isFirst = true;
  await zip.addStream(path, async () => {
    if (!isFirst) return await open();
    isFirst = false;
    return first;
  });
  return true;
}
