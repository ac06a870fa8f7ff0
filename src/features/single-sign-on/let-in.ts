import type { Tx } from "../../platform/storage/database.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { SecondFactorNeeded } from "../../protocol/sign-in.ts";
import type { SignInOrigin } from "../accounts/index.ts";
import { circumstancesOf, subjectIndexOf } from "./circumstances.ts";
import type { Connection } from "./connection.ts";
import type { ProviderIdentity } from "./provider.ts";
import { refusalOf } from "./refusal.ts";
import type { SingleSignOnDeps } from "./single-sign-on.deps.ts";
import { attemptInvalid } from "./single-sign-on.errors.ts";
import { decideSignIn } from "./single-sign-on.policy.ts";
import { putLink } from "./single-sign-on.store.ts";

/** The token of a session, or the question for a second factor that the company wants beside the provider's word. */
export type LetIn = { readonly sessionToken: string } | { readonly secondFactor: SecondFactorNeeded };

/** Opens a session for whom the provider named, after binding or creating their account where that is due. */
export async function letIn(
  deps: SingleSignOnDeps,
  connection: Connection,
  identity: ProviderIdentity,
  origin: SignInOrigin & { readonly language: Language },
): Promise<LetIn> {
  const accountId = await accountFor(deps, connection, identity, origin.language);
  const { signOn } = deps.accounts;
  const hadSecondFactor = connection.replacesSecondFactor;
  const secondFactor = hadSecondFactor ? undefined : await signOn.askSecondFactor(accountId);
  if (secondFactor) return { secondFactor };
  // A provider that does not say when the person proved themselves may mean weeks ago.
  const provedAt = Math.min(identity.provedAt ?? 0, deps.now());
  return { sessionToken: await signOn.openSession(accountId, { origin, provedAt, hadSecondFactor }) };
}

async function accountFor(
  deps: SingleSignOnDeps,
  connection: Connection,
  identity: ProviderIdentity,
  language: Language,
): Promise<string> {
  const accountId = await deps.db.transaction(async (tx) => {
    const entry = decideSignIn(await circumstancesOf(deps, tx, connection, identity));
    if (entry.kind === "refuse") throw refusalOf(entry.reason);
    if (entry.kind === "create") return undefined;
    if (entry.kind === "bind") await bind(deps, tx, connection, identity, entry.accountId);
    return entry.accountId;
  });
  return accountId ?? (await createPerson(deps, connection, identity, language));
}

async function bind(
  { audit, keys, now }: Pick<SingleSignOnDeps, "audit" | "keys" | "now">,
  tx: Tx,
  connection: Connection,
  { subject }: ProviderIdentity,
  accountId: string,
): Promise<void> {
  const { companyId } = connection;
  const subjectIndex = subjectIndexOf(keys, connection, subject);
  await putLink(tx, { accountId, companyId, subjectIndex, isConsented: false, linkedAt: now() });
  const act = "single_sign_on.person_linked";
  await audit.record(tx, { act, actorId: accountId, companyId, subjectId: accountId });
}

/** An account for somebody whom the company lets come by its provider; the terms are asked of them inside. */
async function createPerson(
  { accounts, audit, companies, ...deps }: SingleSignOnDeps,
  connection: Connection,
  identity: ProviderIdentity,
  language: Language,
): Promise<string> {
  const { email = "", firstName, lastName } = identity;
  const { companyId } = connection;
  const person = { email, firstName: firstName ?? email.split("@")[0] ?? "", lastName: lastName ?? "", language };
  const made = await accounts.signOn.create(person, async (tx, accountId) => {
    await companies.admit(tx, accountId, companyId);
    await bind({ ...deps, audit }, tx, connection, identity, accountId);
    const act = "single_sign_on.person_created";
    await audit.record(tx, { act, actorId: accountId, companyId, subjectId: accountId, detail: { email } });
  });
  // Somebody took the address in between: beginning again finds them.
  if (made === undefined) throw attemptInvalid();
  return made;
}
