import { nanoid } from "nanoid";

/** What somebody has whom the viewers may not see: by these words the calls of the matrix name it. */
export interface Things {
  readonly accountId: string;
  readonly email: string;
  readonly companyId: string;
  readonly companyInvitationId: string;
  /** Of an invitation that was withdrawn: whoever has a valid one was invited. */
  readonly companyInvitationToken: string;
  /** Of a link that was closed. */
  readonly joinLinkToken: string;
  readonly joinRequestId: string;
  readonly domainId: string;
  readonly domain: string;
  readonly profileGroupId: string;
  readonly planId: string;
  readonly partnerCode: string;
  readonly conversationId: string;
  readonly bubbleLinkToken: string;
  readonly pictureBubbleId: string;
  readonly bubblePicture: string;
  readonly folderId: string;
  readonly messageId: string;
  readonly fileId: string;
  /** Of a guest link that was replaced. */
  readonly guestToken: string;
  readonly meetingId: string;
  readonly webhookId: string;
  /** Of a webhook that was removed. */
  readonly webhookToken: string;
  readonly callId: string;
  readonly recordingId: string;
  readonly conferenceId: string;
  readonly participantId: string;
  readonly sessionId: string;
  readonly passkeyId: string;
  readonly accessTokenId: string;
  readonly emailId: string;
  readonly avatarVersion: string;
  readonly invitationId: string;
  /** Of an invitation to a contact that was withdrawn. */
  readonly invitationToken: string;
  readonly contactGroupId: string;
  readonly entryId: string;
  readonly subscriptionId: string;
}

/** A value of the same shape that stands for nothing. */
function madeUp(value: string): string {
  if (value.includes("@")) return value.replace(/^[^@]+/, (name) => "x".repeat(name.length));
  if (value.includes(".")) return `x${value.slice(1)}`;
  let made = "";
  while (made.length < value.length) made += nanoid();
  return made.slice(0, value.length);
}

/** As many things that do not exist. */
export const madeUpThings = (things: Things): Things =>
  Object.fromEntries(Object.entries(things).map(([name, value]) => [name, madeUp(value)])) as unknown as Things;
