import type { Scan, Verdict } from "../../platform/antivirus/scan.ts";
import type { FilesDeps } from "./files.deps.ts";
import { changeFile, type FileRow, nextScannedOtherwise } from "./files.store.ts";
import { scanStored } from "./scan-stored.ts";
import type { Signatures } from "./signatures.ts";
import { withdrawFile } from "./withdraw-file.ts";

/** Rests so many times as long as a scan took: uploads come first, and a machine has other things to do. */
const restFactor = 4;

/** Scans ready files again when the scanner has learned something new, one after the other, the newest first. */
export function createReadyRescan(deps: FilesDeps, signatures: Signatures) {
  let current: Scan | undefined;
  const stopped = Promise.withResolvers<void>();
  let isStopped = false;
  const antivirus = {
    ...deps.antivirus,
    startScan() {
      current = deps.antivirus.startScan();
      return current;
    },
  };
  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      void stopped.promise.then(() => {
        clearTimeout(timer);
        resolve();
      });
    });

  return {
    /** Goes on until all that is ready has been seen with these signatures, or the scanner is away. */
    async run(): Promise<void> {
      if (!deps.antivirus.isOn) return;
      const version = await signatures.ask();
      if (version === null) return;
      for (;;) {
        const row = isStopped ? undefined : await nextScannedOtherwise(deps.db.reader, version);
        if (!row) return;
        const from = performance.now();
        if ((await seeAgain({ ...deps, antivirus }, row, version)) === "away") return;
        await rest((performance.now() - from) * restFactor);
      }
    },
    stop(): void {
      isStopped = true;
      current?.abort();
      stopped.resolve();
    },
  };
}

async function seeAgain(deps: FilesDeps, row: FileRow, version: string): Promise<"seen" | "away"> {
  const blob = await deps.blobs.open(row.id, "content").catch(() => undefined);
  // What cannot be read cannot be sent to anybody either.
  const verdict: Verdict = blob ? await scanStored(deps, blob) : { kind: "clean" };
  if (verdict.kind === "unavailable" && !(await deps.antivirus.ping())) return "away";
  if (verdict.kind === "infected") await withdrawFile(deps, row, verdict.threat);
  else await deps.db.transaction((tx) => changeFile(tx, row.id, ["ready"], { scannedWith: version }));
  return "seen";
}
