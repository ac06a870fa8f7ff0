import { z } from "zod";
import { newPassword, ownAccount, signInOutcome } from "./accounts.ts";
import { emailAddress } from "./email-address.ts";
import { endpoint } from "./endpoint.ts";
import { passkey, passkeyAttestation, passkeyCreation, passkeyName } from "./passkeys.ts";
import { id, timestamp } from "./primitives.ts";
import { sixDigits } from "./sign-in.ts";

/** Ten codes, each for one sign-in; shown once. null: those the account has stay as they are. */
const newRecoveryCodes = z.array(z.string());

export const securityOverview = z.object({
  /** False: the person signs in by passkey or through their company. */
  hasPassword: z.boolean(),
  /** Since when an authenticator app is set up. */
  authenticatorSince: timestamp.nullable(),
  recoveryCodesLeft: z.number().int(),
  passkeys: z.array(passkey),
  /** False: browsers make no passkeys for this site's address. */
  passkeysPossible: z.boolean(),
  /** The company insists: the last one cannot be removed. */
  isSecondFactorRequired: z.boolean(),
  /** As the browser that asks names itself, "Firefox on Linux": what a passkey made here may be called. */
  thisDevice: z.string(),
  /** An address that is asked for and not proved yet. */
  pendingEmail: z.string().nullable(),
});
export type SecurityOverview = z.infer<typeof securityOverview>;

export const getSecurity = endpoint({
  operation: "getSecurity",
  method: "GET",
  path: "/api/me/security",
  summary: "How one signs in, and what protects it",
  access: "account",
  limit: "read",
  response: () => securityOverview,
  leadsToSecondFactor: true,
  failures: [],
});

export const changePassword = endpoint({
  operation: "changePassword",
  method: "PUT",
  path: "/api/me/password",
  summary: "Choose another password; ends all other sessions",
  access: "account",
  limit: "signIn",
  body: () => z.strictObject({ newPassword }),
  needsRecentSignIn: true,
  failures: ["accounts.password_common"],
});

export const requestPasswordReset = endpoint({
  operation: "requestPasswordReset",
  method: "POST",
  path: "/api/password-reset",
  summary: "Mail a link for a new password; the answer is the same whether the address is known or not",
  access: "anyone",
  limit: "mail",
  body: () => z.strictObject({ email: emailAddress }),
  response: () => z.object({ sent: z.literal(true) }),
  failures: [],
});

export const resetPassword = endpoint({
  operation: "resetPassword",
  method: "POST",
  path: "/api/password-reset/finish",
  summary:
    "Choose a new password with the mailed link; ends all sessions and goes on to sign in, second factor included",
  access: "anyone",
  limit: "signIn",
  body: () => z.strictObject({ token: z.string().max(200), newPassword }),
  response: () => signInOutcome,
  failures: [
    "accounts.proof_invalid",
    "accounts.password_common",
    "accounts.deactivated",
    "accounts.restricted",
    "accounts.single_sign_on_needed",
  ],
});

export const requestEmailChange = endpoint({
  operation: "requestEmailChange",
  method: "POST",
  path: "/api/me/email",
  summary: "Mail a code to another address; the answer is the same whether that has an account or not",
  access: "account",
  limit: "mail",
  body: () => z.strictObject({ email: emailAddress }),
  response: () => z.object({ sent: z.literal(true) }),
  needsRecentSignIn: true,
  failures: [],
});

export const confirmEmailChange = endpoint({
  operation: "confirmEmailChange",
  method: "POST",
  path: "/api/me/email/confirm",
  summary:
    "Prove the other address with the mailed code: it is the account's from then on, and both addresses are told",
  access: "account",
  limit: "signIn",
  body: () => z.strictObject({ code: sixDigits }),
  response: () => ownAccount,
  failures: ["accounts.proof_invalid"],
});

export const undoEmailChange = endpoint({
  operation: "undoEmailChange",
  method: "POST",
  path: "/api/email-undo",
  summary:
    "“This was not me”, from the mail to the former address: it comes back, all sessions end, a new password is due",
  access: "anyone",
  limit: "signIn",
  body: () => z.strictObject({ token: z.string().max(200) }),
  /** Opens the choice of a new password, as if it had been mailed. */
  response: () => z.object({ resetToken: z.string() }),
  failures: ["accounts.proof_invalid"],
});

