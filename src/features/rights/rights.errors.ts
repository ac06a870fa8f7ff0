import { failure } from "../../platform/http/failure.ts";

// Somebody of another company, and nobody at all: the same answer.
export const personNotFound = () => failure("rights.person_not_found");
export const restrictionNotFound = () => failure("core.not_found");
export const notYoursToRelease = () => failure("rights.not_yours_to_release");
// Wrong, used, too old or never issued: one answer.
export const linkInvalid = () => failure("rights.link_invalid");
export const consentStays = () => failure("rights.consent_stays");
export const consentNotFound = () => failure("core.not_found");
export const noCompany = () => failure("core.not_found");
