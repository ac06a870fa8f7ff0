import { failure } from "../../platform/http/failure.ts";

export const tooManyTokens = () => failure("accounts.too_many_tokens");
export const tokenNotFound = () => failure("accounts.token_not_found");
export const signUpClosed = () => failure("accounts.sign_up_closed");
export const termsOutdated = () => failure("accounts.terms_outdated");
export const passwordCommon = () => failure("accounts.password_common");
export const operatorLinkInvalid = () => failure("accounts.operator_link_invalid");
export const addressTaken = () => failure("accounts.address_taken");
// One failure for wrong, used, expired and never issued: which of them it was would tell whether an address is known.
export const proofInvalid = () => failure("accounts.proof_invalid");
export const passwordNeeded = () => failure("accounts.password_needed");
export const signInRefused = () => failure("accounts.sign_in_refused");
export const identityRefused = () => failure("accounts.identity_refused");
const deactivated = () => failure("accounts.deactivated");
const restricted = () => failure("accounts.restricted");
/** Why nobody may sign in as this person now; undefined: they may. Only for who proved to be them. */
export const closedBecause = (account: { deactivatedAt: number | null; restrictedAt: number | null }) =>
  account.deactivatedAt !== null ? deactivated() : account.restrictedAt !== null ? restricted() : undefined;
export const secondFactorRefused = () => failure("accounts.second_factor_refused");
export const challengeGone = () => failure("accounts.challenge_gone");
export const passkeyRefused = () => failure("accounts.passkey_refused");
export const passkeysImpossible = () => failure("accounts.passkeys_impossible");
export const passkeysFull = () => failure("accounts.passkeys_full");
export const passkeyNotFound = () => failure("core.not_found");
export const authenticatorExists = () => failure("accounts.authenticator_exists");
export const secondFactorRequired = () => failure("accounts.second_factor_required");
export const noSecondFactor = () => failure("core.not_found");
export const singleSignOnNeeded = () => failure("accounts.single_sign_on_needed");
export const unverified = () => failure("accounts.unverified");
export const sessionNotFound = () => failure("core.not_found");
export const notSignedIn = () => failure("core.not_signed_in");
export const accountNotFound = () => failure("core.not_found");
