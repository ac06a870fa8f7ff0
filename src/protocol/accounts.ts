import { z } from "zod";
import { emailAddress } from "./email-address.ts";
import { endpoint } from "./endpoint.ts";
import { passkeyAssertion, passkeyRequest } from "./passkeys.ts";
import { id, language, timestamp } from "./primitives.ts";
import { identityProof, secondFactorNeeded, secondFactorProof, sixDigits } from "./sign-in.ts";

/** NIST SP 800-63B: length, no composition rules. */
export const newPassword = z.string().min(12).max(256);
/**
 * Made by the browser in which somebody signs up, and shown again when the address is proved. Who proves an address elsewhere
 * gives the password instead: else a stranger could sign up with your address and their password, and you would finish it.
 */
const browserSecret = z.string().min(32).max(64).optional();
export const personName = z.string().trim().min(1).max(80);

export const ownAccount = z.object({
  id,
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  language,
  companyName: z.string().nullable(),
  /** Of that company. */
  isAdministrator: z.boolean(),
  isOperator: z.boolean(),
  /** The company insists on a second factor and there is none yet: nothing else is open before. */
  lacksSecondFactor: z.boolean(),
  /** The current terms wait to be accepted: nothing else is answered before. */
  owesTerms: z.boolean(),
  terms: z.object({ version: z.string(), acceptedAt: timestamp, language }),
  createdAt: timestamp,
});
export type OwnAccount = z.infer<typeof ownAccount>;

/** How a sign-in went: the session is open, or one more proof is asked for. */
export const signInOutcome = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("signedIn"), account: ownAccount }),
  secondFactorNeeded,
]);
export type SignInOutcome = z.infer<typeof signInOutcome>;

export const sessionEntry = z.object({
  id,
  isCurrent: z.boolean(),
  /** As the browser names itself, shortened: "Firefox on Linux". */
  device: z.string(),
  /** Where the sign-in came from, as far as an address tells it without asking anybody. */
  place: z.object({
    /** `local`: the machine itself or its own network. */
    kind: z.enum(["local", "internet"]),
    /** The network alone, not the address: "203.0.x.x". */
    network: z.string(),
    /** The same network as this request's. */
    isHere: z.boolean(),
  }),
  createdAt: timestamp,
  lastUsedAt: timestamp,
});
export type SessionEntry = z.infer<typeof sessionEntry>;

/** Instance facts that the sign-in pages need. */
export const instanceInfo = endpoint({
  operation: "instanceInfo",
  method: "GET",
  path: "/api/instance",
  summary: "What a browser needs to know before signing in",
  access: "anyone",
  limit: "read",
  response: () =>
    z.object({
      name: z.string(),
      version: z.string(),
      signUpOpen: z.boolean(),
      /** True until the first operator exists: only the printed one-time link can create an account. */
      needsOperator: z.boolean(),
      termsVersion: z.string(),
      maxUploadBytes: z.number(),
      mailConfigured: z.boolean(),
      scanningOn: z.boolean(),
      /** Whether browsers take passkeys for this site's address. */
      passkeysPossible: z.boolean(),
      /** Where a shared position opens, with `{lat}` and `{lon}`; null: nowhere. */
      mapLink: z.string().nullable(),
      /** Where one complains about the operator's use of data (Art. 77 GDPR): a name, and an address; null where none is set. */
      authority: z.object({ name: z.string().nullable(), url: z.string().nullable() }),
    }),
  failures: [],
});

export const signUp = endpoint({
  operation: "signUp",
  method: "POST",
  path: "/api/sign-up",
  summary: "Ask for an account; the answer is the same whether the address is known or not",
  access: "anyone",
  limit: "mail",
  body: () =>
    z.strictObject({
      email: emailAddress,
      password: newPassword,
      firstName: personName,
      lastName: personName,
      language,
      /** The terms version that was shown and accepted. */
      acceptedTerms: z.string().max(40),
      /** The one-time token from the first-operator link; makes the account an operator. */
      operatorToken: z.string().max(200).optional(),
      browserSecret,
    }),
  response: () => z.object({ sent: z.literal(true) }),
  failures: [
    "accounts.sign_up_closed",
    "accounts.terms_outdated",
    "accounts.password_common",
    "accounts.operator_link_invalid",
    /** Said to the holder of the first operator's link alone. */
    "accounts.address_taken",
  ],
});

const whoSignedUp = { browserSecret, password: z.string().min(1).max(256).optional() };

export const verifyEmail = endpoint({
  operation: "verifyEmail",
  method: "POST",
  path: "/api/verify-email",
  summary: "Prove an address with the mailed link or code; signs the person in",
  access: "anyone",
  limit: "signIn",
  /** Either the link's token, or the address and the six-digit code. */
  body: () =>
    z.union([
      z.strictObject({ token: z.string().max(200), ...whoSignedUp }),
      z.strictObject({ email: emailAddress, code: sixDigits, ...whoSignedUp }),
    ]),
  response: () => ownAccount,
  failures: ["accounts.proof_invalid", "accounts.password_needed", "accounts.sign_in_refused"],
});

