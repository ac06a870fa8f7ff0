import { dayOf } from "../../platform/outbound/egress-ledger.ts";
import type { Retention } from "../../protocol/conversations.ts";
import { governed, inTurns } from "./governed.ts";
import type { RetentionDeps } from "./retention.deps.ts";
import { keyPeriodMs } from "./retention.policy.ts";
import { addRun, deletePolicy, deleteRunsBefore } from "./retention.store.ts";
import { retentionOf } from "./retention-of.ts";

const dayMs = 24 * 3_600_000;
const runsKeptMs = 365 * dayMs;

type Place = { readonly id: string; readonly kind: "direct" | "bubble"; readonly policy: Retention };

/** Deletes whatever has been kept for long enough, conversation by conversation, and writes down what went. */
export async function enforceRetention(deps: RetentionDeps): Promise<void> {
  const { conversations, db, log, now, policies } = deps;
  await forgetGoneCompanies(deps);
  if ((await policies.all()).length === 0) return;
  const done = { messages: 0, files: 0, history: 0, held: 0, failed: 0 };
  await inTurns(await governed(deps), async (id) => {
    try {
      const people = await conversations.peopleIn(id);
      const policy = people && (await retentionOf(deps, [{ id, ...people }])).get(id);
      if (!policy) return;
      if (policy.messagesDays !== null) await conversations.renewKeyAfter(id, keyPeriodMs(policy.messagesDays));
      if (await isAnyHeld(deps, people.members)) done.held += 1;
      else await expireIn(deps, { id, kind: people.kind, policy }, done);
    } catch (error) {
      done.failed += 1;
      log.error({ conversationId: id, error }, "retention failed in a conversation; the next run tries again");
    }
  });
  const ranAt = now();
  await db.transaction(async (tx) => {
    await addRun(tx, { day: dayOf(ranAt), ranAt, ...done });
    await deleteRunsBefore(tx, dayOf(ranAt - runsKeptMs));
  });
}

async function isAnyHeld({ isHeld }: RetentionDeps, members: readonly { readonly accountId: string }[]) {
  for (const { accountId } of members) if (await isHeld(accountId)) return true;
  return false;
}

/** Files first: with the messages goes what says where they were shared. */
async function expireIn(
  { calls, conferences, conversations, files, now }: RetentionDeps,
  { id: conversationId, kind, policy }: Place,
  done: { messages: number; files: number; history: number },
): Promise<void> {
  const before = (days: number) => now() - days * dayMs;
  if (policy.filesDays !== null) {
    const throughSeq = await conversations.lastSaidBy(conversationId, before(policy.filesDays));
    if (throughSeq > 0) done.files += await files.expireShared({ conversationId, throughSeq }, "all");
  }
  if (policy.historyDays !== null) {
    const ended = kind === "direct" ? calls : conferences;
    done.history += await ended.expire(conversationId, before(policy.historyDays));
  }
  if (policy.messagesDays !== null) {
    const throughSeq = await conversations.lastSaidBy(conversationId, before(policy.messagesDays));
    if (throughSeq === 0) return;
    done.files += await files.expireShared({ conversationId, throughSeq }, "voice");
    done.messages += await conversations.expireThrough(conversationId, throughSeq);
  }
}

/** A company that was terminated leaves no policy behind. */
async function forgetGoneCompanies({ companies, db, policies }: RetentionDeps): Promise<void> {
  const ruled = (await policies.all()).filter(({ scope }) => scope === "company");
  if (ruled.length === 0) return;
  const ids = new Set((await companies.all()).map(({ id }) => id));
  const gone = ruled.filter(({ scopeId }) => !ids.has(scopeId));
  if (gone.length === 0) return;
  await policies.change(() =>
    db.transaction(async (tx) => {
      for (const policy of gone) await deletePolicy(tx, policy);
    }),
  );
}
