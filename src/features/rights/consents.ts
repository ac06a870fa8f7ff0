import type { Consent, ConsentKind } from "../../protocol/consents.ts";
import { consentKinds } from "../../protocol/consents.ts";
import { consentNotFound, consentStays } from "./rights.errors.ts";

/** A consent as its feature keeps it. */
export type GivenConsent = Pick<Consent, "id" | "givenAt" | "textVersion"> &
  Partial<Pick<Consent, "language" | "withdrawnAt" | "personId" | "device">>;

/** What a feature says of the consents that it keeps; each kind has one. */
export interface ConsentSource {
  list(accountId: string): Promise<readonly GivenConsent[]>;
  /** Ends it with all that rests on it. Absent: it cannot end alone. @returns false when they gave no such one */
  withdraw?(accountId: string, id: string): Promise<boolean>;
}

export type ConsentSources = Readonly<Record<ConsentKind, ConsentSource>>;

/**
 * Where each kind is stored, and what rests on it: tables, and what is in memory. Whatever the map of personal data says is kept
 * on the ground of a consent stands here, or a test fails.
 */
export const consentStores: Readonly<Record<ConsentKind, readonly string[]>> = {
  terms: ["accounts"],
  agreement: ["company_agreements"],
  addressBook: ["address_book_consents", "address_book_entries"],
  push: ["push_subscriptions", "pushes"],
  recording: ["recordings"],
  location: ["positions that are shown"],
  lastSeen: ["presence_settings"],
  diagnosis: ["diagnosis_consents", "network_reports"],
  clientLog: ["client_logs"],
  singleSignOn: ["sign_on_links"],
};

/** What stands before what was withdrawn, the newest first. */
export async function consentsOf(sources: ConsentSources, accountId: string): Promise<Consent[]> {
  const found: Consent[] = [];
  for (const kind of consentKinds) {
    const { list, withdraw } = sources[kind];
    for (const given of await list(accountId)) {
      // Rows of features come with more than this list says.
      const { id, givenAt, textVersion, language = null, withdrawnAt = null, personId = null, device = null } = given;
      const mayWithdraw = withdraw !== undefined && withdrawnAt === null;
      found.push({ kind, id, givenAt, textVersion, language, withdrawnAt, personId, device, mayWithdraw });
    }
  }
  return found.toSorted(
    (a, b) => Number(a.withdrawnAt !== null) - Number(b.withdrawnAt !== null) || (b.givenAt ?? 0) - (a.givenAt ?? 0),
  );
}

/** @throws rights.consent_stays, core.not_found */
export async function withdrawConsent(
  sources: ConsentSources,
  accountId: string,
  { kind, id }: Pick<Consent, "kind" | "id">,
): Promise<void> {
  const { withdraw } = sources[kind];
  if (!withdraw) throw consentStays();
  if (!(await withdraw(accountId, id))) throw consentNotFound();
}
