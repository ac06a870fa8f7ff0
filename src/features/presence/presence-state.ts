import type { BusyKind, PresenceChoice, PresenceState, StatusText } from "../../protocol/presence.ts";

/** One open window of a person, by its socket. */
export interface DeviceState {
  /** Since when nothing is done on it, ms since the epoch; null while something is. */
  readonly idleSince: number | null;
  readonly isHandheld: boolean;
}

/** What a person chose, kept over restarts and for all of their devices. */
export interface PresenceSettings {
  readonly choice: PresenceChoice;
  readonly status: StatusText | null;
  readonly showsLastSeen: boolean;
  /** Since when they let it be seen, and after which words; absent: they do not, or chose so before it was noted. */
  readonly showsLastSeenSince?: { readonly at: number; readonly textVersion: string } | undefined;
  /** When they were last to be seen; kept only for who lets it be seen. */
  readonly lastSeenAt: number | null;
  /** While invisible: what others go on being shown, as it was when the person vanished. Whoever is offline changes nothing. */
  readonly shown: { readonly status: StatusText | null; readonly showsLastSeen: boolean } | null;
}

/** The part of a presence that comes of devices, activities and the choice. */
export interface Visible {
  readonly state: PresenceState;
  readonly busy: BusyKind | null;
  readonly isMobile: boolean;
}

export interface PersonState {
  readonly devices: ReadonlyMap<string, DeviceState>;
  /** What keeps them busy, by who reported it: `call:<id>`, `conference:<id>`. */
  readonly activities: ReadonlyMap<string, BusyKind>;
  readonly settings: PresenceSettings;
  /** They vanished a moment ago, by closing the last window or by choice: until the grace is over others see `as`. */
  readonly gone: { readonly at: number; readonly as: Visible } | null;
}

export type PresenceEvent =
  | { readonly type: "connected"; readonly socketId: string }
  | {
      readonly type: "activity";
      readonly socketId: string;
      readonly isActive: boolean;
      readonly idleForMs: number;
      readonly isHandheld: boolean;
    }
  | { readonly type: "disconnected"; readonly socketId: string }
  | { readonly type: "busy"; readonly source: string; readonly kind: BusyKind | null }
  | { readonly type: "settings"; readonly settings: PresenceSettings }
  /** Time passed; asked for at `deadlineOf`. */
  | { readonly type: "tick" };

export interface PresenceTimes {
  /** How long nothing is done on any device before the person is away. */
  readonly awayMs: number;
  /** How long somebody who vanished still counts as there: reloading a page is not leaving. */
  readonly graceMs: number;
}

export const unchosen: PresenceSettings = {
  choice: "automatic",
  status: null,
  showsLastSeen: false,
  lastSeenAt: null,
  shown: null,
};
const offline: Visible = { state: "offline", busy: null, isMobile: false };

export const newPerson = (settings: PresenceSettings): PersonState => ({
  devices: new Map(),
  activities: new Map(),
  settings,
  gone: null,
});

export const isHidden = ({ settings }: PersonState): boolean => settings.choice === "invisible";

/** The whole life of a person's presence, without I/O. @returns the same object when the event changes nothing */
export function step(person: PersonState, event: PresenceEvent, now: number, times: PresenceTimes): PersonState {
  switch (event.type) {
    case "connected":
      return withDevice(person, event.socketId, { idleSince: null, isHandheld: false });
    case "activity":
      return report(person, event, now);
    case "disconnected":
      return disconnect(person, event.socketId, now, times);
    case "busy":
      return occupy(person, event.source, event.kind);
    case "settings":
      return choose(person, event.settings, now, times);
    case "tick":
      return tick(person, now, times);
  }
}

function withDevice(person: PersonState, socketId: string, device: DeviceState): PersonState {
  const devices = new Map(person.devices).set(socketId, device);
  // Whoever is invisible does not come back by opening a window.
  return { ...person, devices, gone: isHidden(person) ? person.gone : null };
}

function report(
  person: PersonState,
  { socketId, isActive, idleForMs, isHandheld }: Extract<PresenceEvent, { type: "activity" }>,
  now: number,
): PersonState {
  const known = person.devices.get(socketId);
  if (!known) return person;
  const idleSince = isActive ? null : (known.idleSince ?? now - idleForMs);
  if (idleSince === known.idleSince && isHandheld === known.isHandheld) return person;
  return withDevice(person, socketId, { idleSince, isHandheld });
}

