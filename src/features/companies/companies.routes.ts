import type { Caller, Host } from "../../platform/platform.ts";
import * as api from "../../protocol/companies.ts";
import { acceptAgreement, acceptedAgreement, agreementToAccept } from "./accept-agreement.ts";
import { agreementPdf } from "./agreement/agreement-pdf.ts";
import { fillAgreement } from "./agreement/fill-agreement.ts";
import { clearLogo, serveLogo, setLogo } from "./change-logo.ts";
import type { Administering } from "./change-member.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { companyNotFound } from "./companies.errors.ts";
import { foundCompany } from "./found-company.ts";
import { ownMembership } from "./own-membership.ts";
import { updateCompany } from "./update-company.ts";

/** An endpoint for administrators is entered by members of a company only. */
export function administering({ accountId, companyId }: Caller): Administering {
  if (companyId === null) throw companyNotFound();
  return { companyId, actorId: accountId };
}

export function routeCompanies(host: Host, deps: CompaniesDeps): void {
  host.route(api.getOwnMembership, ({ caller }) => ownMembership(deps, caller));

  host.route(api.draftAgreement, async ({ body }) => fillAgreement(deps.config, body.company, body.language));

  host.route(api.foundCompany, async ({ caller, body }) => {
    await foundCompany(deps, caller.accountId, body);
    return ownMembership(deps, caller);
  });

  host.route(api.updateCompany, async ({ caller, body }) => {
    await updateCompany(deps, administering(caller), body);
    return ownMembership(deps, caller);
  });

  host.route(api.readAgreement, async ({ caller, query }) => {
    const { companyId } = administering(caller);
    return {
      accepted: (await acceptedAgreement(deps, companyId)) ?? null,
      current: await agreementToAccept(deps, companyId, query.language),
    };
  });

  host.route(api.acceptAgreement, async ({ caller, body }) => {
    await acceptAgreement(deps, administering(caller), body);
    return ownMembership(deps, caller);
  });

  host.route(api.downloadAgreement, async ({ caller }) => {
    const accepted = await acceptedAgreement(deps, administering(caller).companyId);
    if (!accepted) throw companyNotFound();
    const { document } = accepted;
    const name = `iris-agreement-${document.version.replace(/[^\w.-]/g, "_")}-${document.language}.pdf`;
    return new Response(await agreementPdf(document, accepted), {
      headers: {
        "content-type": "application/pdf",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "private, no-store",
      },
    });
  });

  host.route(api.uploadCompanyLogo, async ({ caller, request }) => {
    await setLogo(deps, administering(caller), request?.body ?? null);
    return ownMembership(deps, caller);
  });

  host.route(api.removeCompanyLogo, async ({ caller }) => {
    await clearLogo(deps, administering(caller));
    return ownMembership(deps, caller);
  });

  host.route(api.getCompanyLogo, ({ caller }) => serveLogo(deps, caller.companyId));
}
