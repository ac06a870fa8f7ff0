import { accountsFailures } from "./accounts.ts";
import { breachesFailures } from "./breaches.ts";
import { callsFailures } from "./calls.ts";
import { companiesFailures } from "./companies.ts";
import { conferencesFailures } from "./conferences.ts";
import { contactsFailures } from "./contacts.ts";
import { conversationsFailures } from "./conversations.ts";
import { coreFailures } from "./core.ts";
import { diagnosisFailures } from "./diagnosis.ts";
import { directoryFailures } from "./directory.ts";
import { erasureFailures } from "./erasure.ts";
import { exportsFailures } from "./exports.ts";
import type { FailureText } from "./failure-text.ts";
import { filesFailures } from "./files.ts";
import { guestsFailures } from "./guests.ts";
import { meetingsFailures } from "./meetings.ts";
import { messageKindsFailures } from "./message-kinds.ts";
import { messagesFailures } from "./messages.ts";
import { notificationsFailures } from "./notifications.ts";
import { operatorsFailures } from "./operators.ts";
import { plansFailures } from "./plans.ts";
import { presenceFailures } from "./presence.ts";
import { profilesFailures } from "./profiles.ts";
import { recordingsFailures } from "./recordings.ts";
import { rightsFailures } from "./rights.ts";
import { singleSignOnFailures } from "./single-sign-on.ts";
import { unsentFailures } from "./unsent.ts";
import { webhooksFailures } from "./webhooks.ts";

/** Every failure Iris can answer with: the only place where their codes, statuses and words are declared. */
export const failures = {
  ...coreFailures,
  ...accountsFailures,
  ...companiesFailures,
  ...directoryFailures,
  ...presenceFailures,
  ...contactsFailures,
  ...conversationsFailures,
  ...messagesFailures,
  ...filesFailures,
  ...guestsFailures,
  ...callsFailures,
  ...conferencesFailures,
  ...meetingsFailures,
  ...recordingsFailures,
  ...rightsFailures,
  ...plansFailures,
  ...operatorsFailures,
  ...breachesFailures,
  ...profilesFailures,
  ...singleSignOnFailures,
  ...notificationsFailures,
  ...messageKindsFailures,
  ...unsentFailures,
  ...diagnosisFailures,
  ...webhooksFailures,
  ...erasureFailures,
  ...exportsFailures,
} as const;

export type FailureCode = keyof typeof failures;
export type Language = "en" | "de" | "fr";

export const failureText = (code: FailureCode): FailureText => failures[code];
