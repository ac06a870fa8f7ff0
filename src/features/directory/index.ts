import type { Host, Platform } from "../../platform/platform.ts";
import { createCompanyRules } from "./company-rules.ts";
import type { DirectoryDoors } from "./directory.deps.ts";
import { routeDirectory } from "./directory.routes.ts";
import { createDirectory } from "./directory.ts";
import { followChanges } from "./follow-changes.ts";

/** Finding people, who may find whom, and the names behind ids. */
export function mountDirectory(platform: Platform, host: Host, doors: DirectoryDoors) {
  const rules = createCompanyRules(platform);
  const directory = createDirectory(platform, doors, rules, { host });
  const { refresh, complete, stop, live, companyChanged, colleagues, ...door } = directory;
  // Beside everything else: whoever searches before everybody is known waits for it, and nobody else does.
  const readAside = () =>
    complete().catch((error: unknown) => platform.log.error({ error }, "the directory could not be read"));
  host.onStart(async () => void setImmediate(readAside));
  host.onStop(async () => {
    stop();
    await live.stop();
  });
  followChanges(platform.facts, doors, directory);
  routeDirectory(host, { ...platform, ...doors, rules, directory, live });
  return door;
}
