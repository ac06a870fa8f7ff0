import type { Host, Platform } from "../../platform/platform.ts";
import type { AccessLogDoors } from "./access-log.deps.ts";
import { routeAccessLog } from "./access-log.routes.ts";
import { noteConferences } from "./note-conferences.ts";
import { ownEntries } from "./own-entries.ts";

/** Reading the log of uses (S61, S62): an operator, with a reason that stays. */
export function mountAccessLog(platform: Platform, host: Host, doors: AccessLogDoors) {
  const deps = { ...platform, doors };
  routeAccessLog(host, deps);
  noteConferences(platform.facts, deps);
  return {
    /** All that is kept of somebody, newest first, for their own export. */
    ownEntries: (accountId: string) => ownEntries(deps, accountId),
  };
}
