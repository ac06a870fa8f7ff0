import type { Host, Log } from "../../platform/platform.ts";
import type { People } from "./people.ts";
import type { Watching } from "./watching.ts";

/** What devices report and ask for. */
export function commandPresence(
  host: Host,
  { people, watching, log }: { people: People; watching: Watching; log: Log },
) {
  host.onConnected((device) => {
    const { accountId, guestOf } = device.caller;
    // A guest is seen in the conference alone (S39).
    if (guestOf !== null) return;
    watching.opened(device);
    const arrive = async () => {
      await people.apply(accountId, { type: "connected", socketId: device.socketId });
      device.send({ type: "presence.own", own: await people.ownOf(accountId) });
    };
    arrive().catch((error: unknown) => log.error({ accountId, error }, "somebody's coming could not be told"));
  });
  host.onDisconnected((device) => {
    if (device.caller.guestOf !== null) return;
    watching.closed(device);
    people.note(device.caller.accountId, { type: "disconnected", socketId: device.socketId });
  });

  host.command("presence.activity", async ({ isActive, idleForSec, isHandheld }, device) => {
    const { socketId, caller } = device;
    people.note(caller.accountId, {
      type: "activity",
      socketId,
      isActive,
      idleForMs: idleForSec * 1000,
      isHandheld,
    });
  });
  host.command("presence.watch", ({ accountIds }, device) => watching.show(device, accountIds));
}
