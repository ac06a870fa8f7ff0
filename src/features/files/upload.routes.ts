import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/uploads.ts";
import { appendUpload } from "./append-upload.ts";
import { createUpload } from "./create-upload.ts";
import { deleteFile } from "./delete-file.ts";
import { readUpload } from "./read-upload.ts";
import * as tus from "./tus.ts";
import type { UploadDeps } from "./upload.deps.ts";

/** The upload protocol: tus 1.0.0 with its core, creation, termination and checksum. */
export function routeUploads(host: Host, deps: UploadDeps): void {
  host.route(api.describeUploads, async () =>
    tus.tusAnswer(204, { ...tus.abilities, "tus-max-size": String(deps.config.files.max_bytes) }),
  );

  host.route(
    api.createUpload,
    tus.speakingTus(api.createUpload, async ({ caller }, headers) => {
      const { id, filename: name, filetype: mediaType } = tus.metadataIn(headers);
      const sizeBytes = tus.bytesIn(headers, "upload-length");
      await createUpload(deps, { id, name, mediaType, sizeBytes, ownerId: caller.accountId });
      return tus.tusAnswer(201, { location: api.readUpload.path.replace(":fileId", id) });
    }),
  );

  host.route(
    api.readUpload,
    tus.speakingTus(api.readUpload, async ({ caller, params: { fileId } }) => {
      const { file, offset } = await readUpload(deps, { fileId, ownerId: caller.accountId });
      return tus.tusAnswer(200, {
        "upload-offset": String(offset),
        "upload-length": String(file.sizeBytes),
        "upload-metadata": tus.metadataOf(file),
      });
    }),
  );

  host.route(
    api.appendUpload,
    tus.speakingTus(api.appendUpload, async ({ caller, params: { fileId }, request }, headers) => {
      tus.requirePartType(headers);
      const offset = await appendUpload(deps, {
        ...{ fileId, ownerId: caller.accountId, bytes: request?.body ?? null },
        offset: tus.bytesIn(headers, "upload-offset"),
        lengthBytes: tus.lengthOfPart(headers),
        checksum: tus.checksumIn(headers),
      });
      return tus.tusAnswer(204, { "upload-offset": String(offset) });
    }),
  );

  host.route(
    api.endUpload,
    tus.speakingTus(api.endUpload, async ({ caller, params: { fileId } }) => {
      await deleteFile(deps, { fileId, ownerId: caller.accountId });
      return tus.tusAnswer(204);
    }),
  );
}
