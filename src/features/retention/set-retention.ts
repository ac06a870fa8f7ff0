import { createHash } from "node:crypto";
import { keptUntilDeleted, type RetentionPolicy } from "../../protocol/retention.ts";
import { governedBy, inTurns } from "./governed.ts";
import type { RetentionDeps } from "./retention.deps.ts";
import { asDetail } from "./retention.policy.ts";
import { deletePolicy, type PolicyRow, savePolicy } from "./retention.store.ts";
import { retentionOf } from "./retention-of.ts";

const isSame = (one: RetentionPolicy, other: RetentionPolicy) => asDetail(one) === asDetail(other);

/** Where nothing is limited any more there is nothing to keep. */
const keep = (tx: Parameters<typeof savePolicy>[0], row: PolicyRow) =>
  isSame(row, keptUntilDeleted) ? deletePolicy(tx, row) : savePolicy(tx, row);

/** An administrator decides for the company. Its conversations are told by the fact, one after the other. */
export async function setCompanyRetention(
  { audit, db, facts, now, policies }: RetentionDeps,
  { companyId, actorId, policy }: { companyId: string; actorId: string; policy: RetentionPolicy },
): Promise<void> {
  const before = (await policies.of("company", companyId)) ?? keptUntilDeleted;
  if (isSame(before, policy)) return;
  await policies.change(() =>
    db.transaction(async (tx) => {
      await keep(tx, { scope: "company", scopeId: companyId, ...policy, changedBy: actorId, changedAt: now() });
      const detail = { before: asDetail(before), after: asDetail(policy) };
      await audit.record(tx, { act: "retention.company_changed", actorId, companyId, subjectId: companyId, detail });
      await facts.record(tx, "retention.changed", { companyId }, { scope: `company:${companyId}` });
    }),
  );
}

/** An organiser decides for a bubble. @throws conversation.not_found, conversation.not_allowed */
export async function setBubbleRetention(
  deps: RetentionDeps,
  acting: { conversationId: string; actorId: string },
  policy: RetentionPolicy,
): Promise<void> {
  const { audit, now, people, policies } = deps;
  const { conversationId, actorId } = acting;
  const before = (await policies.of("bubble", conversationId)) ?? keptUntilDeleted;
  const companyId = (await people.companyIdsOf([actorId])).get(actorId) ?? null;
  await policies.change(() =>
    deps.conversations.settle(acting, async (tx) => {
      if (isSame(before, policy)) return null;
      await keep(tx, { scope: "bubble", scopeId: conversationId, ...policy, changedBy: actorId, changedAt: now() });
      const detail = { before: asDetail(before), after: asDetail(policy) };
      await audit.record(tx, {
        act: "retention.bubble_changed",
        actorId,
        companyId,
        subjectId: conversationId,
        detail,
      });
      return asDetail(policy);
    }),
  );
}

/** Says in each conversation of a company's what holds there from now on. Told again after a crash, it is said once. */
export async function announce(deps: RetentionDeps, companyId: string, cursor: number): Promise<void> {
  const { conversations } = deps;
  await inTurns(await governedBy(deps, companyId), async (conversationId) => {
    const people = await conversations.peopleIn(conversationId);
    const [first] = people?.members.filter(({ role }) => people.kind === "direct" || role === "organiser") ?? [];
    if (!people || !first) return;
    const inForce = (await retentionOf(deps, [{ id: conversationId, ...people }])).get(conversationId);
    const id = createHash("sha256").update(`retention ${cursor} ${conversationId}`).digest("base64url").slice(0, 21);
    const detail = asDetail(inForce ?? keptUntilDeleted);
    await conversations.announce({ id, conversationId, senderId: first.accountId, detail });
  });
}
