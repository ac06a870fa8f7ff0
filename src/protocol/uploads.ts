import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id } from "./primitives.ts";

/** The upload protocol that these endpoints speak: tus, with its core, creation, termination and checksum. */
export const tusVersion = "1.0.0";
/** Of the bytes of a part (RFC 9110 media type). */
export const partMediaType = "application/offset+octet-stream";

/** What `Upload-Metadata` says of a file; the id is made by the client, so that a retry finds the first. */
export const uploadMetadata = z.object({
  id,
  filename: z.string().trim().min(1).max(255),
  filetype: z.string().max(127).default("application/octet-stream"),
});

const uploadParams = z.object({ fileId: id });
const tus = ["files.tus_version", "files.upload_malformed"] as const;

export const describeUploads = endpoint({
  operation: "describeUploads",
  tokenScope: "files:write",
  method: "OPTIONS",
  path: "/api/uploads",
  summary: "What this server knows of tus 1.0.0 (https://tus.io): `Tus-Version`, `Tus-Extension`, `Tus-Max-Size`",
  access: "account",
  admitsGuests: true,
  limit: "read",
  response: "stream",
  failures: [],
});

export const createUpload = endpoint({
  operation: "createUpload",
  tokenScope: "files:write",
  method: "POST",
  path: "/api/uploads",
  summary:
    "Announce an upload: `Upload-Length`, and `Upload-Metadata` with `id` (21 characters, made by the client), `filename` and `filetype`, each in base64. Its address comes back in `Location`",
  access: "account",
  admitsGuests: true,
  limit: "upload",
  streams: true,
  response: "stream",
  failures: [
    ...tus,
    "files.too_large",
    "files.storage_full",
    "files.disk_full",
    "files.id_taken",
    "plans.switched_off",
  ],
});

export const readUpload = endpoint({
  operation: "readUpload",
  tokenScope: "files:write",
  method: "GET",
  path: "/api/uploads/:fileId",
  summary: "How many bytes are stored, in `Upload-Offset`; by HEAD, as tus does, or by GET",
  access: "account",
  admitsGuests: true,
  limit: "upload",
  params: () => uploadParams,
  response: "stream",
  failures: ["files.tus_version", "files.not_found", "files.disk_full"],
});

export const appendUpload = endpoint({
  operation: "appendUpload",
  tokenScope: "files:write",
  method: "PATCH",
  path: "/api/uploads/:fileId",
  summary:
    "The next bytes, from `Upload-Offset` on, with `Upload-Checksum` if wanted: scanned while they arrive, encrypted in chunks; answered when they are stored. After the last ones `GET /api/files/:fileId` tells the verdict",
  access: "account",
  admitsGuests: true,
  limit: "upload",
  params: () => uploadParams,
  streams: true,
  response: "stream",
  failures: [
    ...tus,
    "files.not_found",
    "files.upload_type",
    "files.offset_differs",
    "files.size_differs",
    "files.checksum_unknown",
    "files.checksum_differs",
    "files.infected",
    "files.unscannable",
    "files.protected",
    "files.storage_full",
    "files.disk_full",
    "plans.switched_off",
  ],
});

export const endUpload = endpoint({
  operation: "endUpload",
  tokenScope: "files:write",
  method: "DELETE",
  path: "/api/uploads/:fileId",
  summary: "Give an upload up: what is stored of it is destroyed",
  access: "account",
  admitsGuests: true,
  limit: "write",
  params: () => uploadParams,
  response: "stream",
  failures: ["files.tus_version", "files.not_found"],
});
