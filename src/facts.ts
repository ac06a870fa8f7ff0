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
  /** Each of these is for the one whose id is `accountId`; whoever is blocked is told nothing. */
  "contact.changed": { accountId: string; contactId: string };
  "contactGroups.changed": { accountId: string };
  "invitation.changed": { accountId: string; invitationId: string };
  "block.changed": { accountId: string; blockedId: string };
  "addressBook.changed": { accountId: string };
  "conversation.created": { conversationId: string };
  "conversation.changed": { conversationId: string };
  "member.added": { conversationId: string; accountId: string };
  /** For those who stay. */
  "member.removed": { conversationId: string; accountId: string };
  /** For the one who is no longer in it. */
  "conversation.left": { conversationId: string; accountId: string };
  "members.progressed": { conversationId: string; accountIds: string[] };
  /** `withheldFrom` blocked the sender: they are told neither here nor by anything that follows from it. */
  "message.sent": { conversationId: string; messageId: string; seq: number; withheldFrom?: string };
  "message.changed": { conversationId: string; messageId: string; seq: number };
  "file.changed": { fileId: string; ownerId: string };
  "file.deleted": { fileId: string; ownerId: string };
  "call.ended": { callId: string; conversationId: string };
  "conference.started": { conferenceId: string; conversationId: string };
  "events.dismissed": {
    accountId: string;
    events: { kind: "chat" | "bubble" | "call" | "file" | "invitation"; refId: string; at: number }[];
  };
  "conference.ended": { conferenceId: string; conversationId: string };
  /** What people may use changed: for one person, for a company's members, or (a plan) for everyone. */
  "functions.changed": { of: "person" | "company" | "everyone"; id: string };
}
export type FactKind = keyof FactPayloads;

export type Fact<K extends FactKind = FactKind> = {
  [P in K]: { readonly cursor: number; readonly kind: P; readonly at: number; readonly payload: FactPayloads[P] };
}[K];
