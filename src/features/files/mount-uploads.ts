import type { Host } from "../../platform/platform.ts";
import type { FilesDeps } from "./files.deps.ts";
import { createJudge } from "./judge-file.ts";
import { createReadyRescan } from "./rescan-ready.ts";
import { createRescan } from "./rescan-waiting.ts";
import { createScans } from "./scans.ts";
import { createSignatures } from "./signatures.ts";
import { routeUploads } from "./upload.routes.ts";
import { createUploads } from "./uploads.ts";

/** The way of a file's bytes: in parts, past the scanner, to its verdict, and past the scanner again when it has learned. */
export function mountUploads(host: Host, given: FilesDeps) {
  const signatures = createSignatures(given.antivirus);
  const deps = { ...given, signatures };
  const rescan = createRescan(deps);
  const wakeRescan = rescan.wake;
  const judge = createJudge({ ...deps, wakeRescan });
  const scans = createScans(deps.antivirus);
  const uploads = createUploads();
  const ready = createReadyRescan(deps, signatures);
  routeUploads(host, { ...deps, uploads, scans, judge, wakeRescan });
  // Nobody waits for a scanner that does not answer.
  host.onStart(async () => void signatures.ask());
  host.onStart(rescan.start);
  // In this order: what is still arriving is kept, then scans that go on are given up.
  host.onStop(async () => {
    await uploads.stop();
    scans.stop();
    ready.stop();
    await judge.stop();
    await rescan.stop();
  });
  return { scanAgain: ready.run };
}
