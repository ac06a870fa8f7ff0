import type { Aside } from "../../platform/jobs/aside.ts";
import type { Host, SentFrames } from "../../platform/platform.ts";
import type { Deps } from "./notifications.deps.ts";
import { shownIn, withdrawPushes } from "./pushes.store.ts";
import type { Subscribers } from "./subscribers.ts";

export type WithdrawDeps = Pick<Deps, "db" | "now"> & Pick<Host, "devicesOf"> & { readonly wake: () => void };

interface Shown {
  readonly accountId: string;
  readonly subject: string;
  readonly throughPosition: number;
}

/**
 * What was seen on one device, or is over, goes from the others. A device with an open line hears of it there and takes it away by
 * itself; the others get a push that shows nothing.
 */
export async function withdrawShown({ db, devicesOf, now, wake }: WithdrawDeps, shown: Shown): Promise<void> {
  const browsers = await shownIn(db.reader, shown);
  if (browsers.length === 0) return;
  const connected = new Set(devicesOf(shown.accountId).map(({ caller }) => caller.sessionId));
  const away = browsers.filter(({ sessionId }) => !connected.has(sessionId));
  const subscriptionIds = away.map(({ subscriptionId }) => subscriptionId);
  await db.transaction((tx) => withdrawPushes(tx, shown, { subscriptionIds, dueAt: now() }));
  wake();
}

/** Whoever has seen a chat on one device needs no notification of it on the others. */
export function hearSeen(
  deps: WithdrawDeps & Pick<Deps, "doors" | "facts"> & { readonly aside: Aside; readonly subscribers: Subscribers },
  host: SentFrames,
): void {
  const { aside, doors, facts, subscribers } = deps;
  async function seen(accountId: string, conversationId: string, seenSeq?: number): Promise<void> {
    const shown = { accountId, subject: conversationId };
    const isAnything = await shownIn(deps.db.reader, { ...shown, throughPosition: Number.MAX_SAFE_INTEGER });
    if (isAnything.length === 0) return;
    const conversation =
      seenSeq === undefined ? await doors.conversations.conversationFor(accountId, conversationId) : undefined;
    const own = conversation?.members.find((member) => member.accountId === accountId);
    const throughPosition = seenSeq ?? own?.seenSeq ?? 0;
    if (throughPosition > 0) await withdrawShown(deps, { ...shown, throughPosition });
  }

  facts.on("members.progressed", "withdrawals", async ({ payload: { conversationId, accountIds } }) => {
    const subscribed = await subscribers.all();
    if (subscribed.size === 0) return;
    for (const accountId of accountIds) if (subscribed.has(accountId)) await seen(accountId, conversationId);
  });
  // Of who is not to be seen, told to their own devices alone.
  host.onSent("progress.held", (accountId, { conversationId, progress }) => {
    aside.run("what was seen", async () => {
      if ((await subscribers.all()).has(accountId)) await seen(accountId, conversationId, progress.seenSeq);
    });
  });
}
