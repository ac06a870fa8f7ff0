import type { Host } from "../../platform/platform.ts";
import type { DeletedLive } from "./delete-file.ts";
import type { FilesDeps } from "./files.deps.ts";
import { findFile } from "./files.store.ts";
import { presentFile } from "./present-file.ts";

/** A file's state goes to its owner's devices alone; others learn of a file by the message that shares it. */
export function broadcastFiles(
  host: Host,
  { db, keys, membersOf }: Pick<FilesDeps, "db" | "keys" | "membersOf">,
): void {
  host.broadcast("file.changed", {
    audience: async ({ payload }) => [payload.ownerId],
    present: async ({ payload }) => {
      const row = await findFile(db.reader, payload.fileId);
      return row ? { type: "file.changed", file: await presentFile(keys, row) } : null;
    },
  });

  host.broadcast("file.deleted", {
    // Who was away finds it gone when they ask for it.
    audience: async ({ payload }, live) => {
      const { conversationIds } = (live as DeletedLive | undefined) ?? { conversationIds: [] };
      const members = await Promise.all(conversationIds.map(membersOf));
      return [...new Set([payload.ownerId, ...members.flat()])];
    },
    present: async ({ payload }) => ({ type: "file.deleted", fileId: payload.fileId }),
  });
}
