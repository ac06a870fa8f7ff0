import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { DataKey } from "../../platform/crypto/keys.ts";
import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { type PushAddress, pushSubscriptions } from "./notifications.tables.ts";

export type SubscriptionRow = typeof pushSubscriptions.$inferSelect;

const place = (id: string) => ({ table: "push_subscriptions", column: "address", row: id });
export const openAddress = (key: DataKey, { id, address }: Pick<SubscriptionRow, "id" | "address">): PushAddress =>
  openJson(key, place(id), address);

export const subscriptionsOf = (db: Db, ...accountIds: string[]): Promise<SubscriptionRow[]> =>
  db
    .select()
    .from(pushSubscriptions)
    .where(inArray(pushSubscriptions.accountId, accountIds))
    .orderBy(asc(pushSubscriptions.createdAt));

/** Everybody who is told by push. */
export const subscribedAccounts = async (db: Db): Promise<string[]> =>
  (await db.selectDistinct({ accountId: pushSubscriptions.accountId }).from(pushSubscriptions)).map(
    ({ accountId }) => accountId,
  );

export const findByEndpoint = async (db: Db, endpointIndex: string): Promise<SubscriptionRow | undefined> =>
  (await db.select().from(pushSubscriptions).where(eq(pushSubscriptions.endpointIndex, endpointIndex)).limit(1))[0];

/** @param address unsealed */
export const insertSubscription = (
  tx: Tx,
  key: DataKey,
  { address, ...row }: Omit<SubscriptionRow, "address"> & { readonly address: PushAddress },
) => tx.insert(pushSubscriptions).values({ ...row, address: sealJson<PushAddress>(key, place(row.id), address) });

/** A browser is one subscription, and so is a session: what either had before makes way. @returns whose it was */
export const deleteReplaced = async (tx: Tx, endpointIndex: string, sessionId: string): Promise<string[]> =>
  (
    await tx
      .delete(pushSubscriptions)
      .where(or(eq(pushSubscriptions.endpointIndex, endpointIndex), eq(pushSubscriptions.sessionId, sessionId)))
      .returning({ accountId: pushSubscriptions.accountId })
  ).map(({ accountId }) => accountId);

/** @returns true when the person had it */
export const deleteSubscription = async (tx: Tx, accountId: string, id: string): Promise<boolean> =>
  (
    await tx
      .delete(pushSubscriptions)
      .where(and(eq(pushSubscriptions.id, id), eq(pushSubscriptions.accountId, accountId)))
      .returning({ id: pushSubscriptions.id })
  ).length > 0;
