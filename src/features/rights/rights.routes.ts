import type { Caller, Host } from "../../platform/platform.ts";
import { listConsents, withdrawOneConsent } from "../../protocol/consents.ts";
import * as api from "../../protocol/rights.ts";
import { consentSources } from "./consent-sources.ts";
import { consentsOf, withdrawConsent } from "./consents.ts";
import { listRestrictions } from "./list-restrictions.ts";
import { endByLink, release, requestLink } from "./release.ts";
import { restrict } from "./restrict.ts";
import type { Actor } from "./restriction.policy.ts";
import type { RightsDeps } from "./rights.deps.ts";
import { noCompany, personNotFound } from "./rights.errors.ts";

const operating = ({ accountId }: Caller) => ({ by: "operator", id: accountId }) as const;

function administering({ accountId, companyId }: Caller) {
  // The endpoint's access has made sure that there is one.
  if (companyId === null) throw noCompany();
  return { by: "administrator", id: accountId, companyId } as const;
}

export function routeRights(host: Host, deps: RightsDeps): void {
  async function restrictByEmail(actor: Actor, { email, reason }: { email: string; reason: string }) {
    const person = await deps.doors.accounts.restrictions.byEmail(email);
    if (!person) throw personNotFound();
    await restrict(deps, actor, { accountId: person.id, reason });
    return undefined;
  }

  const sources = consentSources(deps.doors);
  host.route(listConsents, async ({ caller: { accountId } }) => ({ consents: await consentsOf(sources, accountId) }));
  host.route(withdrawOneConsent, async ({ caller: { accountId }, params, body }) => {
    await withdrawConsent(sources, accountId, { ...params, ...body });
    return undefined;
  });

  host.route(api.restrictOwnData, async ({ caller: { accountId }, body: { reason } }) => {
    await restrict(deps, { by: "person", id: accountId }, { accountId, reason });
    return undefined;
  });

  host.route(api.mailRestrictionLink, async ({ body: { email } }) => {
    requestLink(deps, email);
    return { sent: true as const };
  });

  host.route(api.endRestriction, async ({ body: { token } }) => ({ outcome: await endByLink(deps, token) }));

  host.route(api.listCompanyRestrictions, async ({ caller }) => ({
    restrictions: await listRestrictions(deps, administering(caller)),
  }));
  host.route(api.restrictMember, ({ caller, body }) => restrictByEmail(administering(caller), body));
  host.route(api.releaseMemberRestriction, async ({ caller, params, body }) => {
    await release(deps, administering(caller), { ...params, ...body });
    return undefined;
  });

  host.route(api.listRestrictions, async ({ caller }) => ({
    restrictions: await listRestrictions(deps, operating(caller)),
  }));
  host.route(api.restrictPerson, ({ caller, body }) => restrictByEmail(operating(caller), body));
  host.route(api.releaseRestriction, async ({ caller, params, body }) => {
    await release(deps, operating(caller), { ...params, ...body });
    return undefined;
  });
}
