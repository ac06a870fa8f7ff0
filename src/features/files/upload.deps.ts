import type { FilesDeps } from "./files.deps.ts";
import type { Judge } from "./judge-file.ts";
import type { Scans } from "./scans.ts";
import type { Uploads } from "./uploads.ts";

/** What the acts of an upload need beside the feature's own. */
export type UploadDeps = FilesDeps & {
  readonly uploads: Uploads;
  readonly scans: Scans;
  readonly judge: Judge;
  /** A file waits for the scanner. */
  readonly wakeRescan: () => void;
};
