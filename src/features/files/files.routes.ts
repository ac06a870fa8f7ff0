import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/files.ts";
import { createUpload } from "./create-upload.ts";
import { deleteFile } from "./delete-file.ts";
import { downloadFile } from "./download-file.ts";
import { listFiles } from "./list-files.ts";
import { presentFile } from "./present-file.ts";
import type { Previews } from "./previews.ts";
import { type ReceiveDeps, receiveContent } from "./receive-content.ts";
import { visibleFile } from "./visible-file.ts";

export function routeFiles(host: Host, deps: ReceiveDeps & { readonly previews: Previews }): void {
  host.route(api.createUpload, ({ caller, body }) => createUpload(deps, { ...body, ownerId: caller.accountId }));

  host.route(api.uploadContent, ({ caller, params: { fileId }, request }) =>
    receiveContent(deps, {
      fileId,
      ownerId: caller.accountId,
      bytes: request?.body ?? null,
      announcedBytes: lengthOf(request?.headers.get("content-length")),
    }),
  );

  host.route(api.getFile, async ({ caller, params: { fileId } }) =>
    presentFile(deps.keys, await visibleFile(deps, { fileId, accountId: caller.accountId })),
  );

  host.route(api.downloadFile, ({ caller, params: { fileId }, query, request, language, requestId }) =>
    downloadFile(deps, {
      fileId,
      accountId: caller.accountId,
      wantsPreview: query.preview === "1",
      headers: request?.headers ?? new Headers(),
      language,
      requestId,
    }),
  );

  host.route(api.listFiles, ({ caller, query }) => listFiles(deps, { ...query, ownerId: caller.accountId }));

  host.route(api.deleteFile, async ({ caller, params: { fileId } }) => {
    await deleteFile(deps, { fileId, ownerId: caller.accountId });
    return undefined;
  });
}

/** Content-Length as a number; undefined when it is absent (chunked) or none. */
const lengthOf = (header: string | null | undefined): number | undefined =>
  header && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
