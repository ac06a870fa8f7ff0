import type { Host } from "../../platform/platform.ts";
import type { DeletedLive } from "./delete-file.ts";
import type { FilesDeps } from "./files.deps.ts";
import { findFile, grantsOf } from "./files.store.ts";
import { presentFile } from "./present-file.ts";

/** Members who see a message there that carries the file. */
async function readersIn(
  { db, membersOf, sees }: Pick<FilesDeps, "db" | "membersOf" | "sees">,
  fileId: string,
  conversationId: string,
): Promise<string[]> {
  const places = (await grantsOf(db.reader, fileId)).filter((grant) => grant.conversationId === conversationId);
  const readers: string[] = [];
  for (const accountId of await membersOf(conversationId)) {
    for (const { seq } of places) {
      if (!(await sees(accountId, conversationId, seq))) continue;
      readers.push(accountId);
      break;
    }
  }
  return readers;
}

/**
 * A file's state goes to its owner's devices alone; others learn of a file by the message that shares it, and when it is taken
 * back.
 */
export function broadcastFiles(host: Host, deps: FilesDeps): void {
  const { db, keys, membersOf } = deps;
  host.broadcast("file.changed", {
    audience: async ({ payload }) => [payload.ownerId],
    present: async ({ payload }) => {
      const row = await findFile(db.reader, payload.fileId);
      return row ? { type: "file.changed", file: await presentFile(keys, row) } : null;
    },
  });

  host.broadcast("file.withdrawn", {
    audience: ({ payload: { fileId, conversationId } }) => readersIn(deps, fileId, conversationId),
    present: async ({ payload }) => {
      const row = await findFile(db.reader, payload.fileId);
      return row ? { type: "file.changed", file: await presentFile(keys, row) } : null;
    },
  });
  // Told in the chat too, for those who were away, by a subscriber that forgets none.
  deps.facts.on("file.withdrawn", "note-withdrawn-files", async ({ payload }) => {
    const row = await findFile(db.reader, payload.fileId);
    if (row) await deps.noteWithdrawn({ ...payload, name: (await presentFile(keys, row)).name });
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
