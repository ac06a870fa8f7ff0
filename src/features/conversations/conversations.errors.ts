import { failure } from "../../platform/http/failure.ts";

// A stranger gets "not found", never "not allowed": an id alone must not reveal that a conversation exists.
export const supportGone = () => failure("companies.support_gone");
export const conversationNotFound = () => failure("conversation.not_found");
export const notAllowed = () => failure("conversation.not_allowed");
export const memberNotFound = () => failure("conversation.member_not_found");
export const lastOrganiser = () => failure("conversation.last_organiser");
export const messageEmpty = () => failure("conversation.message_empty");
export const idTaken = () => failure("conversation.id_taken");
export const bubbleFull = () => failure("conversation.bubble_full");
export const bubbleArchived = () => failure("conversation.archived");
export const announcementsOnly = () => failure("conversation.announcements_only");
export const invitationGone = () => failure("conversation.invitation_gone");
export const joinLinkInvalid = () => failure("conversation.join_link_invalid");
export const nameDiffers = () => failure("conversation.name_differs");
export const folderNotFound = () => failure("conversation.folder_not_found");
export const tooManyFolders = () => failure("conversation.too_many_folders");
export const blockedByYou = () => failure("contacts.blocked_by_you");
export const personNotFound = () => failure("directory.person_not_found");
// A message of a conversation that one is in, but not (any more) for one's eyes.
export const messageNotFound = () => failure("message.not_found");
export const messageNotAllowed = () => failure("message.not_allowed");
export const editTooLate = () => failure("message.edit_too_late");
export const notEmoji = () => failure("message.not_emoji");
export const tooManyReactions = () => failure("message.too_many_reactions");
export const tooManyPins = () => failure("message.too_many_pins");
export const messageMixed = () => failure("message.mixed");
export const noPoll = () => failure("message.no_poll");
export const pollEnded = () => failure("message.poll_ended");
export const oneAnswer = () => failure("message.one_answer");
export const locationGone = () => failure("message.location_gone");
