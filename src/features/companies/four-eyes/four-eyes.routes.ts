import type { Host } from "../../../platform/platform.ts";
import * as api from "../../../protocol/companies.ts";
import type { CompaniesDeps } from "../companies.deps.ts";
import { administering } from "../companies.routes.ts";
import { beginFourEyes, decideGuardedAct, listGuardedActs, requestGuardedAct } from "./act-requests.ts";

export function routeFourEyes(host: Host, deps: CompaniesDeps): void {
  host.route(api.listActRequests, ({ caller }) => listGuardedActs(deps, administering(caller).companyId));

  host.route(api.beginFourEyes, async ({ caller }) => {
    await beginFourEyes(deps, administering(caller));
    return undefined;
  });

  host.route(api.requestAct, ({ caller, body }) => requestGuardedAct(deps, administering(caller), body));

  host.route(api.decideAct, ({ caller, params, body }) =>
    decideGuardedAct(deps, administering(caller), params.requestId, body.decision),
  );

  host.route(api.withdrawAct, ({ caller, params }) =>
    decideGuardedAct(deps, administering(caller), params.requestId, "withdraw"),
  );
}
