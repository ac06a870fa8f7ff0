import type { Host, Platform } from "../../platform/platform.ts";
import { startCleaning } from "./clean-abandoned.ts";
import { broadcastFiles } from "./files.broadcast.ts";
import type { FilesDoors } from "./files.deps.ts";
import { routeFiles } from "./files.routes.ts";
import { openFilesDoor } from "./files-door.ts";
import { createPreviews } from "./previews.ts";
import { createRescan } from "./rescan-waiting.ts";
import { createUploads } from "./uploads.ts";

export type { FilesDoors } from "./files.deps.ts";

/** Uploads, scanned and encrypted; downloads; one's files. */
export function mountFiles(platform: Platform, host: Host, doors: FilesDoors) {
  const deps = { ...platform, ...doors };
  const rescan = createRescan(deps);
  routeFiles(host, { ...deps, uploads: createUploads(), previews: createPreviews(deps), wakeRescan: rescan.wake });
  broadcastFiles(host, deps);
  if (!doors.antivirus.isOn) platform.log.warn({}, "uploads are not scanned for viruses (files.clamd is off)");
  host.onStart(doors.blobs.start);
  host.onStart(rescan.start);
  host.onStart(async () => host.onStop(startCleaning(deps)));
  host.onStop(rescan.stop);
  return openFilesDoor(deps);
}
