import type { Schedule } from "../../platform/jobs/schedule.ts";
import type { Device, Log } from "../../platform/platform.ts";
import { nextTurn } from "../../platform/realtime/next-turn.ts";
import type { Presence } from "../../protocol/presence.ts";
import type { People } from "./people.ts";
import type { PresenceDoors } from "./presence.deps.ts";
import { nobodyIs } from "./presence.present.ts";

/** One device and the people it shows. */
interface Watch {
  readonly device: Device;
  /** What it was last told of each, null: nothing yet. */
  readonly told: Map<string, Presence | null>;
  readonly dirty: Set<string>;
}

export interface WatchingDeps {
  readonly people: Pick<People, "load" | "viewOf" | "forgetUnneeded">;
  readonly visibleTo: PresenceDoors["visibleTo"];
  readonly schedule: Schedule;
  readonly log: Log;
}

/** Changes are gathered for so long: a person who flits between states is told of once, and one write carries several people. */
const gatherMs = 300;
/** Devices told in one turn of the event loop, so that a wave of changes holds up no message. */
const devicesPerTurn = 25;

/** Who shows whom, and telling them: a device hears only of people that it shows, and only what its person may see then. */
export function createWatching({ people, visibleTo, schedule, log }: WatchingDeps) {
  const watches = new Map<string, Watch>();
  const watchersOf = new Map<string, Set<Watch>>();
  /** Devices with something to be told, in the order in which it came up. */
  let waiting = new Set<Watch>();
  /** While a round waits or goes on. */
  let callOff: (() => void) | undefined;

  function mark(watch: Watch, accountId: string): void {
    watch.dirty.add(accountId);
    waiting.add(watch);
    callOff ??= schedule(gatherMs, () => void tellAll());
  }

  function unwatch(watch: Watch, accountId: string): void {
    watch.told.delete(accountId);
    watch.dirty.delete(accountId);
    const watchers = watchersOf.get(accountId);
    watchers?.delete(watch);
    if (watchers?.size !== 0) return;
    watchersOf.delete(accountId);
    people.forgetUnneeded(accountId);
  }

  async function tellAll(): Promise<void> {
    const due = waiting;
    waiting = new Set();
    let count = 0;
    for (const watch of due) {
      await tell(watch).catch((error: unknown) => log.error({ error }, "a presence could not be told"));
      count += 1;
      if (count % devicesPerTurn === 0) await nextTurn();
    }
    // What came up meanwhile waits for the next round.
    callOff = waiting.size > 0 ? schedule(gatherMs, () => void tellAll()) : undefined;
  }

  async function tell(watch: Watch): Promise<void> {
    const viewerId = watch.device.caller.accountId;
    const isVisible = await visibleTo(viewerId);
    // From here on nothing is awaited: what is sent later is never older than what was sent before.
    const presences: Presence[] = [];
    for (const accountId of watch.dirty) {
      const last = watch.told.get(accountId);
      // Not watched any more.
      if (last === undefined) continue;
      const view = accountId === viewerId || isVisible(accountId) ? people.viewOf(accountId) : nobodyIs(accountId);
      if (last !== null && Bun.deepEquals(last, view)) continue;
      watch.told.set(accountId, view);
      presences.push(view);
    }
    watch.dirty.clear();
    if (presences.length > 0) watch.device.send({ type: "presence.changed", presences });
  }

  return {
    isWatched: (accountId: string): boolean => watchersOf.has(accountId),

    opened(device: Device): void {
      watches.set(device.socketId, { device, told: new Map(), dirty: new Set() });
    },

    /** From now on this device shows these people and no others; of the new ones it is told at once. */
    async show(device: Device, accountIds: readonly string[]): Promise<void> {
      const watch = watches.get(device.socketId);
      // Its socket closed while the frame waited.
      if (!watch) return;
      const wanted = new Set(accountIds);
      for (const accountId of [...watch.told.keys()]) if (!wanted.has(accountId)) unwatch(watch, accountId);
      const added = [...wanted].filter((accountId) => !watch.told.has(accountId));
      for (const accountId of added) {
        watch.told.set(accountId, null);
        watch.dirty.add(accountId);
        const watchers = watchersOf.get(accountId) ?? new Set();
        watchersOf.set(accountId, watchers.add(watch));
      }
      if (added.length === 0) return;
      await people.load(added);
      await tell(watch);
    },

    closed(device: Device): void {
      const watch = watches.get(device.socketId);
      if (!watch) return;
      watches.delete(device.socketId);
      waiting.delete(watch);
      for (const accountId of [...watch.told.keys()]) unwatch(watch, accountId);
    },

    /** What is to be seen of this person changed, or who may see it. */
    changed(accountId: string): void {
      for (const watch of watchersOf.get(accountId) ?? []) mark(watch, accountId);
    },

    /** What this person may see changed. */
    viewerChanged(accountId: string): void {
      for (const watch of watches.values())
        if (watch.device.caller.accountId === accountId) for (const shown of watch.told.keys()) mark(watch, shown);
    },

    /** What anybody may see may have changed: as seldom as a company changes its rules. */
    everythingChanged(): void {
      for (const watch of watches.values()) for (const shown of watch.told.keys()) mark(watch, shown);
    },

    stop(): void {
      callOff?.();
    },
  };
}
export type Watching = ReturnType<typeof createWatching>;
