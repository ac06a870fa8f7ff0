import type { DiagnosisState } from "../../protocol/diagnosis.ts";
import type { Language } from "../../protocol/failures/index.ts";
import type { DiagnosisDeps } from "./diagnosis.deps.ts";
import { consentsOf, deleteReportsOf, endConsents, findConsent, insertConsent } from "./diagnosis.store.ts";

export async function diagnosisOf({ db }: Pick<DiagnosisDeps, "db">, accountId: string): Promise<DiagnosisState> {
  const consent = await findConsent(db.reader, accountId);
  if (!consent) return { consent: null };
  const { textVersion, language, givenAt } = consent;
  return { consent: { textVersion, language, givenAt } };
}

/** Records it; consenting again to the same text changes nothing, to another one it is a new consent. */
export async function giveConsent(
  deps: DiagnosisDeps,
  { accountId, textVersion, language }: { accountId: string; textVersion: string; language: Language },
): Promise<DiagnosisState> {
  const { db, newId, now } = deps;
  await db.transaction(async (tx) => {
    const current = await findConsent(tx, accountId);
    if (current?.textVersion === textVersion) return;
    await endConsents(tx, accountId, now());
    await insertConsent(tx, { id: newId(), accountId, textVersion, language, givenAt: now(), withdrawnAt: null });
  });
  return diagnosisOf(deps, accountId);
}

/** Ends it, and deletes in the same commit what was passed on (S57). That there was a consent stays on record. */
export async function withdrawConsent(deps: DiagnosisDeps, accountId: string): Promise<DiagnosisState> {
  await deps.db.transaction(async (tx) => {
    await endConsents(tx, accountId, deps.now());
    await deleteReportsOf(tx, accountId);
  });
  return diagnosisOf(deps, accountId);
}

/** To their administrators' seeing it: withdrawn, what they saw goes. */
export const diagnosisConsents = (deps: DiagnosisDeps) => ({
  list: (accountId: string) => consentsOf(deps.db.reader, accountId),
  async withdraw(accountId: string, id: string): Promise<boolean> {
    if ((await findConsent(deps.db.reader, accountId))?.id !== id) return false;
    await withdrawConsent(deps, accountId);
    return true;
  },
});
