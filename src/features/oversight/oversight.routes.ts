import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/oversight.ts";
import { egressFile, listEgress } from "./list-egress.ts";
import { openRequests } from "./open-requests.ts";
import type { OversightDeps } from "./oversight.deps.ts";

/** All of it for the operator alone: the endpoints' access says so. */
export function routeOversight(host: Host, deps: OversightDeps): void {
  host.route(api.listOpenRequests, async () => ({ requests: await openRequests(deps) }));
  host.route(api.listSafeguards, async () => ({
    safeguards: await Promise.all(deps.safeguards.map((last) => last())),
  }));
  host.route(api.listEgress, async ({ query }) => ({ lines: await listEgress(deps, query.days) }));
  host.route(api.exportEgress, () => egressFile(deps));
  host.route(api.getKeyAges, async () => {
    const { masterSince, kinds } = await deps.keyInventory();
    return { masterSince, kinds: [...kinds] };
  });
}
