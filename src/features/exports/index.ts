import type { Host, OnBehalf, Platform } from "../../platform/platform.ts";
import { allParts } from "./all-parts.ts";
import type { ExportDoors } from "./exports.deps.ts";
import { routeExports } from "./exports.routes.ts";
import { prepareExports } from "./prepare-exports.ts";

/** All of a person's data in one signed ZIP, for themselves (S49). */
export function mountExports(platform: Platform, host: Host & OnBehalf, doors: ExportDoors) {
  const { sendTo, askAs } = host;
  const deps = { ...platform, doors, parts: allParts(platform), sendTo, askAs };
  const exports = prepareExports(deps);
  routeExports(host, deps, exports);
  host.onStart(exports.resume);
  host.onStop(exports.stop);
  return {
    tidy: exports.tidy,
    idle: exports.idle,
    /** Of somebody who is going for good. */
    async erase(accountId: string): Promise<void> {
      const row = await exports.current(accountId);
      if (row) await exports.remove(row);
    },
  };
}
