import { failure } from "../../platform/http/failure.ts";

export const profileChanged = () => failure("profiles.changed_meanwhile");
export const emailOwn = () => failure("profiles.email_own");
export const tooManyEmails = () => failure("profiles.too_many_emails");
export const pictureUnusable = () => failure("profiles.picture_unusable");
export const furtherEmailNotFound = () => failure("core.not_found");
/** Of somebody who is not there, or not for the caller. */
export const profileNotFound = () => failure("core.not_found");
export const avatarNotFound = () => failure("core.not_found");
