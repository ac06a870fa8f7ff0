import { createTurns } from "../../platform/jobs/turns.ts";
import type { OwnPresence, Presence } from "../../protocol/presence.ts";
import type { PresenceDeps } from "./presence.deps.ts";
import { nobodyIs, presentOwn, presentPresence, type Surroundings } from "./presence.present.ts";
import { companiesWithoutLastSeen, saveSettings, settingsOf } from "./presence.store.ts";
import {
  deadlineOf,
  isHidden,
  newPerson,
  type PersonState,
  type PresenceEvent,
  type PresenceSettings,
  step,
  unchosen,
} from "./presence-state.ts";

interface Entry {
  person: PersonState;
  companyId: string | null;
  /** What others see now; another object only when it is something else. */
  view: Presence;
  own: OwnPresence;
  callOff: () => void;
}

export interface PeopleListener {
  /** What others see of this person changed. */
  changed(accountId: string): void;
  /** Does anybody watch them? Who is neither here nor watched is forgotten. */
  isWatched(accountId: string): boolean;
  /** They were invisible and chose not to be any more. */
  revealed(accountId: string): Promise<void>;
}

/** `setTimeout` counts in 31 bits; a status may last a year. */
const longestAlarmMs = 24 * 3_600_000;

/**
 * The people who are here or watched: the shell around `step` that keeps them, writes their choices down and minds the clock.
 * Nothing of it records a fact: the instance's cursor, which everybody sees, must not move with what an invisible person
 * does.
 */
