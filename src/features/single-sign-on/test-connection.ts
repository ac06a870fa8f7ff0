import type { OutputOf } from "../../protocol/endpoint.ts";
import { type ConnectionStep, connectionSteps, type testSingleSignOn } from "../../protocol/single-sign-on.ts";
import { connectionOf, redirectUriOf } from "./connection.ts";
import type { SingleSignOnDeps } from "./single-sign-on.deps.ts";
import { notOffered } from "./single-sign-on.errors.ts";

type Report = OutputOf<typeof testSingleSignOn>;

/** Tries, step by step, what a sign-in would need of the provider, as far as that goes without a person. */
export async function testConnection(
  deps: Pick<SingleSignOnDeps, "config" | "db" | "keys" | "log" | "outbound" | "providers">,
  companyId: string,
): Promise<Report> {
  const connection = await connectionOf(deps, deps.db.reader, companyId);
  if (!connection) throw notOffered();
  const { outbound } = deps;
  const providers = await deps.providers();
  const { issuer } = connection;
  // What is remembered of a provider would answer for it.
  providers.forget(issuer);

  const foreignOrigins = async (): Promise<string[]> => {
    const told = await providers.configurationOf(issuer);
    const asked = [told.token_endpoint, told.jwks_uri, told.userinfo_endpoint].filter((url) => url !== undefined);
    const refused = asked.filter((url) => !URL.canParse(url) || !outbound.permits("single sign-on", new URL(url)));
    return [...new Set(refused.map((url) => (URL.canParse(url) ? new URL(url).origin : url)))];
  };
  let origins: string[] = [];
  const steps: Record<ConnectionStep, () => Promise<boolean>> = {
    configuration: async () => (await providers.configurationOf(issuer)).issuer !== "",
    endpoints: async () => {
      const { authorization_endpoint: entrance = "", token_endpoint: token } = await providers.configurationOf(issuer);
      origins = await foreignOrigins();
      return origins.length === 0 && token !== undefined && URL.canParse(entrance);
    },
    algorithms: async () =>
      (await providers.configurationOf(issuer)).id_token_signing_alg_values_supported?.length !== 0,
    keys: async () => (await providers.countKeys(issuer)) > 0,
    client: () => providers.knowsClient(connection, redirectUriOf(deps)),
  };

  const passed: ConnectionStep[] = [];
  for (const step of connectionSteps) {
    const isPassed = await steps[step]().catch((error: unknown) => {
      deps.log.info({ companyId, step, error }, "an identity provider failed its test");
      return false;
    });
    if (!isPassed) return { passed, failed: { step, origins } };
    passed.push(step);
  }
  return { passed, failed: null };
}
