import type { Host } from "../../platform/platform.ts";
import type { CompaniesDeps } from "./companies.deps.ts";

/** Facts of this feature → who may know → what their devices are told. */
export function broadcastCompanies(host: Host, { accounts, db, roster }: CompaniesDeps): void {
  host.scopes(async (accountId) => {
    const companyId = (await accounts.memberships.of(db.reader, accountId))?.companyId;
    return companyId == null ? [] : [`company:${companyId}`];
  });

  host.broadcast("company.changed", {
    audience: ({ payload }) => roster.ids(payload.companyId),
    present: async ({ payload }) => ({ type: "company.changed", companyId: payload.companyId }),
  });

  host.broadcast("company.roster_changed", {
    audience: async ({ payload }) =>
      (await roster.members(payload.companyId))
        .filter(({ role, isDeactivated }) => role === "administrator" && !isDeactivated)
        .map(({ id }) => id),
    present: async ({ payload }) => ({ type: "company.roster_changed", companyId: payload.companyId }),
  });
}
