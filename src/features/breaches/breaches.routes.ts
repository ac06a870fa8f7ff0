import { failure } from "../../platform/http/failure.ts";
import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/breaches.ts";
import type { BreachesDeps } from "./breaches.deps.ts";
import { allBreaches, breachesOf, countSince, findBreach, insertBreachOnce } from "./breaches.store.ts";
import { historiesOf, note, subject } from "./history.ts";
import { dueAt, openBreach, sealText, textOf } from "./read-breach.ts";
import { recordAct } from "./record-act.ts";

const dayMs = 24 * 3_600_000;
const aDay = 3;
const fresh = { state: "open", details: null, decision: null, decidedAt: null, decidedBy: null } as const;

/** What is not decided, for the list of open requests. */
export const openReports = async ({ db }: Pick<BreachesDeps, "db">) =>
  (await allBreaches(db.reader))
    .filter(({ decidedAt }) => decidedAt === null)
    .map(({ id, accountId, at }) => ({ id, accountId, at, dueAt: dueAt(at) }));

/** A person's reports, and the register's entries. */
export function routeBreaches(host: Host, deps: BreachesDeps): void {
  const { config, db, keys, mail, newId, now, people } = deps;

  host.route(api.reportBreach, async ({ caller: { accountId }, body: { id, text } }) => {
    const key = await keys.create(subject);
    const operators = await people.operators();
    const url = `${new URL(config.server.public_url).origin}/settings/oversight`;
    await db.transaction(async (tx) => {
      if ((await findBreach(tx, id))?.accountId === accountId) return;
      if ((await countSince(tx, accountId, now() - dayMs)) >= aDay) throw failure("breaches.too_many");
      const at = now();
      await insertBreachOnce(tx, { id, accountId, isReport: true, at, report: sealText(key, id, text), ...fresh });
      await recordAct(deps, tx, { act: "breaches.reported", actorId: accountId, breachId: id });
      const data = { instanceName: config.instance.name, dueAt: dueAt(at), url };
      for (const { email: to, language } of operators)
        await mail.send(tx, { to, language, template: "breachReported", data });
    });
    return undefined;
  });

  host.route(api.listOwnBreaches, async ({ caller }) => {
    const key = await keys.create(subject);
    const rows = await breachesOf(db.reader, caller.accountId);
    return {
      reports: rows.map((row) => ({ id: row.id, at: row.at, text: textOf(key, row), decidedAt: row.decidedAt })),
    };
  });

  host.route(api.enterBreach, async ({ caller: { accountId: actorId }, body: { id, text, awareAt } }) => {
    const key = await keys.create(subject);
    await db.transaction(async (tx) => {
      if (await findBreach(tx, id)) return;
      const at = Math.min(awareAt, now());
      const report = sealText(key, id, text);
      await insertBreachOnce(tx, { id, accountId: null, isReport: false, at, report, ...fresh });
      await note(deps, tx, { id: newId(), breachId: id, actorId, change: { kind: "entered" } });
      await recordAct(deps, tx, { act: "breaches.entered", actorId, breachId: id });
    });
    return undefined;
  });

  host.route(api.listBreaches, async () => {
    const key = await keys.create(subject);
    const rows = await allBreaches(db.reader);
    const ids = [...new Set(rows.flatMap(({ accountId }) => (accountId === null ? [] : [accountId])))];
    const names = new Map(
      (await people.byIds(ids)).map((one) => [one.id, `${one.firstName} ${one.lastName}`.trim()] as const),
    );
    const historyOf = await historiesOf(
      deps,
      rows.map(({ id }) => id),
    );
    const breaches = rows.map((row) => ({
      ...openBreach(key, row),
      dueAt: dueAt(row.at),
      person: row.accountId === null ? null : { id: row.accountId, name: names.get(row.accountId) || null },
      history: historyOf(row.id),
    }));
    return { breaches };
  });
}
