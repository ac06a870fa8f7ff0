import type { Host, Platform } from "../../platform/platform.ts";
import type { DiagnosisDoors } from "./diagnosis.deps.ts";
import { routeDiagnosis } from "./diagnosis.routes.ts";
import { deleteConsentsOf, deleteReportsBefore, deleteReportsOf } from "./diagnosis.store.ts";
import { diagnosisConsents } from "./give-consent.ts";

/** A report says how things are, not how they were. */
const keptMs = 90 * 24 * 3_600_000;

/** How people's networks treat calls: the browser tries it, and administrators see it of those who consent. */
export function mountDiagnosis(platform: Platform, host: Host, doors: DiagnosisDoors) {
  const { db, now } = platform;
  routeDiagnosis(host, { ...platform, doors });
  return {
    tidy: () => db.transaction(async (tx) => void (await deleteReportsBefore(tx, now() - keptMs))),
    consents: diagnosisConsents({ ...platform, doors }),
    /** Of somebody who is going for good. */
    erase: (accountId: string) =>
      db.transaction(async (tx) => {
        await deleteReportsOf(tx, accountId);
        await deleteConsentsOf(tx, accountId);
      }),
  };
}
