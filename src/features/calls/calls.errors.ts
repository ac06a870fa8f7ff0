import { failure } from "../../platform/http/failure.ts";

/** Over, unknown, or none of the sender's business: the answer is the same, so that an id alone reveals nothing. */
export const callNotFound = () => failure("call.not_found");
export const ownDeviceBusy = () => failure("call.own_device_busy");
export const conversationNotFound = () => failure("conversation.not_found");
export const blockedByYou = () => failure("contacts.blocked_by_you");
export const personNotFound = () => failure("directory.person_not_found");
/** A bubble's members meet in a conference. */
export const notDirect = () => failure("call.not_direct");
