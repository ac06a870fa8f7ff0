/** Catalogue of what happened: past tense, ids only. Types only; storing and delivering is `platform/events`. */
export interface FactPayloads {
  "account.verified": { accountId: string };
  "account.changed": { accountId: string };
  /** Who finds a company's people, or whom they find. */
  "company.visibility_changed": { companyId: string };
  "person.visibility_changed": { accountId: string };
  /** Its name, colour, logo or rules. */
  "company.changed": { companyId: string };
  /** Who belongs to it or may: for its administrators. */
  "company.roster_changed": { companyId: string };
  "session.ended": { accountId: string; sessionId: string };
  /** An entry of the audit log concerns them, or a thing with that id; told to nobody. What of it is theirs to know stands in their privacy log. */
  "audit.recorded": { accountId: string; number: number };
  /** Each of these is for the one whose id is `accountId`; whoever is blocked is told nothing. */
  "contact.changed": { accountId: string; contactId: string };
  "contactGroups.changed": { accountId: string };
  "invitation.changed": { accountId: string; invitationId: string };
  "block.changed": { accountId: string; blockedId: string };
  "addressBook.changed": { accountId: string };
  "conversation.created": { conversationId: string };
  "conversation.changed": { conversationId: string };
  /** Somebody deleted everything up to there on their side, or is gone for good: for that person. */
  "side.cleared": {
    conversationId: string;
    accountId: string;
    throughSeq: number;
    messages: number;
    because?: "erased";
  };
  /** Whether others see how far one has read: for that person. */
  "seenMarks.changed": { accountId: string; isOn: boolean };
  /** No side saw it any more, and it is gone. Told to nobody; `accountId` is whose deletion was the last, if it was one. */
  "content.destroyed": {
    conversationId: string;
    throughSeq: number;
    messages: number;
    files: number;
    isKeyDestroyed: boolean;
    accountId: string | null;
  };
  /** Its time was over, for everybody: what stands up to there goes. */
  "messages.expired": { conversationId: string; throughSeq: number };
  /** How long a company keeps things: those of its conversations to which that applies are told. */
  "retention.changed": { companyId: string };
  /** What is one's own of it changed (muted, how much of it counts as missed): for that person. */
  "conversation.own_changed": { conversationId: string; accountId: string };
  "member.added": { conversationId: string; accountId: string };
  /** For those who stay. */
  "member.removed": { conversationId: string; accountId: string };
  /** For the one who is no longer in it; `deleted`: nobody is. */
  "conversation.left": { conversationId: string; accountId: string; because?: "removed" | "deleted" };
  /** Its rows are gone, its keys about to: told to nobody but the program itself, which goes on from here after a crash. */
  "conversation.ending": { conversationId: string };
  /** Nothing of it can be read any more. Told to nobody; for what others keep about it. */
  "conversation.ended": { conversationId: string };
  /** For the one who was invited into a bubble. */
  "bubbleInvitation.changed": { conversationId: string; accountId: string };
  /** Who was asked or asks to join: for organiser and moderators. */
  "outsiders.changed": { conversationId: string };
  "conversationFolders.changed": { accountId: string };
  "members.progressed": { conversationId: string; accountIds: string[] };
  /** `withheldFrom` blocked the sender: they are told neither here nor by anything that follows from it. */
  "message.sent": { conversationId: string; messageId: string; seq: number; withheldFrom?: string };
  /** Its link, who waits before its door or who is in: for those who hold it. */
  "guests.changed": { conversationId: string };
  /** Of one who was in: their name is gone. */
  "guest.ended": { conversationId: string; guestId: string };
  /** For the guest, who waited. */
  "guest.admitted": { guestId: string };
  /** Edited, deleted, reacted to, pinned …: `withheldFrom` is not told, as above. */
  "message.changed": { conversationId: string; messageId: string; seq: number; withheldFrom?: string };
  /** Deleted for themselves by that person, or brought back. */
  "message.hidden": { conversationId: string; accountId: string; messageId: string; seq: number };
  /** A message that goes out later was written, changed, sent or refused: for its author. */
  "scheduled.changed": { accountId: string; messageId: string };
  /** A conference was planned, moved, cancelled. */
  "meetings.changed": { conversationId: string };
  "file.changed": { fileId: string; ownerId: string };
  /** It was ready and shared there, and turned out to be infected. */
  "file.withdrawn": { fileId: string; ownerId: string; conversationId: string };
  "file.deleted": { fileId: string; ownerId: string };
  /** Of a call: asked for, agreed to, refused, ended, kept or gone. For each of the two. */
  "recording.changed": { accountId: string; recordingId: string };
  /** Somebody's data is only kept from now on, or used again: for that person. */
  "restriction.changed": { accountId: string; restrictionId: string; isOn: boolean };
  /** An operator wrote a mail about functions: told to nobody, its mails are queued. */
  "notice.written": { noticeId: string };
  "call.ended": { callId: string; conversationId: string };
  "conference.started": { conferenceId: string; conversationId: string };
  "events.dismissed": {
    accountId: string;
    events: {
      kind: "chat" | "bubble" | "call" | "file" | "invitation" | "bubbleInvitation";
      refId: string;
      at: number;
    }[];
  };
  "conference.ended": { conferenceId: string; conversationId: string };
  /** What somebody wants to be told while away: for that person. */
  "notifications.changed": { accountId: string };
  /** What people may use changed: for one person, for a company's members, or (a plan) for everyone. */
  "functions.changed": { of: "person" | "company" | "everyone"; id: string };
}
export type FactKind = keyof FactPayloads;

export type Fact<K extends FactKind = FactKind> = {
  [P in K]: { readonly cursor: number; readonly kind: P; readonly at: number; readonly payload: FactPayloads[P] };
}[K];
