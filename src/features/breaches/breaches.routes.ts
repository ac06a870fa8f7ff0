import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import { failure } from "../../platform/http/failure.ts";
import type { Host, Platform } from "../../platform/platform.ts";
import * as api from "../../protocol/breaches.ts";
import type { PeopleReader } from "../accounts/index.ts";
import { allBreaches, breachesOf, countSince, findBreach, insertBreachOnce, saveDecision } from "./breaches.store.ts";

export type BreachesDeps = Pick<Platform, "audit" | "db" | "keys" | "now"> & {
  readonly people: Pick<PeopleReader, "byIds">;
};

const subject = "system:breaches";
const place = (column: "report" | "decision", row: string) => ({ table: "breaches", column, row });
const dayMs = 24 * 3_600_000;
const aDay = 3;
const dueAt = (at: number) => at + api.breachHours * 3_600_000;

/** What is not decided, for the list of open requests. */
export const openReports = async ({ db }: Pick<BreachesDeps, "db">) =>
  (await allBreaches(db.reader))
    .filter(({ decidedAt }) => decidedAt === null)
    .map(({ id, accountId, at }) => ({ id, accountId, at, dueAt: dueAt(at) }));

export function routeBreaches(host: Host, { audit, db, keys, now, people }: BreachesDeps): void {
  host.route(api.reportBreach, async ({ caller: { accountId }, body: { id, text } }) => {
    const key = await keys.create(subject);
    await db.transaction(async (tx) => {
      if ((await findBreach(tx, id))?.accountId === accountId) return;
      if ((await countSince(tx, accountId, now() - dayMs)) >= aDay) throw failure("breaches.too_many");
      const undecided = { decision: null, decidedAt: null, decidedBy: null };
      const report = sealJson(key, place("report", id), { text });
      await insertBreachOnce(tx, { id, accountId, at: now(), report, ...undecided });
      await audit.record(tx, { act: "breaches.reported", actorId: accountId, companyId: null, subjectId: id });
    });
    return undefined;
  });

  host.route(api.listOwnBreaches, async ({ caller }) => {
    const key = await keys.create(subject);
    const reports = (await breachesOf(db.reader, caller.accountId)).map(({ id, at, report, decidedAt }) => ({
      ...{ id, at, decidedAt },
      text: openJson(key, place("report", id), report).text,
    }));
    return { reports };
  });

  host.route(api.listBreaches, async () => {
    const key = await keys.create(subject);
    const rows = await allBreaches(db.reader);
    const ids = [...new Set(rows.flatMap(({ accountId }) => (accountId === null ? [] : [accountId])))];
    const names = new Map(
      (await people.byIds(ids)).map((one) => [one.id, `${one.firstName} ${one.lastName}`.trim()] as const),
    );
    const breaches = rows.map(({ id, accountId, at, report, decision, decidedAt }) => ({
      ...{ id, at, dueAt: dueAt(at) },
      person: accountId === null ? null : { id: accountId, name: names.get(accountId) || null },
      text: openJson(key, place("report", id), report).text,
      decision:
        decision === null || decidedAt === null
          ? null
          : { at: decidedAt, ...openJson(key, place("decision", id), decision) },
    }));
    return { breaches };
  });

  host.route(api.decideBreach, async ({ caller: { accountId: actorId }, params: { breachId }, body }) => {
    const key = await keys.create(subject);
    const decision = sealJson(key, place("decision", breachId), body);
    await db.transaction(async (tx) => {
      if (!(await findBreach(tx, breachId))) throw failure("core.not_found");
      const isFirst = await saveDecision(tx, breachId, { decision, decidedAt: now(), decidedBy: actorId });
      if (!isFirst) throw failure("breaches.decided");
      const { tellsAuthority, tellsPeople } = body;
      const entry = { act: "breaches.decided", actorId, companyId: null, subjectId: breachId };
      await audit.record(tx, { ...entry, detail: { tellsAuthority, tellsPeople } });
    });
    return undefined;
  });
}
