import { failure } from "../../platform/http/failure.ts";

// One failure for withdrawn, answered, run out, somebody else's and never sent.
export const invitationGone = () => failure("contacts.invitation_gone");
export const alreadyContact = () => failure("contacts.already_contact");
export const refusedLately = () => failure("contacts.refused_lately");
export const blockedByYou = () => failure("contacts.blocked_by_you");
export const tooManyToday = () => failure("contacts.too_many_today");
export const ownAddress = () => failure("contacts.own_address");
export const mailClosed = () => failure("contacts.mail_closed");
export const idTaken = () => failure("contacts.id_taken");
export const tooManyGroups = () => failure("contacts.too_many_groups");
export const tooManyBlocks = () => failure("contacts.too_many_blocks");
export const notYourself = () => failure("contacts.not_yourself");
export const consentNeeded = () => failure("contacts.consent_needed");
export const addressBookFull = () => failure("contacts.address_book_full");
export const contactNotFound = () => failure("core.not_found");
export const groupNotFound = () => failure("core.not_found");
export const entryNotFound = () => failure("core.not_found");
// Not findable is answered like not existing.
export const personNotFound = () => failure("directory.person_not_found");