function disconnect(person: PersonState, socketId: string, now: number, times: PresenceTimes): PersonState {
  if (!person.devices.has(socketId)) return person;
  const devices = new Map(person.devices);
  devices.delete(socketId);
  const vanishes = devices.size === 0 && !isHidden(person);
  return { ...person, devices, gone: vanishes ? { at: now, as: visibleOf(person, now, times) } : person.gone };
}

function occupy(person: PersonState, source: string, kind: BusyKind | null): PersonState {
  if ((person.activities.get(source) ?? null) === kind) return person;
  const activities = new Map(person.activities);
  if (kind === null) activities.delete(source);
  else activities.set(source, kind);
  return { ...person, activities };
}

function choose(person: PersonState, settings: PresenceSettings, now: number, times: PresenceTimes): PersonState {
  const next = { ...person, settings };
  if (isHidden(next) === isHidden(person)) return next;
  if (isHidden(next)) {
    // Vanishing looks like closing the last window: the same grace, the same moment for "last seen".
    const isSeen = person.devices.size > 0 && person.gone === null;
    return isSeen ? { ...next, gone: { at: now, as: visibleOf(person, now, times) } } : next;
  }
  return person.devices.size > 0 ? { ...next, gone: null } : next;
}

function tick(person: PersonState, now: number, { graceMs }: PresenceTimes): PersonState {
  const { gone, settings } = person;
  if (gone === null || now < gone.at + graceMs) return person;
  const lastSeenAt = settings.showsLastSeen ? gone.at : null;
  return {
    ...person,
    gone: null,
    settings: lastSeenAt === settings.lastSeenAt ? settings : { ...settings, lastSeenAt },
  };
}

/** What others see of devices, activities and choice. */
export function visibleOf(person: PersonState, now: number, { awayMs }: PresenceTimes): Visible {
  if (person.gone !== null) return person.gone.as;
  if (isHidden(person) || person.devices.size === 0) return offline;
  return seenOf(person, now, awayMs);
}

/** The same, seen by the person: they know themselves to be there while they are invisible. */
export const ownVisibleOf = (person: PersonState, now: number, { awayMs }: PresenceTimes): Visible =>
  person.devices.size === 0 ? offline : seenOf(person, now, awayMs);

function seenOf({ devices, activities, settings }: PersonState, now: number, awayMs: number): Visible {
  const all = [...devices.values()];
  const used = all.filter(({ idleSince }) => idleSince === null || now < idleSince + awayMs);
  const isMobile = (used.length > 0 ? used : all).every((device) => device.isHandheld);
  const busy = strongest([...activities.values()]);
  const { choice } = settings;
  if (choice === "online" || choice === "away" || choice === "dnd") return { state: choice, busy, isMobile };
  return { state: busy !== null ? "busy" : used.length > 0 ? "online" : "away", busy, isMobile };
}

const strength: readonly BusyKind[] = ["sharing", "video", "phone"];
const strongest = (kinds: readonly BusyKind[]): BusyKind | null =>
  strength.find((kind) => kinds.includes(kind)) ?? null;

/** What others are shown of the settings: while somebody is invisible, what was there before. */
export const shownSettings = ({ settings }: PersonState) => {
  const { shown, status, showsLastSeen } = settings;
  return {
    status: shown === null ? status : shown.status,
    // Taking it back counts at once; giving it counts from the return on.
    showsLastSeen: showsLastSeen && (shown?.showsLastSeen ?? true),
  };
};

/** When what others see changes next without anybody doing anything; null: never. */
export function deadlineOf(person: PersonState, now: number, { awayMs, graceMs }: PresenceTimes): number | null {
  const { devices, gone, settings } = person;
  const idle = [...devices.values()].map(({ idleSince }) => (idleSince === null ? Infinity : idleSince + awayMs));
  const upcoming = [
    devices.size > 0 && settings.choice === "automatic" ? Math.max(...idle) : Infinity,
    settings.status?.until ?? Infinity,
    settings.shown?.status?.until ?? Infinity,
  ].filter((at) => at > now);
  // The grace is over only once it was noticed: a late timer must not lose it.
  const next = Math.min(...upcoming, gone === null ? Infinity : gone.at + graceMs);
  return Number.isFinite(next) ? next : null;
}
