import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/diagnosis.ts";
import type { DiagnosisDeps } from "./diagnosis.deps.ts";
import { noCompany } from "./diagnosis.errors.ts";
import { diagnosisOf, giveConsent, withdrawConsent } from "./give-consent.ts";
import { companyReports, reportNetwork } from "./report-network.ts";

export function routeDiagnosis(host: Host, deps: DiagnosisDeps): void {
  host.route(api.listNetworkWays, async ({ caller: { accountId } }) => {
    const servers = await deps.doors.mediaServers(accountId);
    const over = (transport: "udp" | "tcp") =>
      servers
        .map((server) => ({ ...server, urls: server.urls.filter((url) => url.endsWith(`transport=${transport}`)) }))
        .filter(({ urls }) => urls.length > 0);
    const others = deps.doors.otherRelays(accountId);
    return { udp: over("udp"), tcp: over("tcp"), relays: others.length > 0 ? others : servers };
  });

  host.route(api.getDiagnosis, ({ caller }) => diagnosisOf(deps, caller.accountId));
  host.route(api.giveDiagnosisConsent, ({ caller: { accountId }, body }) => giveConsent(deps, { accountId, ...body }));
  host.route(api.withdrawDiagnosisConsent, ({ caller }) => withdrawConsent(deps, caller.accountId));

  host.route(api.reportNetwork, async ({ caller: { accountId }, body }) => {
    await reportNetwork(deps, { accountId, ...body });
    return undefined;
  });

  host.route(api.listNetworkReports, ({ caller: { companyId } }) => {
    // The endpoint's access has made sure that there is one.
    if (companyId === null) throw noCompany();
    return companyReports(deps, companyId);
  });
}
