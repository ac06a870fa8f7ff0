import type { Caller, Host } from "../../platform/platform.ts";
import * as api from "../../protocol/plans.ts";
import { assignLicence } from "./assign-licence.ts";
import { changeGroup } from "./change-group.ts";
import { changePlan } from "./change-plan.ts";
import { createGroup } from "./create-group.ts";
import { createPlan } from "./create-plan.ts";
import { deleteGroup } from "./delete-group.ts";
import { deletePlan } from "./delete-plan.ts";
import { statesOf } from "./entitlements.ts";
import { companySwitches } from "./functions.store.ts";
import { memberEntitlements } from "./member-entitlements.ts";
import type { Administrator, PlansDeps } from "./plans.deps.ts";
import { notFound } from "./plans.errors.ts";
import { companyLicences, offeredPlans, presentGroups } from "./plans.present.ts";
import { setCompanyFunctions } from "./set-company-functions.ts";
import { setLicences } from "./set-licences.ts";
import { setMemberFunctions } from "./set-member-functions.ts";
import { setMemberGroup } from "./set-member-group.ts";

export function routePlans(host: Host, deps: PlansDeps): void {
  routeOwn(host, deps);
  routeOperator(host, deps);
  routeLicences(host, deps);
  routeFunctions(host, deps);
}

function routeOwn(host: Host, { entitlements }: PlansDeps): void {
  host.route(api.getOwnFunctions, async ({ caller }) => {
    const known = await entitlements.of(caller.accountId);
    // They changed company a moment ago, and the fact of it is still on its way here.
    if (known.companyId !== caller.companyId) entitlements.forget(caller.accountId);
    const entitlement = await entitlements.of(caller.accountId);
    const { limits, plan } = entitlement;
    return { functions: statesOf(entitlement), limits, plan };
  });
}

function routeOperator(host: Host, deps: PlansDeps): void {
  const offered = async (planId: string) => {
    const plan = (await offeredPlans(deps)).find(({ id }) => id === planId);
    if (!plan) throw notFound();
    return plan;
  };

  host.route(api.listPlans, async () => ({ plans: await offeredPlans(deps) }));

  host.route(api.createPlan, async ({ caller, body }) => {
    await createPlan(deps, { ...body, actorId: caller.accountId });
    return offered(body.id);
  });

  host.route(api.changePlan, async ({ caller, params, body }) => {
    await changePlan(deps, { ...params, ...body, actorId: caller.accountId });
    return offered(params.planId);
  });

  host.route(api.deletePlan, async ({ caller, params }) => {
    await deletePlan(deps, { ...params, actorId: caller.accountId });
    return undefined;
  });

  host.route(api.setLicences, async ({ caller, params, body }) => {
    await setLicences(deps, { ...params, ...body, actorId: caller.accountId });
    return undefined;
  });
}

function routeLicences(host: Host, deps: PlansDeps): void {
  host.route(api.listLicences, ({ caller }) => companyLicences(deps, administrator(caller).companyId));

  host.route(api.assignLicence, async ({ caller, params, body }) => {
    await assignLicence(deps, { ...administrator(caller), ...params, ...body });
    return undefined;
  });
}

function routeFunctions(host: Host, deps: PlansDeps): void {
  const group = async (companyId: string, groupId: string) => {
    const found = (await presentGroups(deps, companyId)).find(({ id }) => id === groupId);
    if (!found) throw notFound();
    return found;
  };

  host.route(api.getCompanyFunctions, async ({ caller }) => {
    const { companyId } = administrator(caller);
    const { licences, defaultPlan } = await companyLicences(deps, companyId);
    return {
      switches: await companySwitches(deps.db.reader, companyId),
      groups: await presentGroups(deps, companyId),
      plans: [defaultPlan, ...licences.map(({ plan }) => plan).filter(({ id }) => id !== defaultPlan.id)],
    };
  });

  host.route(api.setCompanyFunctions, async ({ caller, body }) => {
    await setCompanyFunctions(deps, { ...administrator(caller), ...body });
    return undefined;
  });

  host.route(api.createGroup, async ({ caller, body }) => {
    await createGroup(deps, { ...administrator(caller), ...body });
    return group(administrator(caller).companyId, body.id);
  });

  host.route(api.changeGroup, async ({ caller, params, body }) => {
    await changeGroup(deps, { ...administrator(caller), ...params, ...body });
    return group(administrator(caller).companyId, params.groupId);
  });

  host.route(api.deleteGroup, async ({ caller, params }) => {
    await deleteGroup(deps, { ...administrator(caller), ...params });
    return undefined;
  });

  host.route(api.getMemberEntitlements, async ({ caller, body }) => ({
    members: await memberEntitlements(deps, administrator(caller).companyId, body.ids),
  }));

  host.route(api.setMemberFunctions, async ({ caller, params, body }) => {
    const { actorId, companyId } = administrator(caller);
    await setMemberFunctions(deps, { actorId, companyId, ...params, ...body });
    const [member] = await memberEntitlements(deps, companyId, [params.accountId]);
    if (!member) throw notFound();
    return member;
  });

  host.route(api.setMemberGroup, async ({ caller, params, body }) => {
    await setMemberGroup(deps, { ...administrator(caller), ...params, ...body });
    return undefined;
  });
}

/** The endpoint's access has made sure that there is a company; without one there is nothing here. */
function administrator({ accountId, companyId }: Caller): Administrator {
  if (companyId === null) throw notFound();
  return { actorId: accountId, companyId };
}
