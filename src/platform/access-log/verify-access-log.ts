import { KeyGone } from "../crypto/errors.ts";
import type { Platform } from "../platform.ts";
import { keptMs, openAccessFiles } from "./access-log.ts";
import { firstState, keyOf, next, openBlock } from "./day-file.ts";

const dayMs = 24 * 3_600_000;

export interface AccessFault {
  readonly day: string;
  readonly kind: "missing" | "cut" | "changed" | "replaced" | "overdue" | "heads";
}

/** Follows every day against its signed heads, and opens every block. */
export async function verifyAccessLog(
  deps: Pick<Platform, "config" | "keys" | "now">,
): Promise<{ days: number; entries: number; faults: AccessFault[] }> {
  const { files, heads } = openAccessFiles(deps);
  const { heads: known, brokenLine } = await heads.read();
  const faults: AccessFault[] = brokenLine === null ? [] : [{ day: `line ${brokenLine}`, kind: "heads" }];
  const days = await files.days();
  const isOver = (day: string) => Date.parse(day) + dayMs + keptMs <= deps.now();
  const signed = Map.groupBy(known, ({ day = "" }) => day);
  for (const day of signed.keys()) if (!days.includes(day) && !isOver(day)) faults.push({ day, kind: "missing" });
  let entries = 0;
  for (const day of days) {
    // The job that destroys old days runs every hour.
    if (isOver(day) && Date.parse(day) + dayMs + keptMs + dayMs <= deps.now()) faults.push({ day, kind: "overdue" });
    const { blocks } = await files.blocks(day);
    const wanted = new Map((signed.get(day) ?? []).map(({ number, hash }) => [number, hash]));
    if (Math.max(0, ...wanted.keys()) > blocks.length) faults.push({ day, kind: "cut" });
    let state = firstState(day);
    const kind = await (async () => {
      const key = await deps.keys.get(keyOf(day));
      for (const sealed of blocks) {
        state = next(state, sealed);
        entries += (await openBlock(key, day, state.blocks, sealed)).length;
        const expected = wanted.get(state.blocks);
        if (expected !== undefined && expected !== state.hash) return "replaced";
      }
      return null;
    })().catch((error: unknown) => {
      if (error instanceof KeyGone || (error instanceof Error && error.name === "CannotOpen"))
        return "changed" as const;
      throw error;
    });
    if (kind !== null) faults.push({ day, kind });
  }
  return { days: days.length, entries, faults };
}
