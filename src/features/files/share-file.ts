import type { Tx } from "../../platform/storage/database.ts";
import type { FileReference } from "../../protocol/conversations.ts";
import type { FilesDeps } from "./files.deps.ts";
import { fileNotFound, fileNotReady } from "./files.errors.ts";
import { findFile, type Grant, insertGrant } from "./files.store.ts";
import { presentReference } from "./present-file.ts";
import { ownFile, visibleFile } from "./visible-file.ts";

/** What a message shows of the sender's own file. @throws files.not_found, files.not_ready */
export async function fileForMessage(
  deps: Pick<FilesDeps, "db" | "keys">,
  request: { fileId: string; ownerId: string },
): Promise<FileReference> {
  const row = await ownFile(deps, request);
  if (row.state !== "ready") throw fileNotReady();
  return await presentReference(deps.keys, row);
}

/** What a message shows of a file that somebody may read and passes on: the file stays one. @throws files.not_found, files.not_ready */
export async function fileForForward(
  deps: Pick<FilesDeps, "db" | "keys" | "sees">,
  { fileId, readerId }: { fileId: string; readerId: string },
): Promise<FileReference> {
  const row = await visibleFile(deps, { fileId, accountId: readerId });
  if (row.state !== "ready") throw fileNotReady();
  return await presentReference(deps.keys, row);
}

/** Lets whoever sees the message read the file, from the message's own commit on. @throws files.not_found, files.not_ready */
export async function grantFile(tx: Tx, grant: Grant): Promise<void> {
  const row = await findFile(tx, grant.fileId);
  if (!row) throw fileNotFound();
  if (row.state !== "ready") throw fileNotReady();
  await insertGrant(tx, grant);
}
