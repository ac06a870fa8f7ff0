import type { Place } from "../../platform/crypto/keys.ts";
import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import type { listNetworkReports, NetworkReport } from "../../protocol/diagnosis.ts";
import type { OutputOf } from "../../protocol/endpoint.ts";
import type { DiagnosisDeps } from "./diagnosis.deps.ts";
import { consentNeeded } from "./diagnosis.errors.ts";
import { consentingAmong, deleteOlderReports, findConsent, reportsOf, upsertReport } from "./diagnosis.store.ts";

/** Devices of one person that are remembered. */
const maxDevices = 5;
/** What an administrator reads at once. */
const maxShown = 500;

const place = (accountId: string, deviceId: string): Place => ({
  table: "network_reports",
  column: "report",
  row: `${accountId} ${deviceId}`,
});

/** @throws diagnosis.consent_needed */
export async function reportNetwork(
  { db, keys, now }: DiagnosisDeps,
  { accountId, deviceId, report }: { accountId: string; deviceId: string; report: NetworkReport },
): Promise<void> {
  const key = await keys.get(`person:${accountId}`);
  const row = { accountId, deviceId, at: now(), report: sealJson(key, place(accountId, deviceId), report) };
  await db.transaction(async (tx) => {
    // Asked in the commit: what is withdrawn at this moment must leave nothing behind.
    if (!(await findConsent(tx, accountId))) throw consentNeeded();
    await upsertReport(tx, row);
    await deleteOlderReports(tx, accountId, maxDevices);
  });
}

/** Of those members who let it be seen, with the names that they bear now. */
export async function companyReports(
  { db, keys, doors }: DiagnosisDeps,
  companyId: string,
): Promise<OutputOf<typeof listNetworkReports>> {
  const members = await doors.people.idsIn(companyId);
  const restricted = await doors.people.restrictedAmong(members);
  const consenting = await consentingAmong(
    db.reader,
    members.filter((id) => !restricted.has(id)),
  );
  const rows = await reportsOf(db.reader, consenting, maxShown);
  const people = await doors.people.byIds([...new Set(rows.map(({ accountId }) => accountId))]);
  const names = new Map(people.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`.trim()]));
  const reports = rows.map(async ({ accountId, deviceId, at, report }) => ({
    ...{ accountId, at, name: names.get(accountId) ?? "" },
    report: openJson(await keys.get(`person:${accountId}`), place(accountId, deviceId), report),
  }));
  return { consenting: consenting.length, reports: await Promise.all(reports) };
}
