import { failure } from "../../platform/http/failure.ts";
import { writeMail } from "../../platform/mail/templates.ts";
import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/breaches.ts";
import { csvOf, peopleOf } from "./affected.ts";
import type { BreachesDeps } from "./breaches.deps.ts";
import { note } from "./history.ts";
import { isComplete, noticeData } from "./notice/notices.ts";
import { readBreach } from "./read-breach.ts";
import { recordAct } from "./record-act.ts";

/** Whom a breach is about: counted, written down, told. */
export function routeAffected(host: Host, deps: BreachesDeps): void {
  const { config, db, mail, newId } = deps;

  host.route(api.countAffected, async ({ params, body: { affected, language } }) => {
    const { details } = await readBreach(deps, params.breachId);
    const { subject, paragraphs, closing } = writeMail("breachNotice", language, noticeData(config, details));
    const { length: count } = await peopleOf(deps, affected);
    return { ...{ count, subject, closing }, paragraphs: [...paragraphs] };
  });

  host.route(api.exportAffected, async ({ caller: { accountId: actorId }, params: { breachId }, body }) => {
    const { affected } = body;
    await readBreach(deps, breachId);
    const people = await peopleOf(deps, affected);
    if (people.length === 0) throw failure("breaches.nobody");
    const done = { scope: affected.kind, count: people.length };
    await db.transaction(async (tx) => {
      await note(deps, tx, { id: newId(), breachId, actorId, change: { kind: "exported", ...done } });
      await recordAct(deps, tx, { act: "breaches.affected_exported", actorId, breachId, detail: done });
    });
    return new Response(csvOf(people), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="affected.csv"',
        "cache-control": "no-store",
      },
    });
  });

  host.route(api.tellAffected, async ({ caller: { accountId: actorId }, params: { breachId }, body }) => {
    const { id, affected } = body;
    const data = noticeData(config, (await readBreach(deps, breachId)).details);
    if (!isComplete(data)) throw failure("breaches.incomplete");
    const people = await peopleOf(deps, affected);
    if (people.length === 0) throw failure("breaches.nobody");
    if (people.length !== body.count) throw failure("breaches.count_changed");
    const done = { scope: affected.kind, count: people.length };
    // All of them or nobody: whoever tries again after a crash writes to nobody twice.
    await db.transaction(async (tx) => {
      if (!(await note(deps, tx, { id, breachId, actorId, change: { kind: "told", ...done } }))) return;
      for (const { email: to, language } of people)
        await mail.send(tx, { to, language: language ?? body.language, template: "breachNotice", data });
      await recordAct(deps, tx, { act: "breaches.affected_told", actorId, breachId, detail: done });
    });
    return undefined;
  });
}
