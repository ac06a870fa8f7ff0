import type { Verdict } from "../../platform/antivirus/scan.ts";
import type { FileState } from "../../protocol/files.ts";
import type { FilesDeps } from "./files.deps.ts";
import { changeFile, type FileChange, type FileRow, findFile } from "./files.store.ts";
import { imageSize } from "./image-size.ts";
import { mailInfected } from "./mail-infected.ts";
import { recordChange } from "./record-change.ts";
import type { Signatures } from "./signatures.ts";

const stateAfter: Readonly<Record<Verdict["kind"], FileState>> = {
  clean: "ready",
  off: "ready",
  infected: "infected",
  limit: "unscannable",
  protected: "protected",
  unavailable: "waiting",
};

export type SettleDeps = FilesDeps & { readonly signatures: Signatures };

/**
 * Acts on a scan's verdict. What must not pass is destroyed, key first, before its state says so: whatever happens in
 * between, it cannot be read.
 * @returns the file as it is then, or undefined when it was deleted meanwhile
 */
export async function settleScan(deps: SettleDeps, row: FileRow, verdict: Verdict): Promise<FileRow | undefined> {
  const state = stateAfter[verdict.kind];
  if (isRefused(state)) await deps.blobs.destroy(row.id);
  const change: FileChange = { state, ...(state === "waiting" && { attempts: row.attempts + 1 }) };
  if (state === "ready") {
    const scannedWith = verdict.kind === "clean" ? deps.signatures.current() : null;
    Object.assign(change, { scannedWith }, await imageSize(deps.blobs, row.id));
  }

  const recipients = verdict.kind === "infected" ? await deps.operators() : [];
  const settled = await deps.db.transaction(async (tx) => {
    if (!(await changeFile(tx, row.id, ["scanning", "waiting"], change))) return undefined;
    await recordChange(deps.facts, tx, row);
    if (verdict.kind === "infected") await mailInfected(deps, tx, row, verdict.threat, recipients);
    return await findFile(tx, row.id);
  });
  report(deps, row, verdict);
  if (!settled) await deps.blobs.destroy(row.id);
  return settled;
}

/** Final: nobody gets the bytes. */
const isRefused = (state: FileState) => state === "infected" || state === "unscannable" || state === "protected";

function report({ log }: FilesDeps, { id: fileId, ownerId }: FileRow, verdict: Verdict): void {
  if (verdict.kind === "infected") log.warn({ fileId, ownerId, threat: verdict.threat }, "infected upload destroyed");
  if (verdict.kind === "limit") log.warn({ fileId, ownerId }, "upload beyond the scanner's limits destroyed");
  if (verdict.kind === "protected") log.warn({ fileId, ownerId }, "archive with a password destroyed");
  if (verdict.kind === "unavailable") log.warn({ fileId, reason: verdict.reason }, "upload waits for the scanner");
}
