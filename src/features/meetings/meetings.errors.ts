import { failure } from "../../platform/http/failure.ts";

export const bubbleNotFound = () => failure("conversation.not_found");
export const notAllowed = () => failure("conversation.not_allowed");
export const bubbleArchived = () => failure("conversation.archived");
export const meetingNotFound = () => failure("meetings.not_found");
export const timeUnusable = () => failure("meetings.time_unusable");
export const tooManyMeetings = () => failure("meetings.too_many");
export const noGuestLink = () => failure("meetings.no_guest_link");
