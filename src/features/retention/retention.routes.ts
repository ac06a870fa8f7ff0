import { failure } from "../../platform/http/failure.ts";
import { dayOf } from "../../platform/outbound/egress-ledger.ts";
import type { Caller, Host } from "../../platform/platform.ts";
import * as api from "../../protocol/retention.ts";
import { previewBubble, previewCompany } from "./preview-retention.ts";
import type { RetentionDeps } from "./retention.deps.ts";
import { type PolicyRow, runsSince } from "./retention.store.ts";
import { retentionOf } from "./retention-of.ts";
import { setBubbleRetention, setCompanyRetention } from "./set-retention.ts";

const dayMs = 24 * 3_600_000;

const policyOf = (row: PolicyRow | undefined): api.RetentionPolicy =>
  row
    ? { messagesDays: row.messagesDays, filesDays: row.filesDays, historyDays: row.historyDays }
    : api.keptUntilDeleted;

/** The endpoint's access has made sure that there is one. */
function companyOf({ companyId }: Caller): string {
  if (companyId === null) throw failure("core.not_found");
  return companyId;
}

export function routeRetention(host: Host, deps: RetentionDeps): void {
  const { db, now, policies } = deps;
  const company = async (companyId: string) => {
    const row = await policies.of("company", companyId);
    return { policy: policyOf(row), changedAt: row?.changedAt ?? null };
  };
  const bubble = async (conversationId: string) => {
    const people = await deps.conversations.peopleIn(conversationId);
    if (!people) throw failure("conversation.not_found");
    const inForce = (await retentionOf(deps, [{ id: conversationId, ...people }])).get(conversationId);
    const policy = policyOf(await policies.of("bubble", conversationId));
    return { policy, inForce: inForce ?? api.keptUntilDeleted };
  };

  host.route(api.getCompanyRetention, ({ caller }) => company(companyOf(caller)));
  host.route(api.previewCompanyRetention, ({ caller, body }) => previewCompany(deps, companyOf(caller), body));
  host.route(api.setCompanyRetention, async ({ caller, body: policy }) => {
    const companyId = companyOf(caller);
    await setCompanyRetention(deps, { companyId, actorId: caller.accountId, policy });
    return company(companyId);
  });

  host.route(api.getBubbleRetention, async ({ caller, params: { conversationId } }) => {
    const people = await deps.conversations.peopleIn(conversationId);
    // A stranger's bubble and a chat: neither is a bubble of theirs.
    if (people?.kind !== "bubble" || !people.members.some(({ accountId }) => accountId === caller.accountId))
      throw failure("conversation.not_found");
    return bubble(conversationId);
  });
  host.route(api.previewBubbleRetention, ({ caller: { accountId: actorId }, params, body }) =>
    previewBubble(deps, { ...params, actorId }, body),
  );
  host.route(api.setBubbleRetention, async ({ caller: { accountId: actorId }, params, body }) => {
    await setBubbleRetention(deps, { ...params, actorId }, body);
    return bubble(params.conversationId);
  });

  host.route(api.getRetentionStatus, async () => {
    const rules = await policies.all();
    const runs = await runsSince(db.reader, dayOf(now() - 30 * dayMs));
    const sum = (of: "messages" | "files" | "history") => runs.reduce((total, run) => total + run[of], 0);
    const [last] = runs;
    return {
      companies: rules.filter(({ scope }) => scope === "company").length,
      bubbles: rules.filter(({ scope }) => scope === "bubble").length,
      lastRunAt: last?.ranAt ?? null,
      ...{ held: last?.held ?? 0, failed: last?.failed ?? 0 },
      gone: { messages: sum("messages"), files: sum("files"), history: sum("history") },
    };
  });
}
