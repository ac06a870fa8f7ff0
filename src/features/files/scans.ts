import type { Antivirus } from "../../platform/antivirus/antivirus.ts";
import type { Scan } from "../../platform/antivirus/scan.ts";

/** clamd gives a silent client up after two minutes (its ReadTimeout); until then a broken line may come back. */
const parkedMs = 60_000;

/** Scans of uploads under way. One that waits for the next part of its upload is kept open for a moment. */
export interface Scans {
  /**
   * The scan that has seen exactly this many bytes of the file; else a new one, which is shown what is stored first.
   * Aborted when a newer one of the file is asked for.
   */
  resume(fileId: string, offset: number, stored: () => AsyncIterable<Uint8Array>): Promise<Scan>;
  /** Its upload has stopped at this offset. */
  park(fileId: string, scan: Scan, offset: number): void;
  drop(fileId: string): void;
  stop(): void;
}

export function createScans(antivirus: Antivirus): Scans {
  const parked = new Map<string, { scan: Scan; offset: number; timer: ReturnType<typeof setTimeout> }>();
  const take = (fileId: string) => {
    const entry = parked.get(fileId);
    clearTimeout(entry?.timer);
    parked.delete(fileId);
    return entry;
  };
  const drop = (fileId: string) => take(fileId)?.scan.abort();

  return {
    async resume(fileId, offset, stored) {
      const entry = take(fileId);
      if (entry?.offset === offset) return entry.scan;
      entry?.scan.abort();
      const scan = antivirus.startScan();
      if (offset > 0) for await (const bytes of stored()) await scan.write(bytes);
      return scan;
    },
    park(fileId, scan, offset) {
      drop(fileId);
      parked.set(fileId, { scan, offset, timer: setTimeout(() => drop(fileId), parkedMs) });
    },
    drop,
    stop() {
      for (const fileId of [...parked.keys()]) drop(fileId);
    },
  };
}
