import { failure } from "../../platform/http/failure.ts";

export const conversationNotFound = () => failure("conversation.not_found");
export const pushNotOffered = () => failure("notifications.push_not_offered");
export const subscriptionInvalid = () => failure("notifications.subscription_invalid");
export const subscriptionNotFound = () => failure("notifications.subscription_not_found");
export const timeZoneUnknown = () => failure("notifications.time_zone_unknown");
