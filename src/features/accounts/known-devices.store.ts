import { and, count, eq, lt } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { knownDevices } from "./security.tables.ts";

export const isKnownDevice = async (db: Db, accountId: string, deviceIndex: string): Promise<boolean> =>
  (
    await db
      .select({ lastSeenAt: knownDevices.lastSeenAt })
      .from(knownDevices)
      .where(and(eq(knownDevices.accountId, accountId), eq(knownDevices.deviceIndex, deviceIndex)))
      .limit(1)
  ).length > 0;

export const countKnownDevices = async (db: Db, accountId: string): Promise<number> =>
  (await db.select({ devices: count() }).from(knownDevices).where(eq(knownDevices.accountId, accountId)))[0]?.devices ??
  0;

export const rememberDevice = (tx: Tx, row: typeof knownDevices.$inferInsert) =>
  tx
    .insert(knownDevices)
    .values(row)
    .onConflictDoUpdate({
      target: [knownDevices.accountId, knownDevices.deviceIndex],
      set: { lastSeenAt: row.lastSeenAt },
    });

export const forgetDevicesOf = (tx: Tx, accountId: string) =>
  tx.delete(knownDevices).where(eq(knownDevices.accountId, accountId));

export const forgetDevicesUnseenSince = (tx: Tx, at: number) =>
  tx.delete(knownDevices).where(lt(knownDevices.lastSeenAt, at));
