import type { ExportPart } from "../../platform/exporting/export-part.ts";
import type { Platform } from "../../platform/platform.ts";
import { accountsExport } from "../accounts/accounts.export.ts";
import { auditExport } from "../audit/audit.export.ts";
import { breachesExport } from "../breaches/breaches.export.ts";
import { callsExport } from "../calls/calls.export.ts";
import { companiesExport } from "../companies/companies.export.ts";
import { conferencesExport } from "../conferences/conferences.export.ts";
import { contactsExport } from "../contacts/contacts.export.ts";
import { conversationsExport } from "../conversations/conversations.export.ts";
import { diagnosisExport } from "../diagnosis/diagnosis.export.ts";
import { directoryExport } from "../directory/directory.export.ts";
import { erasureExport } from "../erasure/erasure.export.ts";
import { feedExport } from "../feed/feed.export.ts";
import { guestsExport } from "../guests/guests.export.ts";
import { meetingsExport } from "../meetings/meetings.export.ts";
import { noticesExport } from "../notices/notices.export.ts";
import { notificationsExport } from "../notifications/notifications.export.ts";
import { plansExport } from "../plans/plans.export.ts";
import { presenceExport } from "../presence/presence.export.ts";
import { privacyExport } from "../privacy/privacy.export.ts";
import { recordingsExport } from "../recordings/recordings.export.ts";
import { retentionExport } from "../retention/retention.export.ts";
import { rightsExport } from "../rights/rights.export.ts";
import { singleSignOnExport } from "../single-sign-on/single-sign-on.export.ts";
import { unsentExport } from "../unsent/unsent.export.ts";
import { webhooksExport } from "../webhooks/webhooks.export.ts";

/** Every kind of data that is a file of its own in an export, in the order in which people read of them. */
export const allParts = (platform: Pick<Platform, "db" | "keys">): readonly ExportPart[] => [
  ...accountsExport,
  ...singleSignOnExport,
  ...companiesExport(platform),
  ...plansExport,
  ...directoryExport,
  ...contactsExport,
  ...presenceExport,
  ...conversationsExport(platform),
  ...unsentExport,
  ...callsExport,
  ...conferencesExport,
  ...meetingsExport,
  ...recordingsExport,
  ...notificationsExport,
  ...feedExport,
  ...guestsExport,
  ...webhooksExport,
  ...diagnosisExport,
  ...rightsExport(platform),
  ...noticesExport(platform),
  ...erasureExport(platform),
  ...retentionExport(platform),
  ...privacyExport,
  ...breachesExport,
  ...auditExport(platform),
];

/** Whose rows stand in the files that are written apart: what is said in conversations, and files. */
export const tablesApart = [
  "messages",
  "message_reactions",
  "message_pins",
  "message_acknowledgements",
  "message_versions",
  "poll_votes",
  "files",
  "file_grants",
];
