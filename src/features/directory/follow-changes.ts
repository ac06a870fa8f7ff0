import type { Facts } from "../../platform/platform.ts";
import type { DirectoryDoors } from "./directory.deps.ts";
import type { Directory } from "./directory.ts";

/** Keeps what is in memory true. */
export function followChanges(facts: Facts, { companies }: Pick<DirectoryDoors, "companies">, directory: Directory) {
  facts.on("account.verified", "directory-newcomers", ({ payload }) => directory.refresh([payload.accountId]));
  facts.on("account.changed", "directory-changes", async ({ payload }) => {
    // Whoever is told here looks at the company's list too: it must not be older than what they hear.
    await companies.roster.refresh([payload.accountId]);
    await directory.refresh([payload.accountId]);
  });
  facts.on("company.changed", "directory-companies", async ({ payload: { companyId } }) => {
    companies.names.forget(companyId);
    await directory.companyChanged(companyId);
  });
}
