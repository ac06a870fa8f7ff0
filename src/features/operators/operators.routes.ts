import { version } from "../../platform/config/version.ts";
import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/operators.ts";
import { companyList, terminationPreview } from "./company-list.ts";
import { folderBytes, instanceSettings } from "./instance-settings.ts";
import type { OperatorsDeps } from "./operators.deps.ts";
import type { Terminations } from "./terminations.ts";

export function routeOperators(host: Host, deps: OperatorsDeps, terminations: Terminations): void {
  const startedAt = deps.now();

  host.route(api.listCompanies, async () => ({ companies: await companyList(deps, terminations) }));

  host.route(api.previewTermination, ({ params }) => terminationPreview(deps, params.companyId));

  host.route(api.terminateCompany, async ({ caller, params, body }) => {
    await terminations.begin({ ...params, ...body, actorId: caller.accountId });
    return undefined;
  });

  host.route(api.getInstanceSettings, async () => ({
    ...{ version, startedAt },
    settings: instanceSettings(deps.config),
    people: (await deps.accounts.people.allIds()).length,
    companies: (await deps.companies.all()).length,
    dataBytes: await folderBytes(deps.config.storage.data).catch(() => null),
  }));
}
