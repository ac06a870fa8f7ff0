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

/** A file in a list, and the reader's conversations that it is shared in. */
export const listedFile = z.object({ ...file.shape, sharedIn: z.array(id) });
export type ListedFile = z.infer<typeof listedFile>;

export const fileSort = z.enum(["newest", "name", "largest"]);
export type FileSort = z.infer<typeof fileSort>;

export const listFiles = endpoint({
  operation: "listFiles",
  method: "GET",
  path: "/api/files",
  summary: "One's own files or those received, by name or as they came, and the space that the own ones take",
  access: "account",
  limit: "read",
  query: () =>
    z.object({
      of: z.enum(["own", "received"]).default("own"),
      /** Anywhere in the name; accents and case make no difference. */
      named: z.string().trim().max(255).optional(),
      sort: fileSort.default("newest"),
      /** How many of them are known already. */
      skip: z.coerce.number().int().nonnegative().max(100_000).default(0),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  response: () =>
    z.object({
      files: z.array(listedFile),
      hasMore: z.boolean(),
      usedBytes: z.number(),
      /** Of the person's plan; null: no end. */
      mostBytes: z.number().nullable(),
    }),
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
  failures: ["files.not_found", "files.waits"],
});
