import { z } from "zod";
import { fileReference } from "./conversations.ts";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/**
 * uploading → scanning → ready, or → infected, unscannable (more than the scanner checks) or protected (an archive that only a
 * password opens): all three final, the bytes are destroyed; or → waiting (scanner away) → scanning … Newer signatures may find
 * a ready file infected.
 */
export const fileState = z.enum(["uploading", "scanning", "waiting", "ready", "infected", "unscannable", "protected"]);
export type FileState = z.infer<typeof fileState>;

export const file = z.object({
  ...fileReference.shape,
  state: fileState,
  ownerId: id,
  createdAt: timestamp,
});
export type File = z.infer<typeof file>;

const fileParams = z.object({ fileId: id });

export const getFile = endpoint({
  operation: "getFile",
  tokenScope: "files:read",
  method: "GET",
  path: "/api/files/:fileId",
  summary: "A file's description and state",
  access: "account",
  admitsGuests: true,
  limit: "read",
  params: () => fileParams,
  response: () => file,
  failures: ["files.not_found"],
});

export const downloadFile = endpoint({
  operation: "downloadFile",
  tokenScope: "files:read",
  method: "GET",
  path: "/api/files/:fileId/content",
  summary: "The bytes, whole or by Range; `?preview=1` serves an image inline, scaled and re-encoded",
  access: "account",
  admitsGuests: true,
  limit: "read",
  params: () => fileParams,
  query: () => z.object({ preview: z.literal("1").optional() }),
  response: "stream",
  failures: ["files.not_found", "files.not_ready", "files.withdrawn", "files.range_invalid", "files.no_preview"],
});

export const listFiles = endpoint({
  operation: "listFiles",
  tokenScope: "files:read",
  method: "GET",
  path: "/api/files",
  summary: "One's own files, newest first, and the space they take",
  access: "account",
  limit: "read",
  query: () =>
    z.object({
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  response: () => z.object({ files: z.array(file), usedBytes: z.number(), hasMore: z.boolean() }),
  failures: [],
});

export const deleteFile = endpoint({
  operation: "deleteFile",
  tokenScope: "files:write",
  method: "DELETE",
  path: "/api/files/:fileId",
  summary: "Delete one's file: its key is destroyed, messages that showed it say so",
  access: "account",
  limit: "write",
  params: () => fileParams,
  failures: ["files.not_found"],
});
