import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/access-log.ts";
import type { AccessLogDeps } from "./access-log.deps.ts";
import { readEntries } from "./read-entries.ts";

export function routeAccessLog(host: Host, deps: AccessLogDeps): void {
  host.route(api.readAccessLog, ({ caller, body }) => readEntries(deps, caller.accountId, body));
}
