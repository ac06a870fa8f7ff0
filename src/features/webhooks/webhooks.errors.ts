import { failure } from "../../platform/http/failure.ts";

export const bubbleNotFound = () => failure("conversation.not_found");
export const notAllowed = () => failure("conversation.not_allowed");
export const bubbleArchived = () => failure("conversation.archived");
export const webhookNotFound = () => failure("webhooks.not_found");
export const tooMany = () => failure("webhooks.too_many");
export const addressNotAllowed = () => failure("webhooks.address_not_allowed");