export const beginAuthenticator = endpoint({
  operation: "beginAuthenticator",
  method: "POST",
  path: "/api/me/authenticator",
  summary: "Make a secret for an authenticator app (RFC 6238); it counts once a code of it is confirmed",
  access: "account",
  limit: "write",
  response: () =>
    z.object({
      /** Base32, to type in where no picture can be taken. */
      secret: z.string(),
      /** `otpauth:`, to draw as a QR code. */
      uri: z.string(),
    }),
  needsRecentSignIn: true,
  leadsToSecondFactor: true,
  failures: ["accounts.authenticator_exists"],
});

export const confirmAuthenticator = endpoint({
  operation: "confirmAuthenticator",
  method: "POST",
  path: "/api/me/authenticator/confirm",
  summary: "Show that the app works, by a code of it",
  access: "account",
  limit: "signIn",
  body: () => z.strictObject({ code: sixDigits }),
  response: () => z.object({ recoveryCodes: newRecoveryCodes.nullable() }),
  needsRecentSignIn: true,
  leadsToSecondFactor: true,
  failures: ["accounts.second_factor_refused"],
});

export const removeAuthenticator = endpoint({
  operation: "removeAuthenticator",
  method: "DELETE",
  path: "/api/me/authenticator",
  summary: "Sign in without the authenticator app from now on",
  access: "account",
  limit: "write",
  needsRecentSignIn: true,
  failures: ["accounts.second_factor_required"],
});

export const renewRecoveryCodes = endpoint({
  operation: "renewRecoveryCodes",
  method: "POST",
  path: "/api/me/recovery-codes",
  summary: "Make new recovery codes; the old ones stop working",
  access: "account",
  limit: "write",
  response: () => z.object({ recoveryCodes: newRecoveryCodes }),
  needsRecentSignIn: true,
  failures: ["core.not_found"],
});

export const beginPasskey = endpoint({
  operation: "beginPasskey",
  method: "POST",
  path: "/api/me/passkeys/begin",
  summary: "What a browser needs to make a passkey (WebAuthn)",
  access: "account",
  limit: "write",
  response: () => passkeyCreation,
  needsRecentSignIn: true,
  leadsToSecondFactor: true,
  failures: ["accounts.passkeys_impossible"],
});

export const addPasskey = endpoint({
  operation: "addPasskey",
  method: "POST",
  path: "/api/me/passkeys",
  summary: "Keep a passkey that a browser made",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ name: passkeyName, attestation: passkeyAttestation }),
  response: () => z.object({ passkey, recoveryCodes: newRecoveryCodes.nullable() }),
  needsRecentSignIn: true,
  leadsToSecondFactor: true,
  failures: ["accounts.passkey_refused", "accounts.passkeys_full"],
});

const passkeyParams = z.object({ passkeyId: id });

export const renamePasskey = endpoint({
  operation: "renamePasskey",
  method: "PATCH",
  path: "/api/me/passkeys/:passkeyId",
  summary: "Call a passkey something else",
  access: "account",
  limit: "write",
  params: () => passkeyParams,
  body: () => z.strictObject({ name: passkeyName }),
  response: () => passkey,
  failures: ["core.not_found"],
});

export const removePasskey = endpoint({
  operation: "removePasskey",
  method: "DELETE",
  path: "/api/me/passkeys/:passkeyId",
  summary: "Take no sign-in from a passkey any more",
  access: "account",
  limit: "write",
  params: () => passkeyParams,
  needsRecentSignIn: true,
  failures: ["core.not_found", "accounts.second_factor_required"],
});

export const endOtherSessions = endpoint({
  operation: "endOtherSessions",
  method: "DELETE",
  path: "/api/me/sessions",
  summary: "Sign out everywhere else; those sockets close at once",
  access: "account",
  limit: "write",
  response: () => z.object({ ended: z.number().int() }),
  failures: [],
});
