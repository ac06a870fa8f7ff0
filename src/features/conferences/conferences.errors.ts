import { failure } from "../../platform/http/failure.ts";

/** Over, unknown, or none of the sender's business: the answer is the same, so that an id alone reveals nothing. */
export const conferenceNotFound = () => failure("conference.not_found");
export const conferenceFull = () => failure("conference.full");
export const conferenceLocked = () => failure("conference.locked");
export const notModerator = () => failure("conference.not_moderator");
export const participantGone = () => failure("conference.participant_gone");
/** The plan lets them take part, not start one. */
export const startNotInPlan = () => failure("conference.start_not_in_plan");
export const mediaRefused = () => failure("conference.media_refused");
export const conversationNotFound = () => failure("conversation.not_found");
/** Two people call each other. */
export const notBubble = () => failure("conference.not_bubble");
export const bubbleArchived = () => failure("conversation.archived");
