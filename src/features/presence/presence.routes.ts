import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/presence.ts";
import { allowLastSeen } from "./allow-last-seen.ts";
import { choosePresence } from "./choose-presence.ts";
import type { People } from "./people.ts";
import type { PresenceDeps } from "./presence.deps.ts";
import { noCompany } from "./presence.errors.ts";
import { setStatusText } from "./set-status-text.ts";
import { showLastSeen } from "./show-last-seen.ts";

export function routePresence(host: Host, deps: PresenceDeps & { readonly people: People }): void {
  const { people } = deps;

  host.route(api.getOwnPresence, ({ caller }) => people.ownOf(caller.accountId));
  host.route(api.choosePresence, ({ caller, body }) => choosePresence(deps, caller.accountId, body.choice));
  host.route(api.setStatusText, ({ caller, body }) => setStatusText(deps, caller.accountId, body.status));
  host.route(api.showLastSeen, ({ caller, body: { showsLastSeen } }) =>
    showLastSeen(deps, caller.accountId, showsLastSeen),
  );

  host.route(api.getCompanyPresence, async ({ caller: { companyId } }) => {
    if (companyId === null) throw noCompany();
    return { allowsLastSeen: people.companyAllowsLastSeen(companyId) };
  });
  host.route(api.setCompanyPresence, async ({ caller, body }) => {
    await allowLastSeen(deps, caller, body.allowsLastSeen);
    return body;
  });
}
