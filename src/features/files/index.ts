import type { Host, Platform } from "../../platform/platform.ts";
import { startCleaning } from "./clean-abandoned.ts";
import { broadcastFiles } from "./files.broadcast.ts";
import type { FilesDoors } from "./files.deps.ts";
import { routeFiles } from "./files.routes.ts";
import { openFilesDoor } from "./files-door.ts";
import { mountUploads } from "./mount-uploads.ts";
import { createPreviews } from "./previews.ts";

export type { FilesDoors } from "./files.deps.ts";

/** Uploads, scanned and encrypted; downloads; one's files. */
export function mountFiles(platform: Platform, host: Host, doors: FilesDoors) {
  const deps = { ...platform, ...doors };
  if (!doors.antivirus.isOn) platform.log.warn({}, "uploads are not scanned for viruses (files.clamd is off)");
  host.onStart(doors.blobs.start);
  routeFiles(host, { ...deps, previews: createPreviews(deps) });
  const { scanAgain } = mountUploads(host, deps);
  broadcastFiles(host, deps);
  host.onStart(async () => host.onStop(startCleaning(deps)));
  return { ...openFilesDoor(deps), scanAgain };
}
