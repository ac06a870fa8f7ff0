import { eraseFiles } from "./erase-files.ts";
import type { FilesDeps } from "./files.deps.ts";
import { sumOfFiles } from "./files.store.ts";
import { type ReceivedQuery, receivedFiles } from "./received-files.ts";
import { fileForMessage, grantFile } from "./share-file.ts";

/** What higher ranks ask of files. */
export const openFilesDoor = (deps: FilesDeps) => ({
  fileForMessage: (request: { fileId: string; ownerId: string }) => fileForMessage(deps, request),
  grantFile,
  received: (query: ReceivedQuery) => receivedFiles(deps, query),
  erase: (ownerId: string) => eraseFiles(deps, ownerId),
  sum: (ownerIds: readonly string[]) => sumOfFiles(deps.db.reader, ownerIds),
});
