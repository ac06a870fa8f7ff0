import type { OwnPresence, Presence, StatusText } from "../../protocol/presence.ts";
import {
  isHidden,
  ownVisibleOf,
  type PersonState,
  type PresenceTimes,
  shownSettings,
  visibleOf,
} from "./presence-state.ts";

export interface Surroundings {
  readonly now: number;
  readonly times: PresenceTimes;
  /** Of the person's company; true for somebody without one. */
  readonly companyAllowsLastSeen: boolean;
}

/** What everybody gets of nobody, of whom they may not see, and of who is offline or invisible and shows nothing else. */
export const nobodyIs = (accountId: string): Presence => ({
  accountId,
  state: "offline",
  busy: null,
  isMobile: false,
  status: null,
  lastSeenAt: null,
});

/** What those see who may. */
export function presentPresence(accountId: string, person: PersonState, around: Surroundings): Presence {
  const { now, times, companyAllowsLastSeen } = around;
  const visible = visibleOf(person, now, times);
  const { status, showsLastSeen } = shownSettings(person);
  const showsWhen = visible.state === "offline" && showsLastSeen && companyAllowsLastSeen;
  return {
    accountId,
    ...visible,
    status: lasting(status, now),
    lastSeenAt: showsWhen ? person.settings.lastSeenAt : null,
  };
}

export function presentOwn(person: PersonState, { now, times, companyAllowsLastSeen }: Surroundings): OwnPresence {
  const { state, busy } = ownVisibleOf(person, now, times);
  const { choice, status, showsLastSeen } = person.settings;
  return {
    choice,
    state: isHidden(person) ? "invisible" : state,
    busy,
    status: lasting(status, now),
    showsLastSeen,
    companyAllowsLastSeen,
  };
}

const lasting = (status: StatusText | null, now: number): StatusText | null =>
  status !== null && (status.until === null || status.until > now) ? status : null;
