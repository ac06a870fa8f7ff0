import { answerBytes, isKnown } from "../../platform/http/answer-bytes.ts";
import { attachment } from "../../platform/http/content-disposition.ts";
import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/exports.ts";
import { exportSchema } from "./export-schema.ts";
import type { ExportDeps } from "./exports.deps.ts";
import { noExport } from "./exports.errors.ts";
import { blobOf, type Exports } from "./prepare-exports.ts";

export function routeExports(host: Host, deps: ExportDeps, exports: Exports): void {
  host.route(api.getExport, async ({ caller }) => {
    const row = await exports.current(caller.accountId);
    return { export: row ? exports.present(row) : null };
  });
  host.route(api.startExport, ({ caller }) => exports.begin(caller));
  host.route(api.deleteExport, async ({ caller }) => {
    const row = await exports.current(caller.accountId);
    if (row) await exports.remove(row);
    return undefined;
  });

  host.route(api.downloadExport, async ({ caller, request, language, requestId }) => {
    const row = await exports.current(caller.accountId);
    const blob = row?.state === "ready" ? await deps.doors.blobs.open(blobOf(row), "content") : undefined;
    if (!row || !blob) throw noExport();
    const asked = { headers: request?.headers ?? new Headers(), language, requestId };
    const common = { etag: `"${row.id}"`, "cache-control": "private, no-store", "x-content-type-options": "nosniff" };
    if (isKnown(asked, common.etag)) return new Response(null, { status: 304, headers: common });
    const day = new Date(row.requestedAt).toISOString().slice(0, 10);
    const named = { "content-type": "application/zip", "content-disposition": attachment(`iris-${day}.zip`) };
    return answerBytes(blob, asked, { ...common, ...named });
  });

  let schema: string | undefined;
  host.route(api.getExportSchema, async () => {
    schema ??= JSON.stringify(exportSchema(deps.parts, deps.config.server.public_url));
    return new Response(schema, { headers: { "content-type": "application/schema+json" } });
  });
}
