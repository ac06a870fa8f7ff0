import type { Host } from "../../platform/platform.ts";
import type { FilesDeps } from "./files.deps.ts";
import { createJudge } from "./judge-file.ts";
import { createRescan } from "./rescan-waiting.ts";
import { createScans } from "./scans.ts";
import { routeUploads } from "./upload.routes.ts";
import { createUploads } from "./uploads.ts";

/** The way of a file's bytes: in parts, past the scanner, to its verdict. */
export function mountUploads(host: Host, deps: FilesDeps): void {
  const rescan = createRescan(deps);
  const wakeRescan = rescan.wake;
  const judge = createJudge({ ...deps, wakeRescan });
  const scans = createScans(deps.antivirus);
  const uploads = createUploads();
  routeUploads(host, { ...deps, uploads, scans, judge, wakeRescan });
  host.onStart(rescan.start);
  // In this order: what is still arriving is kept, then scans that go on are given up.
  host.onStop(async () => {
    await uploads.stop();
    scans.stop();
    await judge.stop();
    await rescan.stop();
  });
}
