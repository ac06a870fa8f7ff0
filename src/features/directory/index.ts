import type { Host, Platform } from "../../platform/platform.ts";
import { createCompanyRules } from "./company-rules.ts";
import type { DirectoryDoors } from "./directory.deps.ts";
import { routeDirectory } from "./directory.routes.ts";
import { createDirectory } from "./directory.ts";

export type { Relations } from "./directory.deps.ts";

/** Finding people, who may find whom, and the names behind ids. */
export function mountDirectory(platform: Platform, host: Host, doors: DirectoryDoors) {
  const rules = createCompanyRules(platform);
  const directory = createDirectory(platform, doors, rules);
  const { load, refresh, ...door } = directory;
  host.onStart(load);
  platform.facts.on("account.verified", "directory-newcomers", async ({ payload }) => refresh([payload.accountId]));
  platform.facts.on("account.changed", "directory-changes", async ({ payload }) => refresh([payload.accountId]));
  routeDirectory(host, { ...platform, ...doors, rules, directory });
  return door;
}
