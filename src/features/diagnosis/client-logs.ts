import type { Place } from "../../platform/crypto/keys.ts";
import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import {
  type ClientLogEntry,
  clientLogDays,
  mostClientLogs,
  type ReceivedClientLog,
  type SentClientLog,
  type sendClientLog,
} from "../../protocol/client-log.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import {
  allLogs,
  type ClientLogRow,
  countLogsOf,
  findLog,
  insertLogOnce,
  isKnownLog,
  logsOf,
  withdrawLog,
} from "./client-logs.store.ts";
import type { DiagnosisDeps } from "./diagnosis.deps.ts";
import { logNotFound, tooManyLogs } from "./diagnosis.errors.ts";

const keptMs = clientLogDays * 24 * 3_600_000;
/** Whatever was sent before this is over, also before the hour in which it is deleted. */
const oldest = ({ now }: Pick<DiagnosisDeps, "now">) => now() - keptMs;
const place = (row: string): Place => ({ table: "client_logs", column: "entries", row });

/** Hands one to the operator; sent again it is the same. @throws diagnosis.too_many_logs */
export async function receiveLog(
  deps: DiagnosisDeps,
  { accountId, id, entries, ...words }: InputOf<typeof sendClientLog>["body"] & { readonly accountId: string },
): Promise<void> {
  const { audit, db, keys, now } = deps;
  const sealed = sealJson(await keys.get(`person:${accountId}`), place(id), entries);
  await db.transaction(async (tx) => {
    if (await isKnownLog(tx, id)) return;
    if ((await countLogsOf(tx, accountId, oldest(deps))) >= mostClientLogs) throw tooManyLogs();
    await insertLogOnce(tx, { id, accountId, ...words, sentAt: now(), withdrawnAt: null, entries: sealed });
    await audit.record(tx, { act: "diagnosis.log_sent", actorId: accountId, companyId: null, subjectId: accountId });
  });
}

async function entriesOf(
  { keys }: Pick<DiagnosisDeps, "keys">,
  { id, accountId, entries }: ClientLogRow,
): Promise<readonly ClientLogEntry[]> {
  return entries === null ? [] : openJson(await keys.get(`person:${accountId}`), place(id), entries);
}

export async function ownLogs(deps: DiagnosisDeps, accountId: string): Promise<SentClientLog[]> {
  const rows = await logsOf(deps.db.reader, accountId, oldest(deps));
  const standing = rows.filter(({ withdrawnAt }) => withdrawnAt === null);
  return Promise.all(
    standing.map(async (row) => ({
      ...{ id: row.id, sentAt: row.sentAt, endsAt: row.sentAt + keptMs },
      ...{ textVersion: row.textVersion, language: row.language, entries: [...(await entriesOf(deps, row))] },
    })),
  );
}

/** @throws core.not_found */
export async function deleteOwnLog(deps: DiagnosisDeps, accountId: string, id: string): Promise<void> {
  if (!(await clientLogConsents(deps).withdraw(accountId, id))) throw logNotFound();
}

/** Of people whose data may be used; without what stands in the logs. */
export async function receivedLogs({ db, doors, now }: DiagnosisDeps): Promise<ReceivedClientLog[]> {
  const rows = await allLogs(db.reader, oldest({ now }));
  const ids = [...new Set(rows.map(({ accountId }) => accountId))];
  const restricted = await doors.people.restrictedAmong(ids);
  const people = await doors.people.byIds(ids.filter((id) => !restricted.has(id)));
  const names = new Map(people.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`.trim()]));
  return rows.flatMap(({ id, accountId, sentAt }) => {
    const name = names.get(accountId);
    return name === undefined ? [] : [{ id, person: { id: accountId, name }, sentAt, endsAt: sentAt + keptMs }];
  });
}

/** No reading without its entry in the audit log: it is recorded before anything is answered. @throws core.not_found */
export async function readLog(deps: DiagnosisDeps, operatorId: string, id: string): Promise<ClientLogEntry[]> {
  const { audit, db, doors } = deps;
  const row = await db.transaction(async (tx) => {
    const found = await findLog(tx, id, oldest(deps));
    if (!found || (await doors.people.restrictedAmong([found.accountId])).has(found.accountId)) throw logNotFound();
    const act = { act: "diagnosis.log_read", actorId: operatorId, companyId: null };
    await audit.record(tx, { ...act, subjectId: found.accountId });
    return found;
  });
  return [...(await entriesOf(deps, row))];
}

/** To the operator's reading them: withdrawn, they are deleted. */
export const clientLogConsents = (deps: DiagnosisDeps) => ({
  async list(accountId: string) {
    const rows = await logsOf(deps.db.reader, accountId, oldest(deps));
    return rows.map(({ id, sentAt, textVersion, language, withdrawnAt }) => ({
      ...{ id, givenAt: sentAt, textVersion, language, withdrawnAt },
    }));
  },
  withdraw: (accountId: string, id: string): Promise<boolean> =>
    deps.db.transaction((tx) => withdrawLog(tx, { accountId, id, at: deps.now() })),
});
