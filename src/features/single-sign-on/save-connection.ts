import type { InputOf } from "../../protocol/endpoint.ts";
import type { saveSingleSignOn } from "../../protocol/single-sign-on.ts";
import { type Connection, companyKey, connectionOf, sealProvider } from "./connection.ts";
import type { SingleSignOnDeps } from "./single-sign-on.deps.ts";
import { domainNotVerified, originNotAllowed, secretNeeded } from "./single-sign-on.errors.ts";
import { putConnection, removeBindings } from "./single-sign-on.store.ts";

export type ConnectionInput = InputOf<typeof saveSingleSignOn>["body"];

/** Whom the secret was entered for; another one must not be sent it, nor do its subjects mean the same people. */
const isSameProvider = (a: Pick<Connection, "issuer" | "clientId">, b: Pick<Connection, "issuer" | "clientId">) =>
  a.issuer === b.issuer && a.clientId === b.clientId;

/** Sets or changes a company's provider. With another issuer, nobody is bound any more. */
export async function saveConnection(
  deps: Pick<SingleSignOnDeps, "audit" | "db" | "keys" | "now" | "outbound" | "companies" | "providers">,
  { companyId, actorId }: { companyId: string; actorId: string },
  input: ConnectionInput,
): Promise<void> {
  const { clientSecret: entered, ...settings } = input;
  if (!deps.outbound.permits("single sign-on", new URL(settings.issuer))) throw originNotAllowed();
  const verified = await deps.companies.verifiedDomains(companyId);
  if (settings.domains?.some((domain) => !verified.includes(domain))) throw domainNotVerified();
  const key = await companyKey(deps.keys, companyId);

  await deps.db.transaction(async (tx) => {
    const before = await connectionOf(deps, tx, companyId);
    const kept = before && isSameProvider(before, settings) ? before.clientSecret : undefined;
    const clientSecret = entered ?? kept;
    if (clientSecret === undefined) throw secretNeeded();
    if (before && before.issuer !== settings.issuer) await removeBindings(tx, companyId);
    const { issuer, clientId, label, domains, ...switches } = settings;
    await putConnection(tx, {
      ...{ ...switches, companyId, changedAt: deps.now() },
      provider: sealProvider(key, companyId, { issuer, clientId, clientSecret, label, domains }),
    });
    await deps.audit.record(tx, {
      ...{ act: before ? "single_sign_on.changed" : "single_sign_on.configured", actorId, companyId },
      detail: {
        ...{ ...switches, issuer, clientId, label },
        domains: domains?.join(" ") ?? null,
        ...(before && { issuerBefore: before.issuer, secretChanged: clientSecret !== before.clientSecret }),
      },
    });
  });
  (await deps.providers()).forget(settings.issuer);
}
