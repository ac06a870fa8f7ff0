import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/client-log.ts";
import { deleteOwnLog, ownLogs, readLog, receivedLogs, receiveLog } from "./client-logs.ts";
import type { DiagnosisDeps } from "./diagnosis.deps.ts";

export function routeClientLogs(host: Host, deps: DiagnosisDeps): void {
  host.route(api.sendClientLog, async ({ caller: { accountId }, body }) => {
    await receiveLog(deps, { accountId, ...body });
    return undefined;
  });
  host.route(api.listOwnClientLogs, async ({ caller }) => ({ logs: await ownLogs(deps, caller.accountId) }));
  host.route(api.deleteClientLog, async ({ caller, params }) => {
    await deleteOwnLog(deps, caller.accountId, params.logId);
    return undefined;
  });
  host.route(api.listClientLogs, async () => ({ logs: await receivedLogs(deps) }));
  host.route(api.readClientLog, async ({ caller, params }) => ({
    entries: await readLog(deps, caller.accountId, params.logId),
  }));
}
