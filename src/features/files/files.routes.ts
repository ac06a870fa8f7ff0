import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/files.ts";
import { deleteFile } from "./delete-file.ts";
import { downloadFile } from "./download-file.ts";
import type { FilesDeps } from "./files.deps.ts";
import { fileWaits } from "./files.errors.ts";
import { listFiles } from "./list-files.ts";
import { presentFile } from "./present-file.ts";
import type { Previews } from "./previews.ts";
import { ownFile, visibleFile } from "./visible-file.ts";

export function routeFiles(host: Host, deps: FilesDeps & { readonly previews: Previews }): void {
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

  host.route(api.listFiles, ({ caller, query }) => listFiles(deps, { ...query, accountId: caller.accountId }));

  host.route(api.deleteFile, async ({ caller, params: { fileId } }) => {
    const { id } = await ownFile(deps, { fileId, ownerId: caller.accountId });
    if (await deps.waits(id)) throw fileWaits();
    await deleteFile(deps, { fileId, ownerId: caller.accountId });
    return undefined;
  });
}