export function createPeople(deps: PresenceDeps, listener: PeopleListener) {
  const { db, doors, keys, log, now, schedule, sendTo, times } = deps;
  const entries = new Map<string, Entry>();
  const loading = new Map<string, Promise<void>>();
  const withoutLastSeen = new Set<string>();
  const inTurn = createTurns();
  let isStopped = false;

  const around = (companyId: string | null): Surroundings => ({
    now: now(),
    times,
    companyAllowsLastSeen: companyId === null || !withoutLastSeen.has(companyId),
  });

  async function read(accountIds: readonly string[]): Promise<void> {
    const settings = await settingsOf(db.reader, keys, accountIds);
    const companyIds = await doors.companyIdsOf(accountIds);
    for (const accountId of accountIds) {
      const person = newPerson(settings.get(accountId) ?? unchosen);
      const companyId = companyIds.get(accountId) ?? null;
      const view = presentPresence(accountId, person, around(companyId));
      entries.set(accountId, { person, companyId, view, own: presentOwn(person, around(companyId)), callOff() {} });
      setAlarm(accountId);
    }
  }

  /** Makes these people known; each is read once, however many ask at a time. */
  async function load(accountIds: readonly string[]): Promise<void> {
    const unknown = accountIds.filter((id) => !entries.has(id) && !loading.has(id));
    if (unknown.length > 0) {
      const reading = read(unknown).finally(() => {
        for (const id of unknown) loading.delete(id);
      });
      for (const id of unknown) loading.set(id, reading);
    }
    await Promise.all(new Set(accountIds.flatMap((id) => loading.get(id) ?? [])));
  }

  async function entryOf(accountId: string): Promise<Entry> {
    for (;;) {
      const entry = entries.get(accountId);
      if (entry) return entry;
      await load([accountId]);
    }
  }

  function setAlarm(accountId: string): void {
    const entry = entries.get(accountId);
    if (!entry) return;
    entry.callOff();
    entry.callOff = () => {};
    const deadline = deadlineOf(entry.person, now(), times);
    if (deadline === null || isStopped) return;
    const delayMs = Math.min(longestAlarmMs, Math.max(0, deadline - now()));
    entry.callOff = schedule(delayMs, () => aside(accountId, apply(accountId, { type: "tick" })));
  }

  /** Nobody waits for it. */
  function aside(accountId: string, act: Promise<unknown>): void {
    act.catch((error: unknown) => log.error({ accountId, error }, "a presence could not go on"));
  }

  /** Takes a person's new state; tells whoever sees a difference. */
  function hold(accountId: string, entry: Entry, person: PersonState): void {
    entry.person = person;
    const view = presentPresence(accountId, person, around(entry.companyId));
    if (!Bun.deepEquals(view, entry.view)) {
      entry.view = view;
      listener.changed(accountId);
    }
    const own = presentOwn(person, around(entry.companyId));
    if (!Bun.deepEquals(own, entry.own)) {
      entry.own = own;
      sendTo(accountId, { type: "presence.own", own });
    }
    setAlarm(accountId);
    forgetUnneeded(accountId);
  }

  function forgetUnneeded(accountId: string): void {
    const entry = entries.get(accountId);
    if (!entry || listener.isWatched(accountId)) return;
    const { devices, activities, gone } = entry.person;
    if (devices.size > 0 || activities.size > 0 || gone !== null) return;
    entry.callOff();
    entries.delete(accountId);
  }

  const save = (accountId: string, settings: PresenceSettings) =>
    db.transaction((tx) => saveSettings(tx, keys, accountId, settings));

  function apply(accountId: string, event: PresenceEvent): Promise<void> {
    return inTurn(accountId, async () => {
      const entry = await entryOf(accountId);
      const after = step(entry.person, event, now(), times);
      // First: whoever is forgotten is read back from what is stored.
      if (after.settings !== entry.person.settings) {
        await save(accountId, after.settings).catch((error: unknown) =>
          log.error({ accountId, error }, "when somebody was last seen could not be stored"),
        );
      }
      hold(accountId, entry, after);
    });
  }

  return {
    load,
    apply,
    /** The same, and nobody waits for it. */
    note: (accountId: string, event: PresenceEvent) => aside(accountId, apply(accountId, event)),
    forgetUnneeded,

    /** What those see who may see it. */
    viewOf: (accountId: string): Presence => entries.get(accountId)?.view ?? nobodyIs(accountId),

    async ownOf(accountId: string): Promise<OwnPresence> {
      const known = entries.get(accountId);
      if (known) return known.own;
      const settings = (await settingsOf(db.reader, keys, [accountId])).get(accountId) ?? unchosen;
      const companyId = (await doors.companyIdsOf([accountId])).get(accountId) ?? null;
      return presentOwn(newPerson(settings), around(companyId));
    },

    async isHidden(accountId: string): Promise<boolean> {
      const known = entries.get(accountId);
      if (known) return isHidden(known.person);
      return (await settingsOf(db.reader, keys, [accountId])).get(accountId)?.choice === "invisible";
    },

    /** Changes what somebody chose; durable before anybody hears of it. */
    changeSettings(accountId: string, change: (settings: PresenceSettings) => PresenceSettings): Promise<OwnPresence> {
      return inTurn(accountId, async () => {
        const entry = await entryOf(accountId);
        const settings = change(entry.person.settings);
        await save(accountId, settings);
        const wasHidden = isHidden(entry.person);
        const person = step(entry.person, { type: "settings", settings }, now(), times);
        hold(accountId, entry, person);
        if (wasHidden && !isHidden(person)) aside(accountId, listener.revealed(accountId));
        return entry.own;
      });
    },

    companyAllowsLastSeen: (companyId: string): boolean => !withoutLastSeen.has(companyId),
    companyChanged(companyId: string, allowsLastSeen: boolean): void {
      if (allowsLastSeen) withoutLastSeen.delete(companyId);
      else withoutLastSeen.add(companyId);
      for (const [accountId, entry] of entries) if (entry.companyId === companyId) hold(accountId, entry, entry.person);
    },

    /** The account changed: it may belong to another company now. */
    async accountChanged(accountId: string): Promise<void> {
      if (!entries.has(accountId)) return;
      const companyId = (await doors.companyIdsOf([accountId])).get(accountId) ?? null;
      const entry = entries.get(accountId);
      if (!entry) return;
      entry.companyId = companyId;
      hold(accountId, entry, entry.person);
    },

    async start(): Promise<void> {
      for (const companyId of await companiesWithoutLastSeen(db.reader)) withoutLastSeen.add(companyId);
    },

    /** With the program everybody vanishes: when that was is kept for who lets it be seen. */
    async stop(): Promise<void> {
      isStopped = true;
      const leaving: [string, PresenceSettings][] = [];
      for (const [accountId, { person, callOff }] of entries) {
        callOff();
        const { devices, gone, settings } = person;
        const wasSeen = gone !== null || (devices.size > 0 && !isHidden(person));
        if (wasSeen && settings.showsLastSeen)
          leaving.push([accountId, { ...settings, lastSeenAt: gone?.at ?? now() }]);
      }
      if (leaving.length === 0) return;
      await db.transaction(async (tx) => {
        for (const [accountId, settings] of leaving) await saveSettings(tx, keys, accountId, settings);
      });
    },
  };
}
export type People = ReturnType<typeof createPeople>;
