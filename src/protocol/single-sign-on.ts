import { z } from "zod";
import { emailAddress } from "./email-address.ts";
import { endpoint } from "./endpoint.ts";
import { id, timestamp } from "./primitives.ts";
import { secondFactorNeeded } from "./sign-in.ts";

/** The part of an address behind the @, in small letters. */
const domain = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/, "must be a domain like example.com");
/** As the provider names itself; its configuration is found below it. */
const issuer = z.url({ protocol: /^https?$/ }).max(500);

/** What an administrator sets; the client's secret goes in and never comes out. */
const settings = {
  issuer,
  clientId: z.string().trim().min(1).max(300),
  /** On the button: "Continue with …". */
  label: z.string().trim().min(1).max(60),
  isActive: z.boolean(),
  /** Whether members may also sign in with a password; administrators always may. */
  passwordAllowed: z.boolean(),
  /** Whether an address nobody has yet becomes a member's account at its first sign-in. */
  createsPeople: z.boolean(),
  /** Whether the provider's word replaces the second factor that the company asks for. */
  replacesSecondFactor: z.boolean(),
  /**
   * Whether an address counts of which the provider does not say that it is verified. Only for a provider where nobody can enter
   * somebody else's; one that says it is not verified never counts.
   */
  trustsAddresses: z.boolean(),
  /** Which of the company's verified domains sign in here; null: all of them. */
  domains: z.array(domain).max(50).nullable(),
};
const connection = z.object({ ...settings, changedAt: timestamp, linkedPeople: z.number().int() });
export type SignOnConnection = z.infer<typeof connection>;

const overview = z.object({
  /** False: the operator's configuration names no provider at all. */
  isPermitted: z.boolean(),
  /** To be entered at the provider. */
  redirectUri: z.string(),
  verifiedDomains: z.array(z.string()),
  connection: connection.nullable(),
});
export type SignOnOverview = z.infer<typeof overview>;

export const getSingleSignOn = endpoint({
  operation: "getSingleSignOn",
  method: "GET",
  path: "/api/company/single-sign-on",
  summary: "The company's identity provider, without its secret",
  access: "administrator",
  limit: "read",
  response: () => overview,
  failures: [],
});

export const saveSingleSignOn = endpoint({
  operation: "saveSingleSignOn",
  method: "PUT",
  path: "/api/company/single-sign-on",
  summary: "Set or change the company's identity provider",
  access: "administrator",
  limit: "write",
  needsRecentSignIn: true,
  body: () =>
    z.strictObject({
      ...settings,
      /** Needed at first and with another issuer or client; otherwise absent: it stays. */
      clientSecret: z.string().min(1).max(1_000).optional(),
    }),
  response: () => overview,
  failures: ["single_sign_on.origin_not_allowed", "single_sign_on.secret_needed", "single_sign_on.domain_not_verified"],
});

export const removeSingleSignOn = endpoint({
  operation: "removeSingleSignOn",
  method: "DELETE",
  path: "/api/company/single-sign-on",
  summary: "Forget the company's identity provider and whom it had let in; passwords count again",
  access: "administrator",
  limit: "write",
  needsRecentSignIn: true,
  failures: ["single_sign_on.not_offered"],
});

/** In the order in which they are tried; the first that fails ends the test. */
export const connectionSteps = ["configuration", "endpoints", "algorithms", "keys", "client"] as const;
const connectionStep = z.enum(connectionSteps);
export type ConnectionStep = z.infer<typeof connectionStep>;

export const testSingleSignOn = endpoint({
  operation: "testSingleSignOn",
  method: "POST",
  path: "/api/company/single-sign-on/test",
  summary: "Ask the provider for its configuration and keys, and whether it knows the client",
  access: "administrator",
  limit: "write",
  response: () =>
    z.object({
      passed: z.array(connectionStep),
      failed: z
        .object({
          step: connectionStep,
          /** Origins the operator would have to allow. */
          origins: z.array(z.string()),
        })
        .nullable(),
    }),
  failures: ["single_sign_on.not_offered"],
});

export const findSingleSignOn = endpoint({
  operation: "findSingleSignOn",
  method: "POST",
  path: "/api/single-sign-on/find",
  summary: "Whether a domain signs in through a provider; says nothing about any address in it",
  access: "anyone",
  limit: "write",
  body: () => z.strictObject({ domain: z.string().min(1).max(253) }),
  response: () => z.object({ offer: z.object({ label: z.string(), passwordAllowed: z.boolean() }).nullable() }),
  failures: [],
});

