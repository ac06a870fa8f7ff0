import type { Antivirus } from "../../platform/antivirus/antivirus.ts";
import type { Verdict } from "../../platform/antivirus/scan.ts";
import type { StoredBlob } from "../../platform/blobs/blob-reader.ts";

/** Scans what lies in the store. Never throws. */
export async function scanStored({ antivirus }: { antivirus: Antivirus }, blob: StoredBlob): Promise<Verdict> {
  const scan = antivirus.startScan();
  try {
    for await (const bytes of blob.read()) await scan.write(bytes);
    return await scan.finish();
  } catch (error) {
    scan.abort();
    return { kind: "unavailable", reason: error instanceof Error ? error.name : "unreadable" };
  }
}
