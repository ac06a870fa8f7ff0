import type { Things } from "./things.ts";
import type { Insider } from "./world.ts";

/**
 * That outsiders are refused says something only of things that are there. For each of them: an operation, called as outsiders
 * call it, by somebody to whom it answers otherwise. (What void tokens name is nobody's any more; call and conference are known
 * to their devices.)
 */
export const proofs: readonly (readonly [thing: keyof Things, by: Insider, operation: string])[] = [
  ["accountId", "bob", "getProfile"],
  ["avatarVersion", "bob", "getAvatar"],
  ["conversationId", "bob", "getConversation"],
  ["bubbleLinkToken", "bob", "followBubbleLink"],
  ["pictureBubbleId", "bob", "getBubblePicture"],
  ["bubblePicture", "bob", "getBubblePicture"],
  ["folderId", "ada", "renameFolder"],
  ["fileId", "bob", "getFile"],
  ["email", "grace", "inviteMember"],
  ["companyInvitationId", "grace", "resendInvitation"],
  ["joinRequestId", "grace", "decideJoinRequest"],
  ["domainId", "grace", "updateMailDomain"],
  ["profileGroupId", "grace", "changeGroup"],
  ["planId", "olga", "changePlan"],
  ["companyId", "olga", "setLicences"],
  ["passkeyId", "ada", "renamePasskey"],
  ["accessTokenId", "ada", "revokeAccessToken"],
  ["meetingId", "bob", "getMeetingCalendar"],
  ["webhookId", "ada", "removeWebhook"],
  ["emailId", "ada", "resendFurtherEmail"],
  ["contactGroupId", "ada", "renameContactGroup"],
  ["entryId", "ada", "deleteAddressBookEntry"],
  ["invitationId", "bob", "acceptInvitation"],
  ["sessionId", "ada", "revokeSession"],
];
