import { accessLogFeature } from "../features/access-log/index.ts";
import { accountsFeature } from "../features/accounts/index.ts";
import { auditFeature } from "../features/audit/index.ts";
import { breachesFeature } from "../features/breaches/index.ts";
import { callsFeature } from "../features/calls/index.ts";
import { companiesFeature } from "../features/companies/index.ts";
import { conferencesFeature } from "../features/conferences/index.ts";
import { contactsFeature } from "../features/contacts/index.ts";
import { conversationsFeature } from "../features/conversations/index.ts";
import { diagnosisFeature } from "../features/diagnosis/index.ts";
import { directoryFeature } from "../features/directory/index.ts";
import { disclosuresFeature } from "../features/disclosures/index.ts";
import { erasureFeature } from "../features/erasure/index.ts";
import { exportsFeature } from "../features/exports/index.ts";
import { feedFeature } from "../features/feed/index.ts";
import { filesFeature } from "../features/files/index.ts";
import { guestsFeature } from "../features/guests/index.ts";
import { meetingsFeature } from "../features/meetings/index.ts";
import { noticesFeature } from "../features/notices/index.ts";
import { notificationsFeature } from "../features/notifications/index.ts";
import { operatorsFeature } from "../features/operators/index.ts";
import { oversightFeature } from "../features/oversight/index.ts";
import { plansFeature } from "../features/plans/index.ts";
import { presenceFeature } from "../features/presence/index.ts";
import { privacyFeature } from "../features/privacy/index.ts";
import { recordingsFeature } from "../features/recordings/index.ts";
import { retentionFeature } from "../features/retention/index.ts";
import { rightsFeature } from "../features/rights/index.ts";
import { searchFeature } from "../features/search/index.ts";
import { singleSignOnFeature } from "../features/single-sign-on/index.ts";
import { webhooksFeature } from "../features/webhooks/index.ts";
import type { PaletteEntry, SettingsPart, WebFeature } from "./feature.ts";

/** Every part of the interface, in the order in which they start. The only list of its kind. */
export const features: readonly WebFeature[] = [
  accountsFeature,
  companiesFeature,
  plansFeature,
  auditFeature,
  operatorsFeature,
  singleSignOnFeature,
  erasureFeature,
  presenceFeature,
  conversationsFeature,
  directoryFeature,
  contactsFeature,
  filesFeature,
  recordingsFeature,
  callsFeature,
  conferencesFeature,
  diagnosisFeature,
  meetingsFeature,
  guestsFeature,
  webhooksFeature,
  feedFeature,
  searchFeature,
  notificationsFeature,
  rightsFeature,
  privacyFeature,
  disclosuresFeature,
  exportsFeature,
  oversightFeature,
  accessLogFeature,
  breachesFeature,
  retentionFeature,
  noticesFeature,
];

export const settingsParts: readonly SettingsPart[] = features
  .flatMap((feature) => feature.settings ?? [])
  .toSorted((a, b) => a.order - b.order);
export const railFeet = features.flatMap((feature) => feature.railFoot ?? []);
export const overlays = features.flatMap((feature) => feature.overlays ?? []);

/** Asks every feature at once; one that fails or is too late does not hold up the others. */
export async function findEverywhere(query: string, signal: AbortSignal): Promise<PaletteEntry[]> {
  const found = await Promise.allSettled(features.map(async (feature) => (await feature.find?.(query, signal)) ?? []));
  return found.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
}
