import { removeFile } from "./delete-file.ts";
import { countShared, endSharing } from "./end-sharing.ts";
import { eraseFiles } from "./erase-files.ts";
import { expireShared, type Stretch } from "./expire-shared.ts";
import type { FilesDeps } from "./files.deps.ts";
import { countGrants, everyFileId, fileIdsOf, sumOfFiles, withdrawGrant, withdrawGrants } from "./files.store.ts";
import { handOverFiles } from "./hand-over-files.ts";
import { type ReceivedQuery, receivedFiles } from "./received-files.ts";
import { fileForForward, fileForMessage, grantFile } from "./share-file.ts";
import { ownFile } from "./visible-file.ts";

/** What higher ranks ask of files. */
export const openFilesDoor = (deps: FilesDeps) => ({
  fileForMessage: (request: { fileId: string; ownerId: string }) => fileForMessage(deps, request),
  fileForForward: (request: { fileId: string; readerId: string }) => fileForForward(deps, request),
  grantFile,
  revokeFile: withdrawGrant,
  countGrants,
  withdrawGrants,
  countShared: (conversationId: string) => countShared(deps, conversationId),
  endSharing: (conversationId: string) => endSharing(deps, conversationId),
  expireShared: (stretch: Stretch, which: "all" | "voice") => expireShared(deps, stretch, which),
  received: (query: ReceivedQuery) => receivedFiles(deps, query),
  handOver: (files: { readonly fromId: string; readonly toId: string }) => handOverFiles(deps, files),
  /** @throws files.not_found */
  requireOwn: (request: { fileId: string; ownerId: string }) => ownFile(deps, request),
  /** Destroys somebody's file for everyone; one that is gone already is no mistake. */
  remove: (request: { fileId: string; ownerId: string }) => removeFile(deps, request),
  erase: (ownerId: string) => eraseFiles(deps, ownerId),
  everyId: () => everyFileId(deps.db.reader),
  idsOf: (ownerId: string) => fileIdsOf(deps.db.reader, ownerId),
  sum: (ownerIds: readonly string[]) => sumOfFiles(deps.db.reader, ownerIds),
});
