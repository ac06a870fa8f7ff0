import { removeFile } from "./delete-file.ts";
import type { FilesDeps } from "./files.deps.ts";
import { filesOnlyUpTo, withdrawGrants } from "./files.store.ts";

/** A conversation's beginning, up to a position. */
export interface Stretch {
  readonly conversationId: string;
  readonly throughSeq: number;
}

const atOnce = 100;

/**
 * Files whose time in a conversation is over: what is shared there and nowhere else is destroyed, whosever it is; the rest is no
 * longer shared there. Of voice messages alone where only messages go: they are part of what was said.
 * @returns how many were destroyed
 */
export async function expireShared(deps: FilesDeps, stretch: Stretch, which: "all" | "voice"): Promise<number> {
  let gone = 0;
  for (;;) {
    const files = await filesOnlyUpTo(deps.db.reader, stretch, which, atOnce);
    for (const { id: fileId, ownerId } of files) await removeFile(deps, { fileId, ownerId });
    gone += files.length;
    if (files.length < atOnce) break;
  }
  if (which === "all") await deps.db.transaction((tx) => withdrawGrants(tx, stretch));
  return gone;
}
