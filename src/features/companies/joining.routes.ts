import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/companies.ts";
import { acceptInvitation, readInvitation, signUpInvited } from "./accept-invitation.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { administering } from "./companies.routes.ts";
import { commitImport, previewImport } from "./import/import-people.ts";
import { invitePerson, resendInvitation } from "./invite-person.ts";
import { joinByDomain } from "./join-by-domain.ts";
import { closeJoinLink, followJoinLink, joinLinkOf, readJoinLink, renewJoinLink } from "./join-link.ts";
import { decideJoinRequest, listJoinRequests } from "./join-requests.ts";
import { listInvitations } from "./list-invitations.ts";
import { addMailDomain, checkMailDomain, listMailDomains, removeMailDomain, updateMailDomain } from "./mail-domains.ts";
import { withdrawInvitation } from "./withdraw-invitation.ts";

export function routeJoining(host: Host, deps: CompaniesDeps): void {
  host.route(api.listInvitations, ({ caller, query }) => listInvitations(deps, administering(caller).companyId, query));
  host.route(api.invitePerson, ({ caller, body }) => invitePerson(deps, administering(caller), body));
  host.route(api.resendInvitation, ({ caller, params }) =>
    resendInvitation(deps, administering(caller), params.invitationId),
  );
  host.route(api.withdrawInvitation, async ({ caller, params }) => {
    await withdrawInvitation(deps, administering(caller), params.invitationId);
    return undefined;
  });
  host.route(api.readInvitation, ({ body }) => readInvitation(deps, body.token));
  host.route(api.signUpInvited, async ({ body }) => ({ email: await signUpInvited(deps, body) }));
  host.route(api.joinByInvitation, async ({ caller, body }) => ({
    outcome: await acceptInvitation(deps, caller.accountId, body.token),
  }));

  host.route(api.getJoinLink, async ({ caller }) => ({
    link: await joinLinkOf(deps, administering(caller).companyId),
  }));
  host.route(api.renewJoinLink, async ({ caller, body }) => {
    await renewJoinLink(deps, administering(caller), body);
    return { link: await joinLinkOf(deps, administering(caller).companyId) };
  });
  host.route(api.closeJoinLink, async ({ caller }) => {
    await closeJoinLink(deps, administering(caller));
    return undefined;
  });
  host.route(api.readJoinLink, ({ body }) => readJoinLink(deps, body.token));
  host.route(api.followJoinLink, async ({ caller, body }) => ({
    outcome: await followJoinLink(deps, caller.accountId, body.token),
  }));
  host.route(api.joinByDomain, async ({ caller }) => ({ outcome: await joinByDomain(deps, caller.accountId) }));

  host.route(api.listJoinRequests, async ({ caller }) => ({
    requests: await listJoinRequests(deps, administering(caller).companyId),
  }));
  host.route(api.decideJoinRequest, async ({ caller, params, body }) => {
    await decideJoinRequest(deps, administering(caller), params.requestId, body.decision);
    return undefined;
  });

  host.route(api.listMailDomains, async ({ caller }) => ({
    domains: await listMailDomains(deps, administering(caller).companyId),
  }));
  host.route(api.addMailDomain, ({ caller, body }) => addMailDomain(deps, administering(caller), body.domain));
  host.route(api.checkMailDomain, ({ caller, params }) =>
    checkMailDomain(deps, administering(caller), params.domainId),
  );
  host.route(api.updateMailDomain, ({ caller, params, body }) =>
    updateMailDomain(deps, administering(caller), params.domainId, body.joining),
  );
  host.route(api.removeMailDomain, async ({ caller, params }) => {
    await removeMailDomain(deps, administering(caller), params.domainId);
    return undefined;
  });

  host.route(api.previewImport, ({ caller, request, language }) =>
    previewImport(deps, administering(caller), { bytes: request?.body ?? null, language }),
  );
  host.route(api.commitImport, ({ caller, request, language }) =>
    commitImport(deps, administering(caller), { bytes: request?.body ?? null, language }),
  );
}
