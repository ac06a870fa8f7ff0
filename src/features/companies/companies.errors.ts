import { failure } from "../../platform/http/failure.ts";

export const supportBubbleUnfit = () => failure("companies.support_bubble_unfit");
export const companyNotFound = () => failure("core.not_found");
// Of another company, of none, or nobody: told apart by nothing.
export const memberNotFound = () => failure("core.not_found");
export const invitationNotFound = () => failure("core.not_found");
export const requestNotFound = () => failure("core.not_found");
export const domainNotFound = () => failure("core.not_found");
export const logoNotFound = () => failure("core.not_found");
export const offerNotFound = () => failure("core.not_found");
export const alreadyBound = () => failure("companies.already_bound");
export const agreementOutdated = () => failure("companies.agreement_outdated");
export const dataMissing = () => failure("companies.data_missing");
export const lastAdministrator = () => failure("companies.last_administrator");
export const secondNeeded = () => failure("companies.second_needed");
export const fourEyesAlone = () => failure("companies.four_eyes_alone");
export const fourEyesOff = () => failure("companies.four_eyes_off");
export const fourEyesInvitation = () => failure("companies.four_eyes_invitation");
export const ownRequest = () => failure("companies.own_request");
export const requestOver = () => failure("companies.request_over");
export const alreadyMember = () => failure("companies.already_member");
export const tooMany = () => failure("companies.too_many");
// Wrong, used, withdrawn and expired look alike: which of them it was is nobody's business.
export const invitationInvalid = () => failure("companies.invitation_invalid");
export const invitationOtherAddress = () => failure("companies.invitation_other_address");
export const signInFirst = () => failure("companies.sign_in_first");
export const joinLinkInvalid = () => failure("companies.join_link_invalid");
export const domainInvalid = () => failure("companies.domain_invalid");
export const domainPublic = () => failure("companies.domain_public");
export const domainUnproved = () => failure("companies.domain_unproved");
export const domainTaken = () => failure("companies.domain_taken");
export const dnsUnavailable = () => failure("companies.dns_unavailable");
export const csvUnreadable = () => failure("companies.csv_unreadable");
export const csvNoAddress = () => failure("companies.csv_no_address");
export const csvTooLong = () => failure("companies.csv_too_long");
export const logoUnreadable = () => failure("companies.logo_unreadable");
export const tooLarge = () => failure("core.too_large");
