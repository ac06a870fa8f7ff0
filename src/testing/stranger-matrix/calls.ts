import { nanoid } from "nanoid";
import type { EndpointShape } from "../../protocol/endpoint.ts";
import { standardSettings } from "../../protocol/notifications.ts";
import { consentVersion } from "../../protocol/recordings.ts";
import { partMediaType, tusVersion } from "../../protocol/uploads.ts";
import type { Things } from "./things.ts";

/** What is sent to an operation beside its parameters, which are found by their names. */
export interface Sending {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Of operations that take a stream. */
  readonly bytes?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const newPassword = "granite velvet teapot";
const language = "en";
const acceptedTerms = "2026-11";
const tus = { "tus-resumable": tusVersion };
const names = { firstName: "Vera", lastName: "Viewer" };
const shared = "A".repeat(43);
const noToken = "A".repeat(64);
const noticeWords = { subject: "New here", text: "Meetings can be planned now." };
const assertion = { credentialId: shared, clientData: shared, authenticatorData: shared, signature: shared };
const limits = { storageBytes: null, bubbleMembers: null, conferenceParticipants: null };
const company = {
  ...{ name: "Elsewhere", legalForm: "", street: "Weg 1", postalCode: "1", city: "Ort", country: "DE", vatId: "" },
  ...{ contactName: "Vera", contactEmail: "vera@elsewhere.example", contactPhone: "" },
};
const provider = {
  ...{ issuer: "https://login.elsewhere.example", clientId: "iris", clientSecret: "secret", label: "Elsewhere" },
  ...{ isActive: true, passwordAllowed: true, createsPeople: true, replacesSecondFactor: true, trustsAddresses: false },
};
const networkWay = { state: "open", roundTripMs: 20 };
const planned = { title: "x", startsOn: "2029-01-01T09:00", timeZone: "Europe/Berlin", minutes: 30 };
const kept = { messagesDays: 30, filesDays: null, historyDays: null };
const csv = ({ email }: Things) => `email\n${email}\n`;

/**
 * How each operation that takes something is called: with a thing of the world wherever one can be named. An operation that takes
 * none of these needs no line.
 */
export const calls: Readonly<Record<string, (things: Things) => Sending>> = {
  acceptTerms: () => ({ body: { version: acceptedTerms, language } }),
  completeSignIn: () => ({ body: { challenge: shared, proof: { kind: "authenticator", code: "123456" } } }),
  reauthenticate: () => ({ body: { proof: { kind: "password", password: newPassword } } }),
  resendVerification: ({ email }) => ({ body: { email } }),
  signIn: ({ email }) => ({ body: { email, password: newPassword } }),
  signInWithPasskey: () => ({ body: { assertion } }),
  signUp: ({ email }) => ({ body: { ...names, email, password: newPassword, language, acceptedTerms } }),
  updateOwnAccount: () => ({ body: { language: "en" } }),
  verifyEmail: ({ email }) => ({ body: { email, code: "123456", password: newPassword } }),

  eraseMyself: () => ({ body: { language } }),
  placeLegalHold: ({ email }) => ({ body: { email, reason: "an investigation", endsAt: 1_900_000_000_000 } }),
  getErasure: () => ({ params: { token: shared } }),
  downloadCertificate: () => ({ params: { token: shared } }),
  downloadDisclosure: () => ({ params: { kind: "notice" } }),
  downloadRecord: () => ({ params: { kind: "record" } }),
  readDisclosure: () => ({ params: { kind: "notice" } }),
  readRecord: () => ({ params: { kind: "record" } }),

  giveDiagnosisConsent: () => ({ body: { textVersion: acceptedTerms, language } }),
  reportNetwork: () => ({
    body: { deviceId: nanoid(), report: { udp: networkWay, tcp: networkWay, relay: networkWay } },
  }),

  deleteClientLog: () => ({ params: { logId: nanoid() } }),
  readClientLog: () => ({ params: { logId: nanoid() } }),
  sendClientLog: () => ({
    body: { id: nanoid(), textVersion: acceptedTerms, language, entries: [{ kind: "lost", at: 1 }] },
  }),

  objectToNotices: () => ({ body: { objects: true } }),
  sendNotice: () => ({ body: { id: nanoid(), texts: { en: noticeWords, de: noticeWords, fr: noticeWords } } }),
  showUnsubscribe: () => ({ params: { token: noToken } }),
  unsubscribe: () => ({ params: { token: noToken }, bytes: "List-Unsubscribe=One-Click" }),
  withdrawOneConsent: () => ({ params: { kind: "diagnosis" }, body: { id: nanoid() } }),
  endRestriction: () => ({ body: { token: shared } }),
  mailRestrictionLink: ({ email }) => ({ body: { email } }),
  releaseMemberRestriction: ({ accountId }) => ({ params: { accountId }, body: { reason: "x" } }),
  releaseRestriction: ({ accountId }) => ({ params: { accountId }, body: { reason: "x" } }),
  restrictMember: ({ email }) => ({ body: { email, reason: "x" } }),
  restrictOwnData: () => ({ body: { reason: "x" } }),
  restrictPerson: ({ email }) => ({ body: { email, reason: "x" } }),

  createAccessToken: () => ({ body: { name: "x", scopes: ["chats:read"], validDays: 1 } }),
  addPasskey: () => ({ body: { name: "x", attestation: { clientData: shared, attestationObject: shared } } }),
  changePassword: () => ({ body: { newPassword } }),
  confirmAuthenticator: () => ({ body: { code: "123456" } }),
  confirmEmailChange: () => ({ body: { code: "123456" } }),
  renamePasskey: () => ({ body: { name: "x" } }),
  requestEmailChange: ({ email }) => ({ body: { email } }),
  requestPasswordReset: ({ email }) => ({ body: { email } }),
  resetPassword: () => ({ body: { token: shared, newPassword } }),
  undoEmailChange: () => ({ body: { token: shared } }),

  addFurtherEmail: ({ email }) => ({ body: { email } }),
  getAvatar: ({ avatarVersion, accountId }) => ({ params: { accountId, version: avatarVersion } }),
  proveFurtherEmail: ({ emailId }) => ({ body: { emailId, code: "123456" } }),
  setAvatar: () => ({ bytes: "no picture" }),
  updateOwnProfile: () => ({ body: { jobTitle: "Viewer" } }),

  acceptAgreement: () => ({ body: { version: "1", language } }),
  joinByInvitation: ({ companyInvitationToken: token }) => ({ body: { token } }),
  addMailDomain: ({ domain }) => ({ body: { domain } }),
  changeMemberRole: () => ({ body: { role: "member" } }),
  commitImport: (things) => ({ bytes: csv(things) }),
  decideJoinRequest: ({ joinRequestId: requestId }) => ({ params: { requestId }, body: { decision: "accept" } }),
  draftAgreement: () => ({ body: { company, language } }),
  followJoinLink: ({ joinLinkToken: token }) => ({ body: { token } }),
  foundCompany: () => ({ body: { id: nanoid(), company, acceptedAgreement: "1", language } }),
  inviteMember: ({ email }) => ({ body: { ...names, email, role: "member", language } }),
  listPastConferences: ({ conversationId }) => ({ query: { conversationId } }),
  listMembers: ({ email }) => ({ query: { q: email } }),
  previewImport: (things) => ({ bytes: csv(things) }),
  readInvitation: ({ companyInvitationToken: token }) => ({ body: { token } }),
  readJoinLink: ({ joinLinkToken: token }) => ({ body: { token } }),
  renewJoinLink: () => ({ body: { validDays: 7, maxUses: null, needsApproval: true } }),
  resendInvitation: ({ companyInvitationId: invitationId }) => ({ params: { invitationId } }),
  signUpInvited: ({ companyInvitationToken: token }) => ({
    body: { ...names, token, password: newPassword, language, acceptedTerms },
  }),
  updateCompany: ({ conversationId }) => ({ body: { supportContact: { kind: "bubble", conversationId } } }),
  updateMailDomain: () => ({ body: { joining: "automatic" } }),
  uploadCompanyLogo: () => ({ bytes: "no picture" }),
  withdrawMemberInvitation: ({ companyInvitationId: invitationId }) => ({ params: { invitationId } }),

  findSingleSignOn: ({ domain }) => ({ body: { domain } }),
  finishSingleSignOn: () => ({ body: { state: shared, code: "x" } }),
  saveSingleSignOn: ({ domain }) => ({ body: { ...provider, domains: [domain] } }),
  startSingleSignOn: ({ email }) => ({ body: { email } }),

  assignLicence: ({ planId }) => ({ body: { planId } }),
  changeGroup: ({ profileGroupId: groupId }) => ({ params: { groupId }, body: { name: "x" } }),
  changePlan: () => ({ body: { name: "x" } }),
  createGroup: () => ({ body: { id: nanoid(), name: "x" } }),
  createPlan: () => ({ body: { id: nanoid(), name: "x", lacking: [], limits } }),
  deleteGroup: ({ profileGroupId: groupId }) => ({ params: { groupId } }),
  getMemberEntitlements: ({ accountId }) => ({ body: { ids: [accountId] } }),
  setCompanyFunctions: () => ({ body: { switches: {} } }),
  setLicences: () => ({ body: { bought: 1 } }),
  setMemberFunctions: () => ({ body: { switches: {} } }),
  setMemberGroup: ({ profileGroupId: groupId }) => ({ body: { groupId } }),

  decideBreach: () => ({
    params: { breachId: nanoid() },
    body: { tellsAuthority: true, tellsPeople: false, reason: "nobody is at risk" },
  }),
  countAffected: () => ({ params: { breachId: nanoid() }, body: { affected: { kind: "all" }, language: "en" } }),
  describeBreach: () => ({
    params: { breachId: nanoid() },
    body: {
      state: "open",
      details: {
        ...{ nature: "", dataCategories: "", peopleCategories: "", people: null, records: null },
        ...{ consequences: "", measures: "", delay: "" },
      },
    },
  }),
  downloadBreachNotice: () => ({
    params: { breachId: nanoid() },
    query: { to: "people", language: "en", format: "text" },
  }),
  enterBreach: () => ({ body: { id: nanoid(), text: "something went wrong", awareAt: 1 } }),
  exportAffected: () => ({ params: { breachId: nanoid() }, body: { affected: { kind: "all" } } }),
  tellAffected: () => ({
    params: { breachId: nanoid() },
    body: { id: nanoid(), affected: { kind: "all" }, language: "en", count: 1 },
  }),
  reportBreach: () => ({ body: { id: nanoid(), text: "something went wrong" } }),
  previewBubbleRetention: () => ({ body: kept }),
  previewCompanyRetention: () => ({ body: kept }),
  setBubbleRetention: () => ({ body: kept }),
  setCompanyRetention: () => ({ body: kept }),

  terminateCompany: () => ({ body: { name: "x" } }),

  readAccessLog: ({ accountId: personId }) => ({ body: { reason: "looking for a fault", personId } }),
  requestAct: ({ accountId }) => ({
    body: { id: nanoid(), act: "deactivate", accountId, reason: "they lost their laptop" },
  }),
  decideAct: ({ joinRequestId: requestId }) => ({ params: { requestId }, body: { decision: "confirm" } }),
  withdrawAct: ({ joinRequestId: requestId }) => ({ params: { requestId } }),
  exportAudit: ({ accountId: personId, companyId }) => ({ query: { personId, companyId } }),
  exportCompanyAudit: ({ accountId: personId }) => ({ query: { personId } }),
  listAudit: ({ accountId: personId, companyId }) => ({ query: { personId, companyId } }),
  listCompanyAudit: ({ accountId: personId }) => ({ query: { personId } }),

  changeCompanyVisibility: () => ({ body: { level: "public" } }),
  changeOwnVisibility: ({ accountId }) => ({ body: { choice: "hidden", exceptions: [accountId] } }),
  findPeople: ({ email }) => ({ query: { q: email } }),
  getPeople: ({ accountId }) => ({ body: { ids: [accountId] } }),
  namePartner: ({ partnerCode: code }) => ({ body: { code } }),

  agreeToAddressBook: () => ({ body: { textVersion: "2026-11", language } }),
  claimInvitation: ({ invitationToken: token }) => ({ body: { token } }),
  createContactGroup: () => ({ body: { id: nanoid(), name: "x" } }),
  deleteContactGroup: ({ contactGroupId: groupId }) => ({ params: { groupId } }),
  importCards: ({ email }) => ({ body: { cards: [{ name: "x", emails: [email], phones: [] }] } }),
  inviteByMail: ({ email }) => ({ body: { id: nanoid(), email } }),
  invitePerson: ({ accountId }) => ({ body: { id: nanoid(), accountId } }),
  lookAtInvitation: ({ invitationToken: token }) => ({ body: { token } }),
  orderContactGroups: ({ contactGroupId }) => ({ body: { groupIds: [contactGroupId] } }),
  renameContactGroup: ({ contactGroupId: groupId }) => ({ params: { groupId }, body: { name: "x" } }),
  updateContact: ({ contactGroupId }) => ({ body: { isFavourite: true, groupIds: [contactGroupId] } }),

  choosePresence: () => ({ body: { choice: "away" } }),
  setCompanyPresence: () => ({ body: { allowsLastSeen: true } }),
  setStatusText: () => ({ body: { status: null } }),
  showLastSeen: () => ({ body: { showsLastSeen: true } }),

  addMembers: ({ accountId }) => ({ body: { accountIds: [accountId] } }),
  changeRole: () => ({ body: { role: "participant" } }),
  createBubble: ({ accountId }) => ({ body: { id: nanoid(), name: "x", memberIds: [accountId] } }),
  markProgress: () => ({ body: { seenSeq: 1 } }),
  openDirectChat: ({ accountId }) => ({ body: { accountId } }),
  sendMessage: ({ fileId }) => ({ body: { id: nanoid(), fileId } }),
  editMessage: () => ({ body: { text: "x" } }),
  forwardMessage: ({ conversationId, messageId }) => ({ body: { id: nanoid(), from: { conversationId, messageId } } }),
  hideMessage: () => ({ body: { isHidden: true } }),
  pageThread: () => ({ params: { rootSeq: "1" } }),
  pinMessage: () => ({ body: { isPinned: true } }),
  reactToMessage: () => ({ body: { emoji: "👍", isSet: true } }),
  setMessageRules: () => ({ body: { keepsEdits: true, editMinutes: null } }),
  updateBubble: () => ({ body: { name: "x" } }),
  answerBubbleInvitation: () => ({ body: { answer: "accept" } }),
  changeBubbleRules: () => ({ body: { announcesOnly: true } }),
  decideOutsider: () => ({ body: { decision: "refuse" } }),
  deleteBubble: () => ({ body: { name: "x" } }),
  followBubbleLink: ({ bubbleLinkToken: token }) => ({ body: { token } }),
  getBubblePicture: ({ pictureBubbleId: conversationId, bubblePicture: version }) => ({
    params: { conversationId, version },
  }),
  inviteToBubble: ({ accountId }) => ({ body: { accountIds: [accountId] } }),
  readBubbleLink: ({ bubbleLinkToken: token }) => ({ body: { token } }),
  renewBubbleLink: () => ({ body: { validDays: 7, maxUses: null, needsApproval: true } }),
  setBubblePicture: () => ({ bytes: "no picture" }),
  closeChat: () => ({ body: { isClosed: true } }),
  setSeenMarks: () => ({ body: { isOn: false } }),
  createFolder: () => ({ body: { id: nanoid(), name: "x" } }),
  orderFolders: ({ folderId }) => ({ body: { folderIds: [folderId] } }),
  placeConversation: ({ folderId }) => ({ body: { folderId } }),
  renameFolder: () => ({ body: { name: "x" } }),
  votePoll: () => ({ body: { answers: [0] } }),
  saveDraft: () => ({ body: { text: "x" } }),
  scheduleMessage: ({ conversationId }) => ({ body: { conversationId, text: "x", dueAt: Date.now() + 3_600_000 } }),

  createUpload: () => ({
    headers: { ...tus, "upload-length": "1", "upload-metadata": `id ${btoa(nanoid())},filename ${btoa("x.txt")}` },
    bytes: "",
  }),
  readUpload: () => ({ headers: tus }),
  appendUpload: () => ({ headers: { ...tus, "upload-offset": "0", "content-type": partMediaType }, bytes: "x" }),
  endUpload: () => ({ headers: tus }),
  askToRecord: () => ({ body: { id: nanoid(), deviceId: nanoid(), kind: "audio" } }),
  answerRecording: () => ({ body: { agrees: true, version: consentVersion, language } }),
  keepRecording: () => ({ body: { fileId: null, durationSec: 1 } }),
  leaveCall: () => ({ body: { deviceId: nanoid() } }),
  changeNotifications: () => ({ body: standardSettings }),
  setNotifyLevel: () => ({ body: { level: "none", mutedUntil: null } }),
  subscribeToPush: () => ({ body: { endpoint: "https://push.elsewhere.example/x", p256dh: shared, auth: shared } }),
  createIncomingWebhook: () => ({ body: { name: "x" } }),
  createOutgoingWebhook: () => ({ body: { name: "x", url: "https://ci.example.org/", events: ["message.sent"] } }),
  planMeeting: () => ({ body: planned }),
  answerMeeting: () => ({ body: { answer: "accepted" } }),
  skipMeeting: () => ({ body: { startsOn: planned.startsOn } }),
  postToWebhook: ({ webhookToken: token }) => ({ params: { token }, body: { text: "x" } }),
  closeGuestLink: () => ({ query: { guests: "go" } }),
  decideGuest: ({ accountId: guestId }) => ({ params: { guestId }, body: { decision: "admit" } }),
  joinAsGuest: ({ guestToken: token }) => ({ body: { token, name: "Vera" } }),
  openGuestLink: () => ({ body: { validHours: 1, maxUses: null, maxGuests: null, hasWaitingRoom: false } }),
  readGuestLink: ({ guestToken: token }) => ({ body: { token } }),
  searchMessages: ({ accountId, conversationId }) => ({
    body: { query: "the", from: [accountId], in: [conversationId] },
  }),
  dismissEvents: ({ conversationId }) => ({ body: { events: [{ kind: "bubble", refId: conversationId, at: 1 }] } }),
};

/** @throws Error when the operation takes something that nobody has said how to fill in */
export function sendingTo(endpoint: EndpointShape, things: Things): Sending {
  const { operation, path } = endpoint;
  const written = calls[operation]?.(things) ?? {};
  if ((endpoint.body && written.body === undefined) || (endpoint.streams && written.bytes === undefined)) {
    throw new Error(`${operation} takes a body: add it to calls.ts`);
  }
  const named: Readonly<Record<string, string>> = { ...things, ...written.params };
  const params = Object.fromEntries(
    [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => {
      const value = named[name];
      if (value === undefined) throw new Error(`${operation} takes :${name}: add it to calls.ts`);
      return [name, value];
    }),
  );
  const sending = { ...written, params };
  for (const part of ["params", "query", "body"] as const) {
    const fault = endpoint[part]?.safeParse(sending[part] ?? {}).error;
    if (fault) throw new Error(`the contract of ${operation} refuses what calls.ts sends: ${fault.message}`);
  }
  return sending;
}
