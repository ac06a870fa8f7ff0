import { administering, anyone, guestsToo, operating, type Row, signedIn, visiting, withoutAccount } from "./cells.ts";
import { oversightRows } from "./oversight-rows.ts";

/**
 * What outsiders to a company get of each operation when they name its people and things; for things that do not exist it is the
 * same to the letter. Outsiders are: a stranger who is not signed in, a guest of another bubble, a person alone (in no company), a member and an
 * administrator of another company, and a deactivated person with a session from before.
 */
export const matrix: Readonly<Record<string, Row>> = {
  // accounts
  acceptTerms: signedIn("ok"),
  beginPasskeySignIn: anyone("ok"),
  beginReauthentication: signedIn("ok"),
  completeSignIn: anyone("accounts.challenge_gone"),
  getOwnAccount: signedIn("ok"),
  instanceInfo: anyone("ok"),
  listOutbox: operating,
  listSessions: signedIn("ok"),
  reauthenticate: signedIn("accounts.identity_refused"),
  resendVerification: anyone("ok"),
  revokeSession: signedIn("core.not_found"),
  signIn: anyone("accounts.sign_in_refused"),
  signInWithPasskey: anyone("accounts.passkey_refused"),
  signOut: signedIn("ok"),
  signUp: anyone("ok"),
  updateOwnAccount: signedIn("ok"),
  verifyEmail: anyone("accounts.proof_invalid"),

  // access tokens
  createAccessToken: signedIn("ok"),
  listAccessTokens: signedIn("ok"),
  revokeAccessToken: signedIn("accounts.token_not_found"),

  // security
  addPasskey: signedIn("accounts.passkey_refused"),
  beginAuthenticator: signedIn("ok"),
  beginPasskey: signedIn("ok"),
  changePassword: signedIn("ok"),
  confirmAuthenticator: signedIn("accounts.second_factor_refused"),
  confirmEmailChange: signedIn("accounts.proof_invalid"),
  endOtherSessions: signedIn("ok"),
  getSecurity: signedIn("ok"),
  removeAuthenticator: signedIn("ok"),
  removePasskey: signedIn("core.not_found"),
  renamePasskey: signedIn("core.not_found"),
  renewRecoveryCodes: signedIn("core.not_found"),
  requestEmailChange: signedIn("ok"),
  requestPasswordReset: anyone("ok"),
  resetPassword: anyone("accounts.proof_invalid"),
  undoEmailChange: anyone("accounts.proof_invalid"),

  // profiles
  addFurtherEmail: signedIn("ok"),
  getAvatar: guestsToo("core.not_found"),
  getOwnProfile: signedIn("ok"),
  getProfile: signedIn("core.not_found"),
  proveFurtherEmail: signedIn("accounts.proof_invalid"),
  removeAvatar: signedIn("ok"),
  removeFurtherEmail: signedIn("core.not_found"),
  resendFurtherEmail: signedIn("core.not_found"),
  setAvatar: signedIn("profiles.picture_unusable"),
  updateOwnProfile: signedIn("ok"),

  // companies
  acceptAgreement: administering("companies.agreement_outdated"),
  joinByInvitation: signedIn("companies.invitation_invalid"),
  addMailDomain: administering("ok"),
  changeMemberRole: administering("core.not_found"),
  checkMailDomain: administering("core.not_found"),
  closeJoinLink: administering("ok"),
  commitImport: administering("ok"),
  deactivateMember: administering("core.not_found"),
  decideJoinRequest: administering("core.not_found"),
  downloadAgreement: administering("core.not_found"),
  draftAgreement: signedIn("ok"),
  followJoinLink: signedIn("companies.join_link_invalid"),
  foundCompany: signedIn("companies.agreement_outdated"),
  getCompanyLogo: signedIn("core.not_found"),
  getJoinLink: administering("ok"),
  getOwnMembership: signedIn("ok"),
  inviteMember: administering("ok"),
  joinByDomain: signedIn("core.not_found"),
  listInvitations: administering("ok"),
  listJoinRequests: administering("ok"),
  listMailDomains: administering("ok"),
  listMembers: administering("ok"),
  previewImport: administering("ok"),
  reactivateMember: administering("core.not_found"),
  readAgreement: administering("ok"),
  readInvitation: anyone("companies.invitation_invalid"),
  readJoinLink: anyone("companies.join_link_invalid"),
  releaseMember: administering("core.not_found"),
  removeCompanyLogo: administering("ok"),
  removeMailDomain: administering("core.not_found"),
  renewJoinLink: administering("ok"),
  resetMemberSecondFactor: administering("core.not_found"),
  resendInvitation: administering("core.not_found"),
  signUpInvited: anyone("companies.invitation_invalid"),
  updateCompany: administering("companies.support_bubble_unfit"),
  updateMailDomain: administering("core.not_found"),
  uploadCompanyLogo: administering("companies.logo_unreadable"),
  withdrawMemberInvitation: administering("core.not_found"),

  // singleSignOn
  findSingleSignOn: anyone("ok"),
  finishSingleSignOn: anyone("single_sign_on.attempt_invalid"),
  getOwnSingleSignOn: signedIn("ok"),
  getSingleSignOn: administering("ok"),
  linkSingleSignOn: signedIn("single_sign_on.not_offered"),
  proveBySingleSignOn: signedIn("single_sign_on.not_offered"),
  removeSingleSignOn: administering("single_sign_on.not_offered"),
  saveSingleSignOn: administering("single_sign_on.origin_not_allowed"),
  startSingleSignOn: anyone("single_sign_on.not_offered"),
  testSingleSignOn: administering("single_sign_on.not_offered"),
  unlinkSingleSignOn: signedIn("single_sign_on.not_offered"),
  leaveSingleSignOn: signedIn("ok"),
  unlinkMember: administering("core.not_found"),

  // plans
  assignLicence: administering("core.not_found"),
  changeGroup: administering("core.not_found"),
  changePlan: operating,
  createGroup: administering("ok"),
  createPlan: operating,
  deleteGroup: administering("core.not_found"),
  deletePlan: operating,
  getCompanyFunctions: administering("ok"),
  getMemberEntitlements: administering("ok"),
  getOwnFunctions: signedIn("ok"),
  listLicences: administering("ok"),
  listPlans: operating,
  setCompanyFunctions: administering("ok"),
  setLicences: operating,
  setMemberFunctions: administering("core.not_found"),
  setMemberGroup: administering("core.not_found"),

  // operators
  getInstanceSettings: operating,
  listCompanies: operating,
  previewTermination: operating,
  terminateCompany: operating,

  ...oversightRows,

  // audit
  checkAudit: operating,
  readAccessLog: operating,
  exportAudit: operating,
  exportCompanyAudit: administering("ok"),
  listAudit: operating,
  listCompanyAudit: administering("ok"),
  listActRequests: administering("ok"),
  beginFourEyes: administering("companies.four_eyes_alone"),
  requestAct: administering("companies.four_eyes_alone"),
  decideAct: administering("core.not_found"),
  withdrawAct: administering("core.not_found"),

  // directory
  changeCompanyVisibility: administering("ok"),
  changeOwnVisibility: signedIn("ok"),
  findPeople: signedIn("ok"),
  getCompanyVisibility: administering("ok"),
  getOwnVisibility: signedIn("ok"),
  getPeople: guestsToo("ok"),
  listColleagues: signedIn("ok"),
  namePartner: administering("directory.partner_not_found"),
  removePartner: administering("ok"),
  renewPartnerCode: administering("ok"),

  // contacts
  acceptInvitation: signedIn("contacts.invitation_gone"),
  agreeToAddressBook: signedIn("ok"),
  blockPerson: signedIn("ok"),
  claimInvitation: signedIn("contacts.invitation_gone"),
  createContactGroup: signedIn("ok"),
  deleteAddressBookEntry: signedIn("core.not_found"),
  deleteContactGroup: signedIn("core.not_found"),
  importCards: signedIn("contacts.consent_needed"),
  inviteByMail: signedIn("ok"),
  invitePerson: signedIn("directory.person_not_found"),
  listAddressBook: signedIn("ok"),
  listNetwork: signedIn("ok"),
  lookAtInvitation: anyone("contacts.invitation_gone"),
  orderContactGroups: signedIn("ok"),
  refuseInvitation: signedIn("contacts.invitation_gone"),
  removeContact: signedIn("core.not_found"),
  renameContactGroup: signedIn("core.not_found"),
  unblockPerson: signedIn("ok"),
  updateContact: signedIn("core.not_found"),
  withdrawFromAddressBook: signedIn("ok"),
  withdrawInvitation: signedIn("contacts.invitation_gone"),

  // presence
  choosePresence: signedIn("ok"),
  getCompanyPresence: administering("ok"),
  getOwnPresence: signedIn("ok"),
  setCompanyPresence: administering("ok"),
  setStatusText: signedIn("ok"),
  showLastSeen: signedIn("ok"),

  // conversations
  addMembers: signedIn("conversation.not_found"),
  changeRole: signedIn("conversation.not_found"),
  createBubble: signedIn("directory.person_not_found"),
  getConversation: guestsToo("conversation.not_found"),
  listConversations: guestsToo("ok"),
  markProgress: guestsToo("conversation.not_found"),
  openDirectChat: signedIn("directory.person_not_found"),
  pageMessages: guestsToo("conversation.not_found"),
  removeMember: signedIn("conversation.not_found"),
  sendMessage: guestsToo("conversation.not_found"),
  updateBubble: signedIn("conversation.not_found"),

  // bubbles
  answerBubbleInvitation: signedIn("conversation.invitation_gone"),
  changeBubbleRules: signedIn("conversation.not_found"),
  closeBubbleLink: signedIn("conversation.not_found"),
  decideOutsider: signedIn("conversation.not_found"),
  deleteBubble: signedIn("conversation.not_found"),
  followBubbleLink: signedIn("conversation.join_link_invalid"),
  getBubbleLink: signedIn("conversation.not_found"),
  getBubblePicture: guestsToo("conversation.not_found"),
  inviteToBubble: signedIn("conversation.not_found"),
  openSupport: signedIn("companies.support_gone"),
  listBubbleInvitations: signedIn("ok"),
  listOutsiders: signedIn("conversation.not_found"),
  previewBubbleDeletion: signedIn("conversation.not_found"),
  readBubbleLink: signedIn("conversation.join_link_invalid"),
  removeBubblePicture: signedIn("conversation.not_found"),
  renewBubbleLink: signedIn("conversation.not_found"),
  setBubblePicture: signedIn("conversation.not_found"),

  // folders
  createFolder: signedIn("ok"),
  deleteFolder: signedIn("conversation.folder_not_found"),
  listFolders: signedIn("ok"),
  orderFolders: signedIn("ok"),
  placeConversation: signedIn("conversation.not_found"),
  renameFolder: signedIn("conversation.folder_not_found"),

  // sides, receipts
  clearSide: signedIn("conversation.not_found"),
  closeChat: signedIn("conversation.not_found"),
  getSeenMarks: signedIn("ok"),
  listReceipts: signedIn("conversation.not_found"),
  setSeenMarks: signedIn("ok"),

  // exports
  deleteExport: signedIn("ok"),
  downloadExport: signedIn("exports.none"),
  getExport: signedIn("ok"),
  getExportSchema: anyone("ok"),
  startExport: signedIn("ok"),

  // erasure
  downloadCertificate: anyone("core.not_found"),
  endLegalHold: operating,
  eraseMember: administering("core.not_found"),
  eraseMyself: { ...signedIn("ok"), member: "erasure.not_yours" },
  getErasure: anyone("core.not_found"),
  listErasureRequests: administering("ok"),
  listErasures: operating,
  listLegalHolds: operating,
  placeLegalHold: operating,
  previewErasure: signedIn("ok"),
  previewMemberErasure: administering("core.not_found"),
  requestErasure: { ...signedIn("erasure.yours"), member: "ok" },
  withdrawErasureRequest: signedIn("ok"),

  // signing
  listSigningKeys: anyone("ok"),

  // privacy
  listPrivacyLog: signedIn("ok"),
  previewSide: signedIn("conversation.not_found"),

  // messages
  acknowledgeMessage: guestsToo("conversation.not_found"),
  deleteMessage: guestsToo("conversation.not_found"),
  editMessage: guestsToo("conversation.not_found"),
  forwardMessage: signedIn("conversation.not_found"),
  getMessageRules: administering("ok"),
  hideMessage: guestsToo("conversation.not_found"),
  listPins: guestsToo("conversation.not_found"),
  listVersions: guestsToo("conversation.not_found"),
  pageThread: guestsToo("conversation.not_found"),
  pinMessage: guestsToo("conversation.not_found"),
  reactToMessage: guestsToo("conversation.not_found"),
  setMessageRules: administering("ok"),

  // polls
  endPoll: guestsToo("conversation.not_found"),
  getLocationKey: guestsToo("conversation.not_found"),
  getOwnVote: guestsToo("conversation.not_found"),
  votePoll: guestsToo("conversation.not_found"),

  // diagnosis
  getDiagnosis: signedIn("ok"),
  giveDiagnosisConsent: signedIn("ok"),
  listNetworkReports: administering("ok"),
  listNetworkWays: signedIn("ok"),
  reportNetwork: signedIn("diagnosis.consent_needed"),
  withdrawDiagnosisConsent: signedIn("ok"),

  // rights
  endRestriction: anyone("rights.link_invalid"),
  listConsents: signedIn("ok"),
  withdrawOneConsent: signedIn("core.not_found"),
  listCompanyRestrictions: administering("ok"),
  listRestrictions: operating,
  mailRestrictionLink: anyone("ok"),
  releaseMemberRestriction: administering("core.not_found"),
  releaseRestriction: operating,
  restrictMember: administering("rights.person_not_found"),
  restrictOwnData: signedIn("ok"),
  restrictPerson: operating,

  // unsent
  cancelScheduled: signedIn("unsent.not_found"),
  listDrafts: signedIn("ok"),
  listScheduled: signedIn("ok"),
  saveDraft: signedIn("conversation.not_found"),
  scheduleMessage: signedIn("conversation.not_found"),
  sendScheduled: signedIn("unsent.not_found"),

  // files
  appendUpload: guestsToo("files.not_found"),
  createUpload: guestsToo("ok"),
  deleteFile: signedIn("files.not_found"),
  describeUploads: guestsToo("ok"),
  downloadFile: guestsToo("files.not_found"),
  endUpload: guestsToo("files.not_found"),
  getFile: guestsToo("files.not_found"),
  listFiles: signedIn("ok"),
  readUpload: guestsToo("files.not_found"),

  // calls
  leaveCall: signedIn("call.not_found"),
  listCalls: signedIn("ok"),
  listIceServers: signedIn("ok"),

  // recordings
  answerRecording: signedIn("recordings.not_found"),
  askToRecord: signedIn("call.not_found"),
  deleteRecording: signedIn("recordings.not_found"),
  keepRecording: signedIn("recordings.not_found"),
  listRecordings: signedIn("ok"),
  stopRecording: signedIn("recordings.not_found"),
  withdrawConsent: signedIn("recordings.not_found"),

  // conferences
  listRunningConferences: guestsToo("ok"),
  listPastConferences: signedIn("conversation.not_found"),

  // meetings
  answerMeeting: signedIn("conversation.not_found"),
  cancelMeeting: signedIn("conversation.not_found"),
  getMeetingCalendar: signedIn("conversation.not_found"),
  listMeetings: signedIn("conversation.not_found"),
  listOwnMeetings: signedIn("ok"),
  planMeeting: signedIn("conversation.not_found"),
  skipMeeting: signedIn("conversation.not_found"),

  // webhooks
  createIncomingWebhook: signedIn("conversation.not_found"),
  createOutgoingWebhook: signedIn("conversation.not_found"),
  listDeliveries: signedIn("conversation.not_found"),
  listWebhooks: signedIn("conversation.not_found"),
  postToWebhook: anyone("webhooks.not_found"),
  removeWebhook: signedIn("conversation.not_found"),
  testWebhook: signedIn("conversation.not_found"),

  // guests
  closeGuestLink: signedIn("conversation.not_found"),
  decideGuest: signedIn("conversation.not_found"),
  getGuestAccess: signedIn("conversation.not_found"),
  getOwnGuest: visiting("ok"),
  joinAsGuest: withoutAccount("guests.link_invalid"),
  leaveAsGuest: visiting("ok"),
  openGuestLink: signedIn("conversation.not_found"),
  readGuestLink: anyone("guests.link_invalid"),

  // feed
  dismissEvents: signedIn("ok"),
  listEvents: signedIn("ok"),

  // search
  searchMessages: signedIn("ok"),

  // notifications
  changeNotifications: signedIn("ok"),
  getNotifications: signedIn("ok"),
  setNotifyLevel: signedIn("conversation.not_found"),
  subscribeToPush: signedIn("notifications.push_not_offered"),
  unsubscribeFromPush: signedIn("notifications.subscription_not_found"),
};
