import type { CallOf } from "../../../src/protocol/endpoint.ts";
import type { SignOnOverview, saveSingleSignOn } from "../../../src/protocol/single-sign-on.ts";

type Body = CallOf<typeof saveSingleSignOn>["body"];

/** What stands in the form. */
export interface Draft extends Omit<Body, "domains" | "isActive" | "clientSecret"> {
  readonly clientSecret: string;
  readonly isForAll: boolean;
  readonly domains: readonly string[];
}

export function draftOf({ connection }: SignOnOverview): Draft {
  return {
    issuer: connection?.issuer ?? "",
    clientId: connection?.clientId ?? "",
    clientSecret: "",
    label: connection?.label ?? "",
    passwordAllowed: connection?.passwordAllowed ?? true,
    createsPeople: connection?.createsPeople ?? false,
    replacesSecondFactor: connection?.replacesSecondFactor ?? true,
    trustsAddresses: connection?.trustsAddresses ?? false,
    isForAll: (connection?.domains ?? null) === null,
    domains: connection?.domains ?? [],
  };
}

const isAddress = (text: string) => URL.canParse(text) && /^https?:\/\//.test(text);

/** The stored secret is for the issuer and client it was entered for. */
export const needsSecret = ({ issuer, clientId }: Draft, { connection }: SignOnOverview): boolean =>
  connection?.issuer !== issuer.trim() || connection.clientId !== clientId.trim();

export const faultsOf = (draft: Draft, overview: SignOnOverview) =>
  ({
    issuer: isAddress(draft.issuer.trim()) ? undefined : "issuerWrong",
    clientId: draft.clientId.trim() === "" ? "clientIdMissing" : undefined,
    clientSecret: draft.clientSecret === "" && needsSecret(draft, overview) ? "clientSecretMissing" : undefined,
    label: draft.label.trim() === "" ? "labelMissing" : undefined,
    domains: !draft.isForAll && draft.domains.length === 0 ? "domainMissing" : undefined,
  }) as const;

export function bodyOf({ isForAll, domains, clientSecret, ...draft }: Draft, { connection }: SignOnOverview): Body {
  return {
    ...draft,
    issuer: draft.issuer.trim(),
    isActive: connection?.isActive ?? false,
    domains: isForAll ? null : [...domains],
    ...(clientSecret !== "" && { clientSecret }),
  };
}
