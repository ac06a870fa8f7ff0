import type { Host, Platform } from "../../platform/platform.ts";
import { routeClientLogs } from "./client-logs.routes.ts";
import { clientLogConsents } from "./client-logs.ts";
import type { DiagnosisDoors } from "./diagnosis.deps.ts";
import { routeDiagnosis } from "./diagnosis.routes.ts";
import { deleteReportsBefore } from "./diagnosis.store.ts";
import { erasePerson } from "./erase-person.ts";
import { diagnosisConsents } from "./give-consent.ts";

/** A report says how things are, not how they were. */
const keptMs = 90 * 24 * 3_600_000;

/**
 * How people's networks treat calls: the browser tries it, and administrators see it of those who consent. And the logs of
 * browsers that people hand to the operator.
 */
export function mountDiagnosis(platform: Platform, host: Host, doors: DiagnosisDoors) {
  const { db, now } = platform;
  const deps = { ...platform, doors };
  routeDiagnosis(host, deps);
  routeClientLogs(host, deps);
  return {
    tidy: () => db.transaction(async (tx) => void (await deleteReportsBefore(tx, now() - keptMs))),
    consents: diagnosisConsents(deps),
    clientLogConsents: clientLogConsents(deps),
    erase: (accountId: string) => erasePerson(platform, accountId),
  };
}
