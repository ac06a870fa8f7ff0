import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";

/** Ids of all files that have bytes in the folder of the blobs, whole or not. */
export async function storedIds(folder: string): Promise<Set<string>> {
  const ids = new Set<string>();
  if (!existsSync(folder)) return ids;
  for (const name of await readdir(folder, { recursive: true })) {
    // `ab/<id in hexadecimal>.content`
    const [, hex] = /^[0-9a-f]{2}\/([0-9a-f]+)\.[a-z.]+$/.exec(name) ?? [];
    if (hex !== undefined) ids.add(Buffer.from(hex, "hex").toString("utf8"));
  }
  return ids;
}
