import type { AccessEntry } from "../../platform/access-log/access-entry.ts";
import { dayOf } from "../../platform/access-log/day-file.ts";
import { pseudonymsOf } from "../../platform/access-log/pseudonym.ts";
import { readAccessLog } from "../../platform/access-log/read-access-log.ts";
import type { AccessLogEntry, readAccessLog as endpoint } from "../../protocol/access-log.ts";
import type { InputOf, OutputOf } from "../../protocol/endpoint.ts";
import type { AccessLogDeps } from "./access-log.deps.ts";

/** Reads a page. No page without its entry in the audit log: it is recorded before anything is answered. */
export async function readEntries(
  deps: AccessLogDeps,
  operatorId: string,
  { reason, personId, before, limit, ...filter }: InputOf<typeof endpoint>["body"],
): Promise<OutputOf<typeof endpoint>> {
  const { audit, db, doors } = deps;
  await doors.accessLog.flush();
  const { entries, next } = await readAccessLog(deps, { ...filter, accountId: personId }, { before, limit });
  const people = await personsIn(deps, entries);
  const shown = entries.map((entry) => present(entry, people.get(`${dayOf(entry.at)} ${entry.person}`)));
  const alsoOf = [...new Set(shown.flatMap(({ person }) => (person ? [person.id] : [])))];
  await db.transaction((tx) =>
    audit.record(tx, {
      ...{ act: "access_log.read", actorId: operatorId, companyId: null, alsoOf },
      ...(personId !== undefined && { subjectId: personId }),
      detail: { reason, entries: entries.length, people: alsoOf.length, ...filter, ...(before && { before }) },
    }),
  );
  return { entries: shown, next };
}

type Person = NonNullable<AccessLogEntry["person"]>;

/** Whose pseudonyms these are, by day. Those of erased people are nobody's. */
async function personsIn(
  { keys, doors: { people } }: AccessLogDeps,
  entries: readonly AccessEntry[],
): Promise<ReadonlyMap<string, Person>> {
  const found = new Map<string, Person>();
  const days = new Set(entries.flatMap(({ at, person }) => (person === undefined ? [] : [dayOf(at)])));
  if (days.size === 0) return found;
  for (const { id, firstName, lastName, isDeleted } of await people.byIds(await people.allIds())) {
    if (isDeleted) continue;
    const person = { id, name: `${firstName} ${lastName}`.trim() };
    for (const day of days)
      for (const pseudonym of await pseudonymsOf(keys, id, day)) found.set(`${day} ${pseudonym}`, person);
  }
  return found;
}

const present = (
  {
    at,
    address,
    userAgent,
    hardware,
    system,
    clientVersion,
    screen,
    action,
    region,
    session,
    durationMs,
    error,
  }: AccessEntry,
  person: Person | undefined,
): AccessLogEntry => ({
  ...{ at, person: person ?? null, address, action, region, durationMs },
  ...{ userAgent: userAgent ?? null, hardware: hardware ?? null, system: system ?? null },
  ...{ clientVersion: clientVersion ?? null, screen: screen ?? null, error: error ?? null },
  session: session ? { startedAt: session.startedAt, durationMs: session.durationMs } : null,
});
