import type { Scan, Verdict } from "../../platform/antivirus/scan.ts";
import type { FilesDeps } from "./files.deps.ts";
import { changeFile, type FileRow, nextUnscanned, returnToWaiting } from "./files.store.ts";
import { onItself } from "./judge-file.ts";
import { recordChange } from "./record-change.ts";
import { scanStored } from "./scan-stored.ts";
import { type SettleDeps, settleScan } from "./settle-scan.ts";

export interface RescanPauses {
  readonly firstMs: number;
  readonly longestMs: number;
}
export const defaultPauses: RescanPauses = { firstMs: 1_000, longestMs: 30_000 };

/** Scans, once the scanner is back, what waits for it: one file after the other, from the encrypted store. */
export function createRescan(deps: SettleDeps, pauses: RescanPauses = defaultPauses) {
  let pauseMs = pauses.firstMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;
  let current: Scan | undefined;
  const antivirus = {
    ...deps.antivirus,
    startScan() {
      current = deps.antivirus.startScan();
      return current;
    },
  };

  /** Its verdict could not be stored (a full disk): it is not waiting, and nobody scans it. */
  let stuck: string | undefined;
  const freeStuck = async () => {
    const id = stuck;
    if (id) await deps.db.transaction((tx) => changeFile(tx, id, ["scanning"], { state: "waiting" }));
    stuck = undefined;
  };

  const scanAll = async (): Promise<"done" | "away"> => {
    await freeStuck();
    for (;;) {
      const row = await nextUnscanned(deps.db.reader, ["waiting"]);
      if (!row || stopped) return "done";
      if (deps.antivirus.isOn && !(await deps.antivirus.ping())) return "away";
      stuck = row.id;
      const outcome = await rescan({ ...deps, antivirus }, row);
      stuck = undefined;
      if (outcome === "waiting") return "away";
      pauseMs = pauses.firstMs;
    }
  };
  const run = async () => {
    const outcome = await scanAll().catch((error: unknown) => {
      deps.log.error({ error }, "scanning waiting files failed");
      return "away" as const;
    });
    running = undefined;
    if (outcome === "away") later();
  };
  const later = () => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(begin, pauseMs);
    pauseMs = Math.min(pauseMs * 2, pauses.longestMs);
  };
  const begin = () => {
    if (!stopped) running ??= run();
  };

  return {
    /** After a crash: what has bytes and no verdict is scanned again. */
    async start(): Promise<void> {
      if (await nextUnscanned(deps.db.reader, ["scanning"])) await deps.db.transaction(returnToWaiting);
      begin();
    },
    /** A file waits: look again soon. */
    wake(): void {
      pauseMs = pauses.firstMs;
      later();
    },
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      // A verdict may take minutes; the file waits for the next start instead.
      current?.abort();
      await running;
    },
  };
}

async function rescan(deps: SettleDeps, row: FileRow): Promise<"settled" | "waiting"> {
  const blob = await deps.blobs.open(row.id, "content").catch(() => undefined);
  if (!blob) {
    deps.log.error({ fileId: row.id }, "the bytes of a waiting file cannot be read");
    await changeTo(deps, row, "uploading");
    return "settled";
  }
  if (!(await changeTo(deps, row, "scanning"))) return "settled";
  const verdict = await onItself(deps, row, await scanStored(deps, blob));
  const isRefused = row.attempts + 1 >= refusedAfter && isBrokenOff(verdict) && (await deps.antivirus.ping());
  const settled = await settleScan(deps, row, isRefused ? { kind: "limit" } : verdict);
  return settled?.state === "waiting" ? "waiting" : "settled";
}

/** A scanner that is there before and after, and breaks off at the same bytes each time, does not take them. */
const refusedAfter = 3;
const isBrokenOff = (verdict: Verdict) => verdict.kind === "unavailable" && verdict.isBrokenOff === true;

function changeTo(deps: FilesDeps, row: FileRow, state: "scanning" | "uploading"): Promise<boolean> {
  return deps.db.transaction(async (tx) => {
    const changed = await changeFile(tx, row.id, ["waiting"], { state });
    if (changed) await recordChange(deps.facts, tx, row);
    return changed;
  });
}
