export type Encoding = "utf-8" | "windows-1252";

/**
 * The text of a file that spreadsheets wrote: UTF-8 with or without a byte order mark, else Windows-1252, in which every byte
 * is a letter.
 * @returns null for what is no text (an .xlsx is a zip file)
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  if (bytes.includes(0)) return null;
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
  }
}
