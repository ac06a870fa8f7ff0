import type { foundCompany as foundEndpoint } from "../../protocol/companies.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import { acceptInto } from "./accept-agreement.ts";
import type { CompaniesDeps } from "./companies.deps.ts";
import { agreementOutdated, alreadyBound } from "./companies.errors.ts";
import { findCompany, insertCompany } from "./companies.store.ts";
import { sealData } from "./company-record.ts";
import { removeJoinRequestOf } from "./joining.store.ts";

type Deps = Pick<CompaniesDeps, "db" | "keys" | "facts" | "audit" | "config" | "accounts" | "roster" | "now" | "newId">;

/** Enters a company: its founder administers it and has accepted the agreement for it, in one transaction. */
export async function foundCompany(
  deps: Deps,
  accountId: string,
  { id, company, acceptedAgreement, language }: InputOf<typeof foundEndpoint>["body"],
): Promise<void> {
  const { db, keys, facts, audit, config, accounts, now } = deps;
  if (acceptedAgreement !== config.operator.agreement_version) throw agreementOutdated();
  if (await isOwnRetry(deps, accountId, id)) return;
  // Taken before the key is made: nobody's key is touched by who guesses an id.
  if (await findCompany(db.reader, id)) throw alreadyBound();
  const founder = (await accounts.memberships.accounts([accountId]))[0];
  if (!founder || founder.companyId !== null) throw alreadyBound();
  const key = await keys.create(`company:${id}`);
  await db.transaction(async (tx) => {
    if (await findCompany(tx, id)) throw alreadyBound();
    await insertCompany(tx, { id, ...sealData(key, id, company), createdAt: now() });
    if (!(await accounts.memberships.join(tx, accountId, id, "administrator"))) throw alreadyBound();
    await removeJoinRequestOf(tx, accountId);
    await audit.record(tx, {
      ...{ act: "companies.founded", actorId: accountId, companyId: id, subjectId: id },
      detail: { name: company.name },
    });
    await acceptInto(deps, tx, key, { companyId: id, data: company, administrator: founder, language });
    await facts.record(tx, "company.changed", { companyId: id }, { scope: `company:${id}` });
  });
  accounts.memberships.settle(accountId);
  await deps.roster.refresh([accountId]);
}

/** The answer to the first attempt was lost on its way. */
async function isOwnRetry({ db, accounts }: Deps, accountId: string, id: string): Promise<boolean> {
  const membership = await accounts.memberships.of(db.reader, accountId);
  return membership?.companyId === id && membership.role === "administrator";
}
