import type { Host, Platform } from "../../platform/platform.ts";
import { routeDirectory } from "./directory.routes.ts";
import { createDirectory, type DirectoryDoors } from "./directory.ts";

/** Finding people, and the names behind ids. */
export function mountDirectory({ facts }: Pick<Platform, "facts">, host: Host, doors: DirectoryDoors) {
  const { load, refresh, ...directory } = createDirectory(doors);
  host.onStart(load);
  facts.on("account.verified", "directory-newcomers", async ({ payload }) => refresh([payload.accountId]));
  facts.on("account.changed", "directory-changes", async ({ payload }) => refresh([payload.accountId]));
  routeDirectory(host, directory);
  return directory;
}
export type Directory = ReturnType<typeof mountDirectory>;
