import type { Platform } from "../platform.ts";
import type { AccessEntry } from "./access-entry.ts";
import { openAccessFiles } from "./access-log.ts";
import { dayOf, keyOf, openBlock } from "./day-file.ts";
import { pseudonymsOf } from "./pseudonym.ts";

export interface AccessFilter {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly action?: string | undefined;
  readonly accountId?: string | undefined;
}

/** Where a page ended: an entry of a block of a day. */
interface Position {
  readonly day: string;
  readonly block: number;
  readonly entry: number;
}
const positionOf = (text: string | undefined): Position | undefined => {
  const [, day = "", block, entry] = /^(\d{4}-\d{2}-\d{2})\.(\d+)\.(\d+)$/.exec(text ?? "") ?? [];
  return day === "" ? undefined : { day, block: Number(block), entry: Number(entry) };
};

/** Blocks that are opened for one page: who seeks the rare pages on. */
const mostBlocks = 400;

/** One page, newest first, of the days as they are on the disk. */
export async function readAccessLog(
  deps: Pick<Platform, "config" | "keys">,
  { from = 0, until = Number.MAX_SAFE_INTEGER, action, accountId }: AccessFilter,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<{ entries: AccessEntry[]; next: string | null }> {
  const { files } = openAccessFiles(deps);
  const start = positionOf(before);
  const entries: AccessEntry[] = [];
  let opened = 0;
  for (const day of (await files.days()).toReversed()) {
    if (start && day > start.day) continue;
    if (Date.parse(day) > until || day < dayOf(from)) continue;
    const persons = accountId === undefined ? undefined : new Set(await pseudonymsOf(deps.keys, accountId, day));
    const key = await deps.keys.get(keyOf(day));
    const { blocks } = await files.blocks(day);
    const isStart = start?.day === day;
    for (let block = isStart ? Math.min(start.block, blocks.length) : blocks.length; block >= 1; block -= 1) {
      if (opened++ >= mostBlocks) return { entries, next: `${day}.${block}.${Number.MAX_SAFE_INTEGER}` };
      const inBlock = await openBlock(key, day, block, blocks[block - 1] as Uint8Array);
      const end = isStart && block === start.block ? Math.min(start.entry, inBlock.length) : inBlock.length;
      for (let index = end - 1; index >= 0; index -= 1) {
        const entry = inBlock[index] as AccessEntry;
        if (entry.at < from || entry.at > until || (action !== undefined && entry.action !== action)) continue;
        if (persons && !(entry.person && persons.has(entry.person))) continue;
        if (entries.length === limit) return { entries, next: `${day}.${block}.${index + 1}` };
        entries.push(entry);
      }
    }
  }
  return { entries, next: null };
}
