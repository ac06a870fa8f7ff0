import { failure } from "../../platform/http/failure.ts";

export const bubbleNotFound = () => failure("conversation.not_found");
export const notAllowed = () => failure("conversation.not_allowed");
// Unknown, expired, used up, closed and switched off alike.
export const linkInvalid = () => failure("guests.link_invalid");
/** Said to whoever holds a link that works: it tells them no more than the bubble itself would. */
export const archived = () => failure("guests.archived");
export const full = () => failure("guests.full");
export const hasAccount = () => failure("guests.has_account");
export const notWaiting = () => failure("guests.not_waiting");
/** To somebody with an account there is no visit. */
export const noVisit = () => failure("core.not_found");
