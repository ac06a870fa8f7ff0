import type { CompaniesDeps } from "./companies.deps.ts";
import { alreadyBound, offerNotFound } from "./companies.errors.ts";
import { joinableDomainOf } from "./domain-offer.ts";
import { joined, joinInto, type Outcome, requestInto } from "./join-company.ts";

type Deps = Pick<CompaniesDeps, "db" | "keys" | "accounts" | "audit" | "facts" | "roster" | "now" | "newId">;

/** Joins the company that has proved the domain of one's address, as its setting says. */
export async function joinByDomain(deps: Deps, accountId: string): Promise<Outcome> {
  const domain = await joinableDomainOf(deps, accountId);
  if (!domain) throw offerNotFound();
  const { companyId, joining } = domain;
  const outcome = joining === "automatic" ? "joined" : "requested";
  await deps.db.transaction(async (tx) => {
    const membership = await deps.accounts.memberships.of(tx, accountId);
    if (membership?.companyId !== null) throw alreadyBound();
    if (outcome === "requested") await requestInto(deps, tx, { accountId, companyId, origin: "domain" });
    else await joinInto(deps, tx, { accountId, companyId, by: "domain", actorId: accountId });
  });
  if (outcome === "joined") await joined(deps, accountId);
  return outcome;
}

/** After somebody proved an address. Idempotent: who belongs to a company already is left alone. */
export async function admitByDomain(deps: Deps, accountId: string): Promise<void> {
  const membership = await deps.accounts.memberships.of(deps.db.reader, accountId);
  if (membership?.companyId !== null || !(await joinableDomainOf(deps, accountId))) return;
  await joinByDomain(deps, accountId);
}
