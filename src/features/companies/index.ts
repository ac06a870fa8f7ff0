import type { Host, Platform } from "../../platform/platform.ts";
import { broadcastCompanies } from "./companies.broadcast.ts";
import type { CompaniesDoors } from "./companies.deps.ts";
import { routeCompanies } from "./companies.routes.ts";
import type { Companies } from "./create-companies.ts";
import { routeFourEyes } from "./four-eyes/four-eyes.routes.ts";
import { admitByDomain } from "./join-by-domain.ts";
import { routeJoining } from "./joining.routes.ts";
import { lookAfterCompanies } from "./look-after-companies.ts";
import { routeMembers } from "./members.routes.ts";

export { type Companies, createCompanies } from "./create-companies.ts";

type Doors = CompaniesDoors & { readonly companies: Pick<Companies, "names" | "roster"> };

/** Companies, their people and the ways into them. @returns what is to be done now and then */
export function mountCompanies(platform: Platform, host: Host, { companies, ...doors }: Doors) {
  const deps = { ...platform, ...doors, names: companies.names, roster: companies.roster };
  routeCompanies(host, deps);
  routeMembers(host, deps);
  routeJoining(host, deps);
  routeFourEyes(host, deps);
  broadcastCompanies(host, deps);
  const { facts } = platform;
  facts.on("account.changed", "company-rosters", ({ payload }) => deps.roster.refresh([payload.accountId]));
  facts.on("account.verified", "company-domains", ({ payload }) => admitByDomain(deps, payload.accountId));
  return { lookAfter: () => lookAfterCompanies(deps) };
}
