import { accountsData } from "./features/accounts/accounts.personal-data.ts";
import { breachesData } from "./features/breaches/breaches.personal-data.ts";
import { callsData } from "./features/calls/calls.personal-data.ts";
import { companiesData } from "./features/companies/companies.personal-data.ts";
import { conferencesData } from "./features/conferences/conferences.personal-data.ts";
import { contactsData } from "./features/contacts/contacts.personal-data.ts";
import { conversationsData } from "./features/conversations/conversations.personal-data.ts";
import { diagnosisData } from "./features/diagnosis/diagnosis.personal-data.ts";
import { directoryData } from "./features/directory/directory.personal-data.ts";
import { disclosuresData } from "./features/disclosures/disclosures.personal-data.ts";
import { erasureData } from "./features/erasure/erasure.personal-data.ts";
import { exportsData } from "./features/exports/exports.personal-data.ts";
import { feedData } from "./features/feed/feed.personal-data.ts";
import { filesData } from "./features/files/files.personal-data.ts";
import { guestsData } from "./features/guests/guests.personal-data.ts";
import { meetingsData } from "./features/meetings/meetings.personal-data.ts";
import { noticesData } from "./features/notices/notices.personal-data.ts";
import { notificationsData } from "./features/notifications/notifications.personal-data.ts";
import { operatorsData } from "./features/operators/operators.personal-data.ts";
import { plansData } from "./features/plans/plans.personal-data.ts";
import { presenceData } from "./features/presence/presence.personal-data.ts";
import { privacyData } from "./features/privacy/privacy.personal-data.ts";
import { recordingsData } from "./features/recordings/recordings.personal-data.ts";
import { retentionData } from "./features/retention/retention.personal-data.ts";
import { rightsData } from "./features/rights/rights.personal-data.ts";
import { searchData } from "./features/search/search.personal-data.ts";
import { singleSignOnData } from "./features/single-sign-on/single-sign-on.personal-data.ts";
import { unsentData } from "./features/unsent/unsent.personal-data.ts";
import { webhooksData } from "./features/webhooks/webhooks.personal-data.ts";
import type { PersonalData } from "./platform/personal-data/personal-data.ts";
import { platformData } from "./platform/platform.personal-data.ts";

const all: readonly PersonalData[] = [
  platformData,
  accountsData,
  companiesData,
  plansData,
  directoryData,
  filesData,
  singleSignOnData,
  contactsData,
  presenceData,
  conversationsData,
  callsData,
  conferencesData,
  guestsData,
  searchData,
  unsentData,
  webhooksData,
  diagnosisData,
  disclosuresData,
  erasureData,
  meetingsData,
  recordingsData,
  breachesData,
  retentionData,
  rightsData,
  feedData,
  noticesData,
  notificationsData,
  operatorsData,
  privacyData,
  exportsData,
];

/** Everything that is kept about people, of the platform and of every feature. What is not in it fails a test. */
export const personalData: Required<PersonalData> = {
  tables: all.flatMap(({ tables }) => tables),
  owners: all.flatMap(({ owners = [] }) => owners),
  blobs: all.flatMap(({ blobs = [] }) => blobs),
  memory: all.flatMap(({ memory = [] }) => memory),
  journals: all.flatMap(({ journals = [] }) => journals),
  logFields: all.flatMap(({ logFields = [] }) => logFields),
  systemKeys: all.flatMap(({ systemKeys = [] }) => systemKeys),
};