export const resendVerification = endpoint({
  operation: "resendVerification",
  method: "POST",
  path: "/api/verify-email/resend",
  summary: "Mail the link and code again; the answer is always the same",
  access: "anyone",
  limit: "mail",
  body: () => z.strictObject({ email: emailAddress }),
  response: () => z.object({ sent: z.literal(true) }),
  failures: [],
});

export const signIn = endpoint({
  operation: "signIn",
  method: "POST",
  path: "/api/sign-in",
  summary: "Open a session with address and password (sets the session cookie), or be asked for a second factor",
  access: "anyone",
  limit: "signIn",
  body: () => z.strictObject({ email: emailAddress, password: z.string().min(1).max(256) }),
  response: () => signInOutcome,
  failures: [
    "accounts.sign_in_refused",
    "accounts.unverified",
    "accounts.deactivated",
    "accounts.restricted",
    "accounts.single_sign_on_needed",
  ],
});

export const completeSignIn = endpoint({
  operation: "completeSignIn",
  method: "POST",
  path: "/api/sign-in/second-factor",
  summary: "Finish a sign-in with the second factor; sets the session cookie",
  access: "anyone",
  limit: "signIn",
  body: () => z.strictObject({ challenge: z.string().max(200), proof: secondFactorProof }),
  response: () => ownAccount,
  failures: [
    "accounts.second_factor_refused",
    "accounts.challenge_gone",
    "accounts.deactivated",
    "accounts.restricted",
  ],
});

export const beginPasskeySignIn = endpoint({
  operation: "beginPasskeySignIn",
  method: "POST",
  path: "/api/sign-in/passkey/begin",
  summary: "What a browser needs to look for a passkey of this site",
  access: "anyone",
  limit: "signIn",
  response: () => passkeyRequest,
  failures: ["accounts.passkeys_impossible"],
});

export const signInWithPasskey = endpoint({
  operation: "signInWithPasskey",
  method: "POST",
  path: "/api/sign-in/passkey",
  summary:
    "Open a session with a passkey alone: it names the person, and was unlocked by them; sets the session cookie",
  access: "anyone",
  limit: "signIn",
  body: () => z.strictObject({ assertion: passkeyAssertion }),
  response: () => ownAccount,
  failures: [
    "accounts.passkey_refused",
    "accounts.deactivated",
    "accounts.restricted",
    "accounts.single_sign_on_needed",
  ],
});

export const beginReauthentication = endpoint({
  operation: "beginReauthentication",
  method: "POST",
  path: "/api/me/reauthenticate/begin",
  summary: "How one can prove once more who one is",
  access: "account",
  limit: "write",
  response: () =>
    z.object({
      ways: z.array(z.enum(["password", "passkey", "authenticator"])),
      passkey: passkeyRequest.nullable(),
    }),
  leadsToSecondFactor: true,
  failures: [],
});

export const reauthenticate = endpoint({
  operation: "reauthenticate",
  method: "POST",
  path: "/api/me/reauthenticate",
  summary: "Prove once more who one is, before a dangerous act",
  access: "account",
  limit: "signIn",
  body: () => z.strictObject({ proof: identityProof }),
  leadsToSecondFactor: true,
  failures: ["accounts.identity_refused"],
});

export const signOut = endpoint({
  operation: "signOut",
  method: "POST",
  path: "/api/sign-out",
  summary: "End this session",
  access: "account",
  limit: "write",
  leadsToSecondFactor: true,
  beforeTerms: true,
  failures: [],
});

export const getOwnAccount = endpoint({
  operation: "getOwnAccount",
  tokenScope: "people:read",
  method: "GET",
  path: "/api/me",
  summary: "The signed-in person",
  access: "account",
  limit: "read",
  response: () => ownAccount,
  leadsToSecondFactor: true,
  beforeTerms: true,
  failures: [],
});

export const updateOwnAccount = endpoint({
  operation: "updateOwnAccount",
  method: "PATCH",
  path: "/api/me",
  summary: "Change the language of one's interface and mails",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ language }),
  response: () => ownAccount,
  failures: [],
});

export const acceptTerms = endpoint({
  operation: "acceptTerms",
  method: "POST",
  path: "/api/me/terms",
  summary: "Accept the current terms (asked again when the version changes)",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ version: z.string().max(40), language }),
  response: () => ownAccount,
  beforeTerms: true,
  failures: ["accounts.terms_outdated"],
});

export const listSessions = endpoint({
  operation: "listSessions",
  method: "GET",
  path: "/api/me/sessions",
  summary: "Where one is signed in",
  access: "account",
  limit: "read",
  response: () => z.object({ sessions: z.array(sessionEntry) }),
  failures: [],
});

export const revokeSession = endpoint({
  operation: "revokeSession",
  method: "DELETE",
  path: "/api/me/sessions/:sessionId",
  summary: "End one session; its sockets close at once",
  access: "account",
  limit: "write",
  params: () => z.object({ sessionId: id }),
  failures: ["core.not_found"],
});

export const listOutbox = endpoint({
  operation: "listOutbox",
  method: "GET",
  path: "/api/operator/outbox",
  summary: "Mails that could not be sent because no mail server is configured",
  access: "operator",
  limit: "read",
  response: () =>
    z.object({
      mails: z.array(z.object({ id, to: z.string(), subject: z.string(), text: z.string(), createdAt: timestamp })),
    }),
  failures: [],
});
