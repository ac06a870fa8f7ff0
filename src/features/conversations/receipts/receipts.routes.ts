import type { Host } from "../../../platform/platform.ts";
import * as api from "../../../protocol/receipts.ts";
import type { Deps } from "../conversations.deps.ts";
import { releaseMarks } from "../held-marks.ts";
import { listReceipts } from "./list-receipts.ts";

export function routeReceipts(host: Host, deps: Deps): void {
  host.route(api.listReceipts, async ({ caller: { accountId }, params }) => ({
    receipts: await listReceipts(deps, { ...params, accountId }),
  }));

  host.route(api.getSeenMarks, ({ caller }) => deps.seenMarks.stateOf(caller.accountId));

  host.route(api.setSeenMarks, async ({ caller: { accountId }, body: { isOn } }) => {
    await deps.seenMarks.choose(accountId, isOn);
    // Whoever shows them again shows how far they have come.
    if (isOn && !(await deps.doors.presence.isHidden(accountId))) await releaseMarks(deps, accountId);
    return deps.seenMarks.stateOf(accountId);
  });

  // Others' marks look different to them from now on: their devices fetch the list afresh.
  host.broadcast("seenMarks.changed", {
    audience: async ({ payload }) => [payload.accountId],
    present: async ({ payload: { isOn } }) => ({ type: "seenMarks.changed", isOn }),
  });
  host.onStart(deps.seenMarks.start);
}
