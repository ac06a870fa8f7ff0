import type { Host } from "../../platform/platform.ts";

/**
 * At which of their devices people are: somebody looks at it and used it a short while ago. Kept in memory alone, told to one's
 * own devices alone.
 */
export function createAttention(host: Pick<Host, "command" | "devicesOf" | "onConnected" | "onDisconnected">) {
  const attended = new Map<string, ReadonlySet<string>>();

  function change(accountId: string, socketId: string, isAttended: boolean): void {
    const before = attended.get(accountId) ?? new Set();
    if (before.has(socketId) === isAttended) return;
    const after = new Set(before);
    if (isAttended) after.add(socketId);
    else after.delete(socketId);
    if (after.size > 0) attended.set(accountId, after);
    else attended.delete(accountId);
    const isElsewhere = (set: ReadonlySet<string>, id: string) => set.size > (set.has(id) ? 1 : 0);
    for (const device of host.devicesOf(accountId)) {
      if (isElsewhere(before, device.socketId) === isElsewhere(after, device.socketId)) continue;
      device.send({ type: "notifications.elsewhere", isAttended: isElsewhere(after, device.socketId) });
    }
  }

  host.command("notifications.attention", async ({ isAttended }, { caller, socketId }) =>
    change(caller.accountId, socketId, isAttended),
  );
  host.onConnected((device) => {
    if (attended.has(device.caller.accountId)) device.send({ type: "notifications.elsewhere", isAttended: true });
  });
  host.onDisconnected(({ caller, socketId }) => change(caller.accountId, socketId, false));
  return { isAttended: (accountId: string): boolean => attended.has(accountId) };
}
export type Attention = ReturnType<typeof createAttention>;
