import type { Scan, Verdict } from "../../platform/antivirus/scan.ts";
import { inspectArchive } from "./archives/inspect-archive.ts";
import type { FilesDeps } from "./files.deps.ts";
import type { FileRow } from "./files.store.ts";
import { type SettleDeps, settleScan } from "./settle-scan.ts";

/** Verdicts on uploads that have arrived, reached behind everybody's back. */
export interface Judge {
  /** Ends the scan and acts on what it says. */
  soon(row: FileRow, scan: Scan): void;
  /** A verdict may take minutes; the file waits for the next start instead. */
  stop(): Promise<void>;
}

/** A disk that is full refuses verdicts too: they are said again when there may be room. */
const againMs = 2_000;

export function createJudge(deps: SettleDeps & { readonly wakeRescan: () => void }): Judge {
  const running = new Map<Scan, Promise<void>>();
  const stopped = Promise.withResolvers<"stopped">();
  const rested = () =>
    Promise.race([stopped.promise, new Promise<"rested">((resolve) => setTimeout(resolve, againMs, "rested"))]);
  const judge = async (row: FileRow, scan: Scan) => {
    let verdict = await scan.finish();
    do {
      try {
        verdict = await onItself(deps, row, verdict);
        await settleScan(deps, row, verdict);
        if (verdict.kind === "unavailable") deps.wakeRescan();
        return;
      } catch (error) {
        deps.log.error({ error, fileId: row.id }, "a verdict could not be acted on");
      }
    } while ((await rested()) === "rested");
  };
  return {
    soon(row, scan) {
      const mine = judge(row, scan).finally(() => running.delete(scan));
      running.set(scan, mine);
    },
    async stop() {
      stopped.resolve("stopped");
      for (const scan of running.keys()) scan.abort();
      await Promise.all(running.values());
    },
  };
}

/** What the scanner passes may still be an archive that nobody can look into. */
export async function onItself(deps: FilesDeps, { id }: Pick<FileRow, "id">, verdict: Verdict): Promise<Verdict> {
  if (verdict.kind !== "clean" && verdict.kind !== "off") return verdict;
  const blob = await deps.blobs.open(id, "content");
  const finding = blob && (await inspectArchive(blob, deps.config.files.archive_max_bytes));
  if (finding === "bomb") return { kind: "limit" };
  if (finding === "protected" && !deps.config.files.allow_protected_archives) return { kind: "protected" };
  return verdict;
}
