import type { Keys } from "../../platform/crypto/keys.ts";
import type { Db } from "../../platform/storage/database.ts";
import { type Connection, domainOf } from "./connection.ts";
import type { SingleSignOnDeps } from "./single-sign-on.deps.ts";
import { type Circumstances, type Identity, isAddressProved } from "./single-sign-on.policy.ts";
import { linkBySubject, linkOf } from "./single-sign-on.store.ts";

/** Subjects are unique within their issuer alone. */
export const subjectIndexOf = (keys: Keys, { issuer }: Pick<Connection, "issuer">, subject: string): string =>
  keys.blindIndex("sign_on_links.subject", `${issuer}\n${subject}`);

export type CircumstancesDeps = Pick<SingleSignOnDeps, "accounts" | "companies" | "keys">;

/** The address is one of the company's, and the provider stands for it. */
async function isVouched(deps: CircumstancesDeps, connection: Connection, identity: Identity): Promise<boolean> {
  if (identity.email === undefined || !isAddressProved(identity, connection)) return false;
  const domain = domainOf(identity.email).toLowerCase();
  const isChosen = connection.domains === null || connection.domains.includes(domain);
  return isChosen && (await deps.companies.companyByVerifiedDomain(domain)) === connection.companyId;
}

/** All that is decided by, as it stands now. */
export async function circumstancesOf(
  deps: CircumstancesDeps,
  db: Db,
  connection: Connection,
  identity: Identity,
): Promise<Circumstances> {
  const { companyId, createsPeople } = connection;
  const { signOn } = deps.accounts;
  const link = await linkBySubject(db, companyId, subjectIndexOf(deps.keys, connection, identity.subject));
  const bound = link && (await signOn.find(db, link.accountId));
  const known = identity.email === undefined ? undefined : await signOn.findByEmail(db, identity.email);
  const knownLink = known && (await linkOf(db, known.id));
  return {
    companyId,
    createsPeople,
    isVouched: await isVouched(deps, connection, identity),
    bound: bound && { account: bound, isConsented: link.isConsented },
    known: known && { account: known, isBound: knownLink?.companyId === companyId },
  };
}
