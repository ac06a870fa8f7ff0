import { failure } from "../../platform/http/failure.ts";

export const notOffered = () => failure("single_sign_on.not_offered");
export const originNotAllowed = () => failure("single_sign_on.origin_not_allowed");
export const secretNeeded = () => failure("single_sign_on.secret_needed");
export const domainNotVerified = () => failure("single_sign_on.domain_not_verified");
// One failure for unknown, expired, used and another browser's: which of them it was is nobody's business.
export const attemptInvalid = () => failure("single_sign_on.attempt_invalid");
export const unreachable = () => failure("single_sign_on.unreachable");
export const providerRefused = () => failure("single_sign_on.provider_refused");
export const answerInvalid = () => failure("single_sign_on.answer_invalid");
export const addressNotVouched = () => failure("single_sign_on.address_not_vouched");
export const notInvited = () => failure("single_sign_on.not_invited");
export const accountElsewhere = () => failure("single_sign_on.account_elsewhere");
export const boundOtherwise = () => failure("single_sign_on.bound_otherwise");
export const otherPerson = () => failure("single_sign_on.other_person");
export const memberNotFound = () => failure("core.not_found");
export const onlyWay = () => failure("single_sign_on.only_way");
