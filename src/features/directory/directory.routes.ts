import type { Caller, Host } from "../../platform/platform.ts";
import * as api from "../../protocol/directory.ts";
import {
  type Administrator,
  type CompanyVisibilityDeps,
  changeCompanyVisibility,
  companyVisibility,
  namePartner,
  removePartner,
  renewPartnerCode,
} from "./company-visibility.ts";
import type { DirectoryDoors } from "./directory.deps.ts";
import { notFound } from "./directory.errors.ts";
import { type Directory, nameAlone } from "./directory.ts";
import { changeOwnVisibility, type OwnVisibilityDeps, ownVisibility } from "./own-visibility.ts";

export type RouteDeps = CompanyVisibilityDeps &
  OwnVisibilityDeps & { readonly directory: Directory } & Pick<DirectoryDoors, "guests" | "plans">;

export function routeDirectory(host: Host, deps: RouteDeps): void {
  const { directory } = deps;
  host.route(api.findPeople, async ({ caller, query }) => {
    await deps.plans.require(caller.accountId, "findPeople");
    return { people: await directory.search(caller.accountId, query) };
  });
  host.route(api.listColleagues, async ({ caller, query }) => {
    await deps.plans.require(caller.accountId, "findPeople");
    return directory.colleagues(caller.accountId, query);
  });
  host.route(api.getPeople, async ({ caller: { accountId, guestOf }, body }) => {
    const ids = [...new Set(body.ids)];
    const known = await directory.knownTo(accountId, ids);
    const guests = await deps.guests.knownTo(accountId, ids);
    return { people: [...(guestOf === null ? known : known.map(nameAlone)), ...guests] };
  });

  host.route(api.getOwnVisibility, ({ caller }) => ownVisibility(deps, caller));
  host.route(api.changeOwnVisibility, async ({ caller, body }) => {
    await changeOwnVisibility(deps, caller, body);
    return ownVisibility(deps, caller);
  });

  const after = async (caller: Caller, act?: (by: Administrator) => Promise<void>) => {
    const by = administratorOf(caller);
    await act?.(by);
    return companyVisibility(deps, by.companyId);
  };
  host.route(api.getCompanyVisibility, ({ caller }) => after(caller));
  host.route(api.changeCompanyVisibility, ({ caller, body }) =>
    after(caller, (by) => changeCompanyVisibility(deps, by, body)),
  );
  host.route(api.namePartner, ({ caller, body }) => after(caller, (by) => namePartner(deps, by, body.code)));
  host.route(api.removePartner, ({ caller, params }) =>
    after(caller, (by) => removePartner(deps, by, params.companyId)),
  );
  host.route(api.renewPartnerCode, ({ caller }) => after(caller, (by) => renewPartnerCode(deps, by)));
}

/** The contract lets administrators in alone; they have a company. */
function administratorOf({ accountId, companyId }: Caller): Administrator {
  if (companyId === null) throw notFound();
  return { accountId, companyId };
}
