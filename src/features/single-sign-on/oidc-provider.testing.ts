import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration, type JWK, type KoaContextWithOIDC } from "oidc-provider";

/** Somebody the provider knows; the name is what they type to sign in there. */
export interface ProviderPerson {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly given_name?: string;
  readonly family_name?: string;
  readonly name?: string;
}
type Claims = Record<string, unknown>;
/** Changes what the token endpoint says: the claims, the header, or the whole token. */
export type Tamper = (claims: Claims) => Claims | string;

export interface TestProvider {
  readonly issuer: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** By the name they type. */
  readonly people: Map<string, ProviderPerson>;
  /** Sends people back there from now on. */
  redirectTo(redirectUri: string): void;
  /** How often the keys were fetched. */
  readonly keyFetches: () => number;
  /** Signs with a new key from now on and publishes it alone. */
  rotateKey(): void;
  tamper(change: Tamper | undefined): void;
  /** Answers every request with this status. */
  fail(status: number | undefined): void;
  /** A token signed as the provider signs. */
  sign(claims: Claims, header?: Claims): string;
  stop(): Promise<void>;
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

export interface TestProviderOptions {
  readonly redirectUri: string;
  /** Claims are in the ID token; without it the user-info endpoint has them. */
  readonly claimsInToken?: boolean;
  readonly authentication?: "client_secret_basic" | "client_secret_post";
}

/** The `oidc-provider` package as somebody's identity provider, on the loopback interface: real pages, keys and tokens. */
export async function startProvider(options: TestProviderOptions): Promise<TestProvider> {
  const { claimsInToken = true, authentication = "client_secret_basic" } = options;
  let { redirectUri } = options;
  const client = { clientId: "iris", clientSecret: "a+secret:with&signs=%40" };
  const people = new Map<string, ProviderPerson>();
  let key = newKey();
  let tamper: Tamper | undefined;
  let failing: number | undefined;
  let keyFetches = 0;

  const server = createServer((request, response) => {
    if (request.url?.startsWith("/jwks")) keyFetches += 1;
    if (failing !== undefined) {
      response.writeHead(failing).end();
      return;
    }
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const sign = (claims: Claims, header: Claims = {}): string => {
    const signed = `${base64url({ alg: "RS256", kid: key.id, typ: "JWT", ...header })}.${base64url(claims)}`;
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(key.secret, "base64url")}`;
  };
  const changeToken = (token: string): string => {
    const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Claims;
    const changed = tamper?.(claims) ?? token;
    return typeof changed === "string" ? changed : sign(changed);
  };

  const build = (): Provider => {
    const provider = new Provider(issuer, {
      ...configuration(people, claimsInToken),
      clients: [
        {
          client_id: client.clientId,
          client_secret: client.clientSecret,
          redirect_uris: [redirectUri],
          token_endpoint_auth_method: authentication,
        },
      ],
      clientAuthMethods: [authentication],
      jwks: { keys: [key.jwk] },
    } as Configuration);
    provider.use(async (context, next) => {
      await next();
      const body: unknown = context.body;
      const route = (context as KoaContextWithOIDC).oidc?.route;
      if (route === "token" && tamper && typeof body === "object" && body !== null && "id_token" in body) {
        context.body = { ...body, id_token: changeToken(String(body.id_token)) };
      }
    });
    return provider;
  };
  let provider = build();
  let handle = provider.callback();
  const rebuild = () => {
    provider = build();
    handle = provider.callback();
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!request.url?.startsWith("/person/")) return handle(request, response);
    const form = new URLSearchParams(await textOf(request));
    const person = people.get(form.get("login") ?? "");
    if (form.has("refuse")) {
      const refused = { error: "access_denied", error_description: "The person said no." };
      return provider.interactionFinished(request, response, refused);
    }
    if (person) return provider.interactionFinished(request, response, { login: { accountId: person.sub } });
    response.writeHead(200, { "content-type": "text/html" }).end(page);
  }

  return {
    issuer,
    client,
    people,
    keyFetches: () => keyFetches,
    redirectTo(next) {
      redirectUri = next;
      rebuild();
    },
    rotateKey() {
      key = newKey();
      rebuild();
    },
    tamper: (change) => {
      tamper = change;
    },
    fail: (status) => {
      failing = status;
    },
    sign,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface SigningKey {
  readonly id: string;
  readonly secret: KeyObject;
  readonly jwk: JWK;
}
function newKey(): SigningKey {
  const id = randomUUID();
  const { privateKey: secret } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { id, secret, jwk: { ...secret.export({ format: "jwk" }), kid: id, alg: "RS256", use: "sig" } };
}

const page = `<!doctype html><html lang="en"><title>Provider</title><main><h1>Provider</h1><form method="post">
<label>Name <input name="login" autofocus></label><button>Sign in</button><button name="refuse" value="1">Refuse</button>
</form></main></html>`;

const textOf = async (request: IncomingMessage): Promise<string> => {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
};

/** Everybody known is let in, and nobody is asked whether Iris may know their address. */
function configuration(people: ReadonlyMap<string, ProviderPerson>, claimsInToken: boolean): Configuration {
  return {
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "given_name", "family_name"] },
    conformIdTokenClaims: !claimsInToken,
    cookies: { keys: ["only a test"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/person/${uid}` },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    async findAccount(_, sub) {
      const person = [...people.values()].find((one) => one.sub === sub);
      return person && { accountId: sub, claims: async () => ({ ...person }) };
    },
    async loadExistingGrant(context) {
      const { session, client, provider } = context.oidc;
      const grant = new provider.Grant({ clientId: client?.clientId ?? "", accountId: session?.accountId ?? "" });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  };
}

/** Goes where a browser would: signs in at the provider as somebody. @returns the address Iris is called back at */
export async function visitProvider(departure: string, login: string, refuse = false): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(departure);
  let form: URLSearchParams | undefined;
  for (let hops = 0; hops < 10; hops++) {
    const answer = await fetch(at, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form && { method: "POST", body: form }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    if (location === null && !at.pathname.startsWith("/person/")) {
      throw new Error(`The provider answered ${answer.status}: ${(await answer.text()).split("</style>").at(-1)}`);
    }
    form = location === null ? new URLSearchParams(refuse ? { refuse: "1" } : { login }) : undefined;
    if (location !== null) at = new URL(location, at);
    if (at.origin !== new URL(departure).origin) return at;
  }
  throw new Error("The provider leads nowhere.");
}
