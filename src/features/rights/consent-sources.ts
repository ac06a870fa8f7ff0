import type { ConsentSources } from "./consents.ts";
import type { RightsDoors } from "./rights.deps.ts";

/** Each kind of consent, and the feature that keeps it. */
export const consentSources = (doors: RightsDoors): ConsentSources => ({
  terms: {
    async list(accountId) {
      const terms = await doors.accounts.people.termsOf(accountId);
      if (!terms) return [];
      const { version, acceptedAt, language } = terms;
      return [{ id: version, givenAt: acceptedAt, textVersion: version, language }];
    },
  },
  agreement: {
    list: async (accountId) =>
      (await doors.companies.agreementsAcceptedBy(accountId)).map(({ id, version, acceptedAt, language }) => ({
        ...{ id, givenAt: acceptedAt, textVersion: version, language },
      })),
  },
  addressBook: doors.contacts.consents,
  push: doors.notifications.consents,
  recording: doors.recordings.consents,
  location: doors.conversations.locationConsents,
  lastSeen: doors.presence.consents,
  diagnosis: doors.diagnosis.consents,
  clientLog: doors.diagnosis.clientLogConsents,
  singleSignOn: doors.singleSignOn.consents,
});
