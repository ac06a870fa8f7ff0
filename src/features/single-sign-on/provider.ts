import * as oauth from "oauth4webapi";
import { type HeldKeys, keysForLibrary } from "./held-keys.ts";
import { type ProviderFetch, ProviderRefused } from "./provider-fetch.ts";
import type { Identity } from "./single-sign-on.policy.ts";

/** What an ID token may be signed with, whatever the provider offers: neither nothing nor a shared secret. */
export const acceptedAlgorithms: readonly string[] = ["RS256", "PS256", "ES256", "EdDSA", "Ed25519"];
/** Seconds by which a provider's clock may differ. */
const toleranceSec = 60;
/** How long what a provider says of itself is believed. */
const configurationKeptMs = 10 * 60_000;

export interface ProviderClient {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What leads a browser to the provider. */
export interface Departure {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly language: string;
  readonly loginHint?: string;
  /** The person proves who they are now, whatever session they have at the provider. */
  readonly isFresh: boolean;
}

/** What a browser came back with, and what it must fit. */
export interface Return {
  readonly answer: URLSearchParams;
  readonly redirectUri: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** When the provider was asked to make sure; undefined: its session was good enough. */
  readonly provedSince: number | undefined;
}

export interface ProviderIdentity extends Identity {
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  /** When the person proved who they are to the provider, if it says so. */
  readonly provedAt: number | undefined;
}

interface Known {
  readonly configuration: oauth.AuthorizationServer;
  readonly readAt: number;
  keys: HeldKeys | undefined;
}

/**
 * Identity providers, as OpenID Connect knows them. The library measures with the machine's clock; it is told how far ours is
 * from it.
 * @throws Unreachable when one does not answer, the library's errors when what it answers does not hold
 */
export function createProviders({ ask, now }: { ask: ProviderFetch; now: () => number }) {
  const known = new Map<string, Known>();
  const asked = { [oauth.customFetch]: ask, [oauth.allowInsecureRequests]: true };

  async function configurationOf(issuer: string): Promise<Known> {
    const held = known.get(issuer);
    if (held && held.readAt + configurationKeptMs > now()) return held;
    const url = new URL(issuer);
    const told = await oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, asked));
    const offered = told.id_token_signing_alg_values_supported ?? ["RS256"];
    const configuration = {
      ...told,
      id_token_signing_alg_values_supported: offered.filter((name) => acceptedAlgorithms.includes(name)),
    };
    const entry = { configuration, readAt: now(), keys: held?.keys };
    known.set(issuer, entry);
    return entry;
  }

  const clientOf = ({ clientId }: ProviderClient): oauth.Client => ({
    client_id: clientId,
    [oauth.clockSkew]: Math.round((now() - Date.now()) / 1_000),
    [oauth.clockTolerance]: toleranceSec,
  });

  const authenticationOf = ({ clientSecret }: ProviderClient, configuration: oauth.AuthorizationServer) => {
    const methods = configuration.token_endpoint_auth_methods_supported;
    const isPostOnly = methods?.includes("client_secret_post") && !methods.includes("client_secret_basic");
    return isPostOnly ? oauth.ClientSecretPost(clientSecret) : oauth.ClientSecretBasic(clientSecret);
  };

  /** @throws the library's errors unless one of the provider's keys made the token's signature */
  async function checkSignature(entry: Known, answer: Response): Promise<void> {
    // A copy, since the library keeps keys of its own beside each object it is given.
    const configuration = { ...entry.configuration };
    const keys = keysForLibrary(entry.keys, now());
    try {
      await oauth.validateApplicationLevelSignature(configuration, answer, { ...asked, [oauth.jwksCache]: keys.cache });
    } finally {
      entry.keys = keys.held();
    }
  }

  async function addressOf(
    configuration: oauth.AuthorizationServer,
    client: oauth.Client,
    accessToken: string,
    claims: oauth.IDToken,
  ): Promise<Readonly<Record<string, unknown>>> {
    if (claims.email !== undefined || configuration.userinfo_endpoint === undefined) return claims;
    const answer = await oauth.userInfoRequest(configuration, client, accessToken, asked);
    return { ...(await oauth.processUserInfoResponse(configuration, client, claims.sub, answer)) };
  }

  return {
    /** The next question is asked of the provider itself. */
    forget: (issuer: string) => void known.delete(issuer),
    configurationOf: async (issuer: string) => (await configurationOf(issuer)).configuration,

    /** @returns where the browser goes */
    async depart({ issuer, clientId }: ProviderClient, departure: Departure): Promise<URL> {
      const { configuration } = await configurationOf(issuer);
      const url = new URL(configuration.authorization_endpoint ?? "");
      if (!isSafe(url, issuer)) throw new Error("No safe entrance.");
      const { redirectUri, state, nonce, codeVerifier, language, loginHint, isFresh } = departure;
      const query = {
        ...{ response_type: "code", scope: "openid email profile", client_id: clientId, redirect_uri: redirectUri },
        ...{ state, nonce, code_challenge_method: "S256", ui_locales: language },
        code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
        ...(loginHint !== undefined && { login_hint: loginHint }),
        ...(isFresh && { prompt: "login", max_age: "0" }),
      };
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      return url;
    },

    /**
     * Where a browser is signed out of the provider (OpenID Connect RP-Initiated Logout). It stays there: an address to come back to
     * would have to be registered, and nothing of the person is kept here that the provider would recognise them by.
     * @returns undefined when the provider offers none
     */
    async signOutAddress({ issuer, clientId }: Pick<ProviderClient, "issuer" | "clientId">): Promise<URL | undefined> {
      const { configuration } = await configurationOf(issuer);
      if (!configuration.end_session_endpoint) return undefined;
      const url = new URL(configuration.end_session_endpoint);
      if (!isSafe(url, issuer)) return undefined;
      url.searchParams.set("client_id", clientId);
      return url;
    },

    /** Redeems the code and checks all that was told with it. */
    async identify(provider: ProviderClient, back: Return): Promise<ProviderIdentity> {
      const entry = await configurationOf(provider.issuer);
      const { configuration } = entry;
      const client = clientOf(provider);
      const answer = readAnswer(configuration, client, back.answer);
      const authentication = authenticationOf(provider, configuration);
      const told = await oauth.authorizationCodeGrantRequest(
        ...([configuration, client, authentication, answer, back.redirectUri, back.codeVerifier, asked] as const),
      );
      const sinceSec = back.provedSince === undefined ? undefined : Math.ceil((now() - back.provedSince) / 1_000);
      const tokens = await oauth.processAuthorizationCodeResponse(configuration, client, told, {
        ...{ expectedNonce: back.nonce, requireIdToken: true },
        ...(sinceSec !== undefined && { maxAge: sinceSec }),
      });
      await checkSignature(entry, told);
      const claims = oauth.getValidatedIdTokenClaims(tokens);
      if (!claims || claims.iat > now() / 1_000 + toleranceSec) throw new Error("The token is not of this time.");
      const person = await addressOf(configuration, client, tokens.access_token, claims);
      return identityFrom(claims, person);
    },

    /** Whether the provider knows the client: it is asked to redeem a code that it never gave. */
    async knowsClient(provider: ProviderClient, redirectUri: string): Promise<boolean> {
      const { configuration } = await configurationOf(provider.issuer);
      const client = clientOf(provider);
      const made = new URLSearchParams({ code: oauth.generateRandomState() });
      const answer = oauth.validateAuthResponse(
        { ...configuration, authorization_response_iss_parameter_supported: false },
        client,
        made,
        oauth.skipStateCheck,
      );
      const told = await oauth.authorizationCodeGrantRequest(
        configuration,
        client,
        authenticationOf(provider, configuration),
        answer,
        redirectUri,
        oauth.generateRandomCodeVerifier(),
        asked,
      );
      const body: unknown = await told.json().catch(() => null);
      const error = typeof body === "object" && body !== null && "error" in body ? body.error : undefined;
      return told.status === 400 && error !== "invalid_client" && error !== "unauthorized_client";
    },

    /** @returns how many keys the provider publishes that could have signed a token */
    async countKeys(issuer: string): Promise<number> {
      const { jwks_uri: address } = (await configurationOf(issuer)).configuration;
      if (address === undefined) return 0;
      const answer = await ask(address, { method: "GET", headers: { accept: "application/json" }, body: undefined });
      const told: unknown = await answer.json().catch(() => null);
      const keys = typeof told === "object" && told !== null && "keys" in told ? told.keys : undefined;
      return Array.isArray(keys) ? keys.filter((key) => ["RSA", "EC", "OKP"].includes(key?.kty)).length : 0;
    },
  };
}
export type Providers = ReturnType<typeof createProviders>;

