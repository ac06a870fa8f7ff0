import { administering, anyone, operating, type Row, signedIn } from "./cells.ts";

/** Of what the operator looks after where data is protected. */
export const oversightRows: Readonly<Record<string, Row>> = {
  // oversight
  exportEgress: operating,
  getKeyAges: operating,
  listEgress: operating,
  listOpenRequests: operating,
  listSafeguards: operating,

  // disclosures
  downloadDisclosure: anyone("ok"),
  downloadRecord: administering("ok"),
  readDisclosure: anyone("ok"),
  readRecord: administering("ok"),

  // breaches
  countAffected: operating,
  decideBreach: operating,
  describeBreach: operating,
  downloadBreachNotice: operating,
  enterBreach: operating,
  exportAffected: operating,
  listBreaches: operating,
  listOwnBreaches: signedIn("ok"),
  reportBreach: signedIn("ok"),
  tellAffected: operating,

  // logs of browsers
  deleteClientLog: signedIn("core.not_found"),
  listClientLogs: operating,
  listOwnClientLogs: signedIn("ok"),
  readClientLog: operating,
  sendClientLog: signedIn("ok"),
  // notices
  getObjections: signedIn("ok"),
  listNotices: operating,
  objectToNotices: signedIn("ok"),
  sendNotice: operating,
  showUnsubscribe: anyone("ok"),
  unsubscribe: anyone("ok"),

  // retention
  getBubbleRetention: signedIn("conversation.not_found"),
  getCompanyRetention: administering("ok"),
  getRetentionStatus: operating,
  previewBubbleRetention: signedIn("conversation.not_found"),
  previewCompanyRetention: administering("ok"),
  setBubbleRetention: signedIn("conversation.not_found"),
  setCompanyRetention: administering("ok"),
};