const departure = z.object({ url: z.url() });

export const startSingleSignOn = endpoint({
  operation: "startSingleSignOn",
  method: "POST",
  path: "/api/single-sign-on/start",
  summary: "Begin a sign-in at the provider of an address's domain; the browser goes to the answered address",
  access: "anyone",
  limit: "signIn",
  body: () => z.strictObject({ email: emailAddress }),
  response: () => departure,
  failures: ["single_sign_on.not_offered", "single_sign_on.unreachable"],
});

const purpose = z.enum(["signIn", "proof", "link"]);
export type SignOnPurpose = z.infer<typeof purpose>;

export const proveBySingleSignOn = endpoint({
  operation: "proveBySingleSignOn",
  method: "POST",
  path: "/api/me/single-sign-on/proof",
  summary: "Prove once more at the provider who one is; for accounts bound to it",
  access: "account",
  limit: "signIn",
  leadsToSecondFactor: true,
  response: () => departure,
  failures: ["single_sign_on.not_offered", "single_sign_on.unreachable"],
});

export const linkSingleSignOn = endpoint({
  operation: "linkSingleSignOn",
  method: "POST",
  path: "/api/me/single-sign-on",
  summary: "Bind one's own account to the company's provider",
  access: "account",
  limit: "signIn",
  needsRecentSignIn: true,
  response: () => departure,
  failures: ["single_sign_on.not_offered", "single_sign_on.unreachable"],
});

export const getOwnSingleSignOn = endpoint({
  operation: "getOwnSingleSignOn",
  method: "GET",
  path: "/api/me/single-sign-on",
  summary: "Whether one's company has a provider, and whether one's account is bound to it",
  access: "account",
  limit: "read",
  leadsToSecondFactor: true,
  response: () => z.object({ offer: z.object({ label: z.string(), isLinked: z.boolean() }).nullable() }),
  failures: [],
});

export const unlinkSingleSignOn = endpoint({
  operation: "unlinkSingleSignOn",
  method: "DELETE",
  path: "/api/me/single-sign-on",
  summary: "Unbind one's account from the provider",
  access: "account",
  limit: "write",
  needsRecentSignIn: true,
  failures: ["single_sign_on.not_offered", "single_sign_on.only_way"],
});

export const leaveSingleSignOn = endpoint({
  operation: "leaveSingleSignOn",
  method: "POST",
  path: "/api/me/single-sign-on/sign-out",
  summary:
    "Where a browser goes after signing out here, to be signed out at the provider too; for sessions that began there",
  access: "account",
  limit: "read",
  leadsToSecondFactor: true,
  /** null: the session did not begin there, or the provider offers none. */
  response: () => z.object({ url: z.url().nullable() }),
  failures: [],
});

export const unlinkMember = endpoint({
  operation: "unlinkMember",
  method: "DELETE",
  path: "/api/company/members/:accountId/single-sign-on",
  summary:
    "Unbind a member's account from the provider and end the sessions that began there; it is bound anew at their next sign-in",
  access: "administrator",
  limit: "write",
  needsRecentSignIn: true,
  params: () => z.object({ accountId: id }),
  failures: ["core.not_found"],
});

const code = z.string().min(1).max(4_000);
export const finishSingleSignOn = endpoint({
  operation: "finishSingleSignOn",
  method: "POST",
  path: "/api/single-sign-on/finish",
  summary: "Hand over what the provider answered; for a sign-in, sets the session cookie",
  access: "anyone",
  limit: "signIn",
  /** The query of the address the provider sent the browser to. */
  body: () =>
    z.strictObject({
      state: z.string().min(1).max(200),
      code: code.optional(),
      error: z.string().max(200).optional(),
      iss: z.string().max(500).optional(),
    }),
  /** A sign-in is finished by `completeSignIn` where the company wants a second factor beside the provider's word. */
  response: () => z.object({ purpose, secondFactor: secondFactorNeeded.nullable() }),
  failures: [
    "single_sign_on.attempt_invalid",
    "single_sign_on.unreachable",
    "single_sign_on.provider_refused",
    "single_sign_on.answer_invalid",
    "single_sign_on.address_not_vouched",
    "single_sign_on.not_invited",
    "single_sign_on.account_elsewhere",
    "single_sign_on.bound_otherwise",
    "single_sign_on.other_person",
  ],
});
