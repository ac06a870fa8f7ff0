import type { Platform } from "../../platform/platform.ts";
import type { Accounts } from "../accounts/index.ts";
import { allCompanies } from "./companies.store.ts";
import type { CompanyNames } from "./company-names.ts";

/** A company as the operator sees it: nothing of its content. */
export interface CompanyOverview {
  readonly id: string;
  readonly name: string;
  readonly members: number;
  readonly createdAt: number;
  readonly agreement: { readonly version: string; readonly acceptedAt: number } | null;
  readonly terminatedAt: number | null;
}

export async function overviewOf({
  db,
  names,
  accounts,
}: Pick<Platform, "db"> & {
  readonly names: CompanyNames;
  readonly accounts: { readonly memberships: Pick<Accounts["memberships"], "count"> };
}): Promise<CompanyOverview[]> {
  const rows = await allCompanies(db.reader);
  const known = await names.of(rows.map(({ id }) => id));
  return Promise.all(
    rows.map(async ({ id, createdAt, agreementVersion, agreementAcceptedAt, terminatedAt }) => ({
      ...{ id, createdAt, terminatedAt },
      name: known.get(id) ?? "",
      members: await accounts.memberships.count(id),
      agreement:
        agreementVersion === null || agreementAcceptedAt === null
          ? null
          : { version: agreementVersion, acceptedAt: agreementAcceptedAt },
    })),
  );
}
