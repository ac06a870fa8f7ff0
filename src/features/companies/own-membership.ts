import type { Caller } from "../../platform/platform.ts";
import type { OwnCompany, OwnMembership } from "../../protocol/companies.ts";
import { themesOf } from "./accent-colour.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { type CompanyRow, findCompany, logoVersionOf } from "./companies.store.ts";
import { companyKey, openData, openName, openSupportContact } from "./company-record.ts";
import { domainOfferFor } from "./domain-offer.ts";
import { findJoinRequestOf } from "./joining.store.ts";

type Deps = Pick<CompaniesDeps, "db" | "keys" | "config" | "accounts" | "names">;

/** What somebody sees of their company; administrators see more. */
async function present(deps: Deps, row: CompanyRow, isAdministrator: boolean): Promise<OwnCompany> {
  const key = await companyKey(deps.keys, row.id);
  return {
    id: row.id,
    name: openName(key, row),
    isAdministrator,
    colour: row.colour,
    themes: row.colour === null ? null : themesOf(row.colour),
    logoVersion: await logoVersionOf(deps.db.reader, row.id),
    supportContact: openSupportContact(key, row),
    requiresSecondFactor: row.requiresSecondFactor,
    administration: isAdministrator
      ? {
          data: openData(key, row),
          agreement: {
            acceptedVersion: row.agreementVersion,
            acceptedAt: row.agreementAcceptedAt,
            currentVersion: deps.config.operator.agreement_version,
          },
          memberCount: await deps.accounts.memberships.count(row.id),
        }
      : null,
  };
}

/** The person's company, or what they may join. Asked of the database: it is the answer to having just joined. */
export async function ownMembership(deps: Deps, { accountId }: Pick<Caller, "accountId">): Promise<OwnMembership> {
  const { reader } = deps.db;
  const membership = await deps.accounts.memberships.of(reader, accountId);
  const companyId = membership?.companyId ?? null;
  if (companyId !== null) {
    const row = await findCompany(reader, companyId);
    const company = row ? await present(deps, row, membership?.role === "administrator") : null;
    return { company, offer: null, requestedCompanyName: null };
  }
  const request = await findJoinRequestOf(reader, accountId);
  const requested = request && (await deps.names.of([request.companyId])).get(request.companyId);
  return {
    company: null,
    offer: requested === undefined ? await domainOfferFor(deps, accountId) : null,
    requestedCompanyName: requested ?? null,
  };
}
