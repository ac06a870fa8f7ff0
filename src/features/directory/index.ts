import type { Host, Platform } from "../../platform/platform.ts";
import { routeDirectory } from "./directory.routes.ts";
import { createDirectory, type DirectoryDoors } from "./directory.ts";

/** Finding people, and the names behind ids. */
export function mountDirectory(platform: Pick<Platform, "facts" | "now">, host: Host, doors: DirectoryDoors) {
  const { load, refresh, ...directory } = createDirectory(platform, doors);
  host.onStart(load);
  platform.facts.on("account.verified", "directory-newcomers", async ({ payload }) => refresh([payload.accountId]));
  platform.facts.on("account.changed", "directory-changes", async ({ payload }) => refresh([payload.accountId]));
  routeDirectory(host, directory);
  return directory;
}
