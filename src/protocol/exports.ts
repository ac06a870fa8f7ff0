import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";

/** How long one lies ready. */
export const exportKeptDays = 7;

/** preparing → ready → gone by itself, or → failed. */
export const dataExport = z.object({
  id,
  state: z.enum(["preparing", "ready", "failed"]),
  requestedAt: timestamp,
  /** Per cent. */
  progress: z.number().int().min(0).max(100),
  /** null until it is ready. */
  sizeBytes: z.number().int().nonnegative().nullable(),
  expiresAt: timestamp.nullable(),
});
export type DataExport = z.infer<typeof dataExport>;

export const getExport = endpoint({
  operation: "getExport",
  method: "GET",
  path: "/api/me/export",
  summary: "The export of one's data that is being prepared or lies ready; null: none",
  access: "account",
  limit: "read",
  response: () => z.object({ export: dataExport.nullable() }),
  failures: [],
});

export const startExport = endpoint({
  operation: "startExport",
  method: "POST",
  path: "/api/me/export",
  summary:
    "Collect all of one's data into a ZIP (GDPR, articles 15 and 20); one at a time, it goes on after a restart, an older one is destroyed",
  access: "account",
  limit: "write",
  needsRecentSignIn: true,
  response: () => dataExport,
  failures: ["exports.running"],
});

export const deleteExport = endpoint({
  operation: "deleteExport",
  method: "DELETE",
  path: "/api/me/export",
  summary: "Stop preparing the export, or destroy the one that lies ready, with its key",
  access: "account",
  limit: "write",
  failures: [],
});

export const downloadExport = endpoint({
  operation: "downloadExport",
  method: "GET",
  path: "/api/me/export/content",
  summary: "The ZIP, whole or by Range",
  access: "account",
  limit: "read",
  response: "stream",
  failures: ["exports.none", "files.range_invalid"],
});

export const getExportSchema = endpoint({
  operation: "getExportSchema",
  method: "GET",
  path: "/api/export-schema.json",
  summary: "What an export's files hold, as JSON Schema (2020-12)",
  access: "anyone",
  limit: "read",
  response: "stream",
  failures: [],
});

export const exportEvents = [
  /** One's own export in its new state; null: it is gone. */
  z.object({ type: z.literal("export.changed"), export: dataExport.nullable() }),
] as const;
