import { and, asc, eq, inArray, lt, lte, ne, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { pushes, pushSubscriptions } from "./notifications.tables.ts";

export type PushRow = typeof pushes.$inferSelect;
type Key = Pick<PushRow, "subscriptionId" | "subject" | "position">;

/**
 * Puts pushes on their way. Of one subject only the newest stays, and what was already there, sent or not, is not put again: a
 * fact that is told twice makes one push. A pause that a push service asked for goes on.
 */
export const putPushes = (tx: Tx, rows: readonly PushRow[]) => {
  const isPaused = sql`${pushes.state} = 'waiting' and ${pushes.attempts} > 0`;
  return tx
    .insert(pushes)
    .values([...rows])
    .onConflictDoUpdate({
      target: [pushes.subscriptionId, pushes.subject],
      set: {
        ...{ kind: sql`excluded.kind`, refId: sql`excluded.ref_id`, position: sql`excluded.position` },
        ...{ state: sql`excluded.state`, waitsForAbsence: sql`excluded.waits_for_absence` },
        happenedAt: sql`excluded.happened_at`,
        attempts: sql`case when ${isPaused} then ${pushes.attempts} else 0 end`,
        dueAt: sql`case when ${isPaused} then ${pushes.dueAt} else excluded.due_at end`,
      },
      setWhere: sql`excluded.position > ${pushes.position}`,
    });
};

/** With the browser each goes to. */
export const duePushes = (db: Db, now: number, limit: number) =>
  db
    .select({ push: pushes, subscription: pushSubscriptions })
    .from(pushes)
    .innerJoin(pushSubscriptions, eq(pushSubscriptions.id, pushes.subscriptionId))
    .where(and(eq(pushes.state, "waiting"), lte(pushes.dueAt, now)))
    .orderBy(asc(pushes.dueAt))
    .limit(limit);

/** When the next push is due, or undefined when none waits. */
export const nextDueAt = async (db: Db): Promise<number | undefined> =>
  (
    await db
      .select({ dueAt: pushes.dueAt })
      .from(pushes)
      .where(eq(pushes.state, "waiting"))
      .orderBy(asc(pushes.dueAt))
      .limit(1)
  )[0]?.dueAt;

/** Unless something newer took its place meanwhile. */
const same = ({ subscriptionId, subject, position }: Key) =>
  and(eq(pushes.subscriptionId, subscriptionId), eq(pushes.subject, subject), eq(pushes.position, position));

export const settlePush = (tx: Tx, key: Key, state: "sent" | "dropped") =>
  tx.update(pushes).set({ state }).where(same(key));

/** Of one subject, up to a position: somebody's own, or one call's. */
interface Shown {
  readonly accountId: string;
  readonly subject: string;
  readonly throughPosition: number;
}
const isShown = ({ accountId, subject, throughPosition }: Shown) =>
  and(
    eq(pushes.accountId, accountId),
    eq(pushes.subject, subject),
    lte(pushes.position, throughPosition),
    ne(pushes.kind, "gone"),
  );

/** Which of somebody's browsers were told of it, or are about to be. */
export const shownIn = (db: Db, shown: Shown) =>
  db
    .select({ sessionId: pushSubscriptions.sessionId, subscriptionId: pushes.subscriptionId })
    .from(pushes)
    .innerJoin(pushSubscriptions, eq(pushSubscriptions.id, pushes.subscriptionId))
    .where(and(isShown(shown), inArray(pushes.state, ["sent", "waiting"])));

/** What these browsers were told is to go; what was not sent is not sent any more. */
export async function withdrawPushes(
  tx: Tx,
  shown: Shown,
  { subscriptionIds, dueAt }: { readonly subscriptionIds: readonly string[]; readonly dueAt: number },
): Promise<void> {
  await tx
    .update(pushes)
    .set({ state: "dropped" })
    .where(and(isShown(shown), eq(pushes.state, "waiting"), eq(pushes.attempts, 0)));
  if (subscriptionIds.length === 0) return;
  await tx
    .update(pushes)
    .set({ kind: "gone", state: "waiting", waitsForAbsence: false, attempts: 0, dueAt })
    .where(
      and(
        isShown(shown),
        inArray(pushes.state, ["sent", "waiting"]),
        inArray(pushes.subscriptionId, [...subscriptionIds]),
      ),
    );
}

export const postponePush = (tx: Tx, key: Key, attempts: number, dueAt: number) =>
  tx.update(pushes).set({ attempts, dueAt }).where(same(key));

export const forgetPushes = (tx: Tx, happenedBefore: number) =>
  tx.delete(pushes).where(lt(pushes.happenedAt, happenedBefore));
