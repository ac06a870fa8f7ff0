import { failure } from "../../platform/http/failure.ts";
import { documentPdf } from "../../platform/pdf/document-pdf.ts";
import type { Host } from "../../platform/platform.ts";
import * as api from "../../protocol/breaches.ts";
import type { BreachesDeps } from "./breaches.deps.ts";
import { findBreach, saveDecision, saveDetails } from "./breaches.store.ts";
import { differences, note, subject } from "./history.ts";
import { authorityNotice, noticeText, peopleNotice } from "./notice/notices.ts";
import { openBreach, readBreach, sealDecision, sealDetails } from "./read-breach.ts";
import { recordAct } from "./record-act.ts";

/** What an operator finds out and decides, and the notices that say it. */
export function routeRegister(host: Host, deps: BreachesDeps): void {
  const { config, db, keys, newId, now } = deps;

  host.route(api.describeBreach, async ({ caller: { accountId: actorId }, params: { breachId }, body }) => {
    const key = await keys.create(subject);
    await db.transaction(async (tx) => {
      const row = await findBreach(tx, breachId);
      if (!row) throw failure("core.not_found");
      const fields = differences(openBreach(key, row), body);
      if (fields.length === 0) return;
      await saveDetails(tx, breachId, { state: body.state, details: sealDetails(key, breachId, body.details) });
      await note(deps, tx, { id: newId(), breachId, actorId, change: { kind: "described", fields } });
      await recordAct(deps, tx, { act: "breaches.described", actorId, breachId, detail: { fields: fields.length } });
    });
    return undefined;
  });

  host.route(api.decideBreach, async ({ caller: { accountId: actorId }, params: { breachId }, body }) => {
    const key = await keys.create(subject);
    const decision = sealDecision(key, breachId, body);
    await db.transaction(async (tx) => {
      if (!(await findBreach(tx, breachId))) throw failure("core.not_found");
      const isFirst = await saveDecision(tx, breachId, { decision, decidedAt: now(), decidedBy: actorId });
      if (!isFirst) throw failure("breaches.decided");
      const { tellsAuthority, tellsPeople } = body;
      const decided = { tellsAuthority, tellsPeople };
      await note(deps, tx, { id: newId(), breachId, actorId, change: { kind: "decided", ...decided } });
      await recordAct(deps, tx, { act: "breaches.decision_entered", actorId, breachId, detail: decided });
    });
    return undefined;
  });

  host.route(api.downloadBreachNotice, async ({ params: { breachId }, query: { to, language, format } }) => {
    const { at, details, decision } = await readBreach(deps, breachId);
    const noticed = { at, details, tellsPeople: decision?.tellsPeople ?? null };
    const document =
      to === "people" ? peopleNotice(config, noticed, language) : authorityNotice(config, noticed, language, now());
    const isPdf = format === "pdf";
    const last = { at: now(), text: new Date(now()).toISOString().slice(0, 10) };
    return new Response(isPdf ? await documentPdf(document, last) : noticeText(document), {
      headers: {
        "content-type": isPdf ? "application/pdf" : "text/plain; charset=utf-8",
        "content-disposition": `attachment; filename="notice-${to}-${language}.${isPdf ? "pdf" : "txt"}"`,
        "cache-control": "private, no-store",
      },
    });
  });
}
