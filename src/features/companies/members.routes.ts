import type { Caller, Host } from "../../platform/platform.ts";
import type { GuardedAct } from "../../protocol/companies.ts";
import * as api from "../../protocol/companies.ts";
import { changeMember, memberEntryOf } from "./change-member.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { administering } from "./companies.routes.ts";
import { mayDoAlone } from "./four-eyes/guard.ts";
import { resetMemberSecondFactor } from "./reset-member-second-factor.ts";

export function routeMembers(host: Host, deps: CompaniesDeps): void {
  const alone = (caller: Caller, act: GuardedAct) => mayDoAlone(deps.db.reader, administering(caller).companyId, act);

  host.route(api.listMembers, ({ caller, query }) => deps.roster.page(administering(caller).companyId, query));

  host.route(api.changeMemberRole, async ({ caller, params, body }) => {
    const member = { ...administering(caller), ...params };
    await alone(caller, body.role === "administrator" ? "makeAdministrator" : "makeMember");
    await changeMember(deps, body.role === "administrator" ? "makeAdministrator" : "makeMember", member);
    return memberEntryOf(deps, member);
  });

  host.route(api.deactivateMember, async ({ caller, params }) => {
    const member = { ...administering(caller), ...params };
    await alone(caller, "deactivate");
    await changeMember(deps, "deactivate", member);
    return memberEntryOf(deps, member);
  });

  host.route(api.reactivateMember, async ({ caller, params }) => {
    const member = { ...administering(caller), ...params };
    await changeMember(deps, "reactivate", member);
    return memberEntryOf(deps, member);
  });

  host.route(api.releaseMember, async ({ caller, params }) => {
    await alone(caller, "release");
    await changeMember(deps, "release", { ...administering(caller), ...params });
    return undefined;
  });

  host.route(api.resetMemberSecondFactor, async ({ caller, params }) => {
    await alone(caller, "resetSecondFactor");
    await resetMemberSecondFactor(deps, { ...administering(caller), ...params });
    return undefined;
  });
}
