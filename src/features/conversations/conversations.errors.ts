import { failure } from "../../platform/http/failure.ts";

// A stranger gets "not found", never "not allowed": an id alone must not reveal that a conversation exists.
export const conversationNotFound = () => failure("conversation.not_found");
export const notAllowed = () => failure("conversation.not_allowed");
export const memberNotFound = () => failure("conversation.member_not_found");
export const lastOrganiser = () => failure("conversation.last_organiser");
export const messageEmpty = () => failure("conversation.message_empty");
export const idTaken = () => failure("conversation.id_taken");
export const bubbleFull = () => failure("conversation.bubble_full");
export const blockedByYou = () => failure("contacts.blocked_by_you");
export const personNotFound = () => failure("directory.person_not_found");
