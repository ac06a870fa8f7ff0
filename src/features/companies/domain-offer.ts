import type { OwnMembership } from "../../protocol/companies.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { findCompany } from "./companies.store.ts";
import { type DomainRow, findProved } from "./domains.store.ts";
import { domainOfAddress } from "./mail-domain-name.ts";

/** Blind index of `company_domains.domain`. */
export const domainIndex = (keys: Pick<CompaniesDeps["keys"], "blindIndex">, domain: string): string =>
  keys.blindIndex("company_domains.domain", domain);

/** The living company that has proved the domain. @param domain normalised */
export async function provedDomain(
  { db, keys }: Pick<CompaniesDeps, "db" | "keys">,
  domain: string,
): Promise<DomainRow | undefined> {
  const row = await findProved(db.reader, domainIndex(keys, domain));
  const company = row && (await findCompany(db.reader, row.companyId));
  return company?.terminatedAt === null ? row : undefined;
}

/** The proved domain of the person's own address, where its company lets people join by it. */
export async function joinableDomainOf(
  deps: Pick<CompaniesDeps, "db" | "keys" | "accounts">,
  accountId: string,
): Promise<DomainRow | undefined> {
  const [account] = await deps.accounts.memberships.accounts([accountId]);
  const domain = account && domainOfAddress(account.email);
  const row = domain ? await provedDomain(deps, domain) : undefined;
  return row?.joining === "off" ? undefined : row;
}

/** What somebody without a company is offered because of their address. */
export async function domainOfferFor(
  deps: Pick<CompaniesDeps, "db" | "keys" | "accounts" | "names">,
  accountId: string,
): Promise<OwnMembership["offer"]> {
  const row = await joinableDomainOf(deps, accountId);
  if (!row) return null;
  const companyName = (await deps.names.of([row.companyId])).get(row.companyId) ?? "";
  return { companyName, needsApproval: row.joining === "approval" };
}
