import type { FilesDeps } from "./files.deps.ts";
import { fileNotFound } from "./files.errors.ts";
import { maySeeFile } from "./files.policy.ts";
import { type FileRow, findFile, grantsOf } from "./files.store.ts";

/** The file, if this person may know of it. @throws files.not_found */
export async function visibleFile(
  { db, sees }: Pick<FilesDeps, "db" | "sees">,
  request: { fileId: string; accountId: string },
): Promise<FileRow> {
  const { fileId, accountId } = request;
  const row = await findFile(db.reader, fileId);
  if (!row) throw fileNotFound();
  const isReached = row.ownerId === accountId || (await seesAny(sees, accountId, await grantsOf(db.reader, fileId)));
  if (!maySeeFile(row, { accountId, isMember: isReached })) throw fileNotFound();
  return row;
}

async function seesAny(sees: FilesDeps["sees"], accountId: string, grants: Awaited<ReturnType<typeof grantsOf>>) {
  for (const { conversationId, seq } of grants) if (await sees(accountId, conversationId, seq)) return true;
  return false;
}

/** The person's own file. @throws files.not_found */
export async function ownFile(
  { db }: Pick<FilesDeps, "db">,
  { fileId, ownerId }: { fileId: string; ownerId: string },
): Promise<FileRow> {
  const row = await findFile(db.reader, fileId);
  if (row?.ownerId !== ownerId) throw fileNotFound();
  return row;
}
