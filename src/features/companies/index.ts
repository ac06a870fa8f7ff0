import type { Platform } from "../../platform/platform.ts";
import type { Accounts } from "../accounts/index.ts";
import { createCompanyNames } from "./company-names.ts";
import { createCompany } from "./create-company.ts";

/** Tenants: so far their names, and who belongs to them. */
export function createCompanies(platform: Platform, { accounts }: { accounts: Pick<Accounts, "assignCompany"> }) {
  return {
    companyNames: createCompanyNames(platform),
    createCompany: (company: { name: string }) => createCompany(platform, company),
    assignToCompany: (accountId: string, companyId: string, role?: "member" | "administrator") =>
      accounts.assignCompany(accountId, { companyId, ...(role && { role }) }),
  };
}
export type Companies = ReturnType<typeof createCompanies>;
