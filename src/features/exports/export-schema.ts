import { z } from "zod";
import type { ExportPart } from "../../platform/exporting/export-part.ts";
import { message } from "../../protocol/conversations.ts";
import { fileState } from "../../protocol/files.ts";
import { id, seq, timestamp } from "../../protocol/primitives.ts";
import { exportAbout } from "./export-kind.ts";

/** A message with what the person may see of it beside: what it said before, what they voted. */
export const exportedMessage = z.object({
  ...message.shape,
  versions: z.array(z.object({ text: z.string(), at: timestamp })).optional(),
  ownVote: z.array(z.number().int()).optional(),
});
export type ExportedMessage = z.infer<typeof exportedMessage>;

/** One file of a conversation's messages, in their order. */
export const exportedMessages = z.object({ conversationId: id, fromSeq: seq, messages: z.array(exportedMessage) });

export const exportedFile = z.object({
  fileId: id,
  of: z.enum(["own", "received"]),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  state: fileState,
  ownerId: id,
  createdAt: timestamp,
  sharedIn: z.array(id),
  /** In the ZIP; null: its bytes cannot be had (refused by the scanner, deleted meanwhile). */
  path: z.string().nullable(),
});
export type ExportedFile = z.infer<typeof exportedFile>;
export const exportedFiles = z.object({ files: z.array(exportedFile) });

/** Names behind ids, as far as the person may know them. */
export const exportedPeople = z.object({
  people: z.array(z.object({ id, name: z.string(), isDeleted: z.boolean() })),
});

const manifest = z.object({
  ...{ format: z.literal("iris-export"), version: z.number().int(), about: exportAbout },
  entries: z.array(z.object({ path: z.string(), sizeBytes: z.number().int(), sha256: z.string() })),
});

const apart = { files: exportedFiles, people: exportedPeople, messages: exportedMessages, manifest };

/** The published description: each JSON file of an export by its path, as JSON Schema. */
export function exportSchema(parts: readonly ExportPart[], instance: string): object {
  const made = (schema: z.ZodType) => {
    const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "output", unrepresentable: "any" });
    return rest;
  };
  const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
  const names = [...parts.map(({ name }) => name), "files", "people"];
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `${instance}/api/export-schema.json`,
    title: "Iris export, version 1",
    description:
      "Each property is a file of the ZIP. Times are milliseconds since 1970 (UTC); ids mean the same in every file.",
    type: "object",
    properties: {
      "manifest.json": ref("manifest"),
      ...Object.fromEntries(names.map((name) => [`data/${name}.json`, ref(name)])),
    },
    patternProperties: { "^data/conversations/[A-Za-z0-9_-]{21}/messages-\\d{4}\\.json$": ref("messages") },
    $defs: Object.fromEntries([
      ...parts.map(({ name, schema }) => [name, made(schema())] as const),
      ...Object.entries(apart).map(([name, schema]) => [name, made(schema)] as const),
    ]),
  };
}