/** Browsers follow it blindly: neither a script nor, unless the operator named the issuer so, an open line. */
const isSafe = (url: URL, issuer: string): boolean =>
  url.protocol === "https:" || url.origin === new URL(issuer).origin;

/** Whose answer it is has been found by its state. @throws ProviderRefused when it is no code */
function readAnswer(configuration: oauth.AuthorizationServer, client: oauth.Client, told: URLSearchParams) {
  try {
    return oauth.validateAuthResponse(configuration, client, told, oauth.skipStateCheck);
  } catch (cause) {
    if (!(cause instanceof oauth.AuthorizationResponseError)) throw cause;
    throw new ProviderRefused("The provider let nobody in.", { cause });
  }
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;

/** Some providers say it in words. A word for yes is not taken for one: it is as if they had said nothing. */
function verificationOf(claim: unknown): Identity["emailVerified"] {
  if (claim === true) return "yes";
  return claim === undefined || claim === "true" ? "unsaid" : "no";
}

function identityFrom(claims: oauth.IDToken, person: Readonly<Record<string, unknown>>): ProviderIdentity {
  const spoken = text(person.name)?.split(/\s+/) ?? [];
  return {
    subject: claims.sub,
    email: text(person.email),
    emailVerified: verificationOf(person.email_verified),
    firstName: text(person.given_name) ?? spoken[0],
    lastName: text(person.family_name) ?? (spoken.slice(1).join(" ") || undefined),
    provedAt: typeof claims.auth_time === "number" ? claims.auth_time * 1_000 : undefined,
  };
}
