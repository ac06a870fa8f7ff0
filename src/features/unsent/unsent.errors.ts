import { failure } from "../../platform/http/failure.ts";

export const conversationNotFound = () => failure("conversation.not_found");
// Another's waiting message is one that does not exist.
export const scheduledNotFound = () => failure("unsent.not_found");
export const authorRestricted = () => failure("unsent.author_restricted");
export const tooManyScheduled = () => failure("unsent.too_many");
export const timeUnusable = () => failure("unsent.time_unusable");
