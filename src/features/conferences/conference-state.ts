import type { TrackSource } from "../../protocol/conferences.ts";
import type { SealingKeys } from "../../protocol/sealing.ts";

/** How long somebody stays in while their socket is gone and only media flows. */
export const graceMs = 30_000;
/** How long a conference without anybody waits after the program's restart for those who were in it. */
export const returnMs = 60_000;

export interface Arrival {
  readonly participantId: string;
  readonly accountId: string;
  readonly deviceId: string;
  readonly socketId: string;
  readonly joinedAt: number;
  /** As the device announced them; null: it cannot seal. */
  readonly sealing: SealingKeys | null;
}

export interface Participant extends Omit<Arrival, "socketId"> {
  /** The device's connection; null while it is gone. */
  readonly socketId: string | null;
  readonly awaySince: number | null;
  readonly sources: readonly TrackSource[];
  readonly mutedSources: readonly TrackSource[];
  /** When they raised their hand; null: it is down. */
  readonly raisedAt: number | null;
}

/** Somebody before the door; their id stays when they are let in. */
export interface Waiting extends Omit<Arrival, "joinedAt"> {
  readonly since: number;
}

/** A running conference. Pure: every function gives a new one. */
export interface ConferenceState {
  readonly id: string;
  readonly conversationId: string;
  readonly startedBy: string;
  readonly startedAt: number;
  readonly isLocked: boolean;
  readonly hasWaitingRoom: boolean;
  readonly participants: readonly Participant[];
  readonly waiting: readonly Waiting[];
  /** Accounts that were in it: they come back without asking, unless they were removed. */
  readonly known: readonly string[];
  readonly removed: readonly string[];
}

export const newConference = (
  start: Pick<ConferenceState, "id" | "conversationId" | "startedBy" | "startedAt">,
): ConferenceState => ({
  ...start,
  ...{ isLocked: false, hasWaitingRoom: false, participants: [], waiting: [], known: [], removed: [] },
});

const without = <T>(all: readonly T[], gone: T): T[] => all.filter((one) => one !== gone);

export const withParticipant = (conference: ConferenceState, arrival: Arrival): ConferenceState => ({
  ...conference,
  participants: [
    ...conference.participants,
    { ...arrival, awaySince: null, sources: [], mutedSources: [], raisedAt: null },
  ],
  known: [...without(conference.known, arrival.accountId), arrival.accountId],
  removed: without(conference.removed, arrival.accountId),
});

export const withoutParticipant = (conference: ConferenceState, participantId: string): ConferenceState => ({
  ...conference,
  participants: conference.participants.filter((participant) => participant.participantId !== participantId),
});

/** Whoever was removed has to ask before they come again. */
export const withRemoved = (conference: ConferenceState, accountId: string): ConferenceState => ({
  ...conference,
  known: without(conference.known, accountId),
  removed: [...without(conference.removed, accountId), accountId],
});

/** A device that asks again waits from now on. */
export const withWaiting = (conference: ConferenceState, arrival: Waiting): ConferenceState => ({
  ...conference,
  waiting: [
    ...conference.waiting.filter(
      ({ accountId, deviceId }) => accountId !== arrival.accountId || deviceId !== arrival.deviceId,
    ),
    arrival,
  ],
});

export const withoutWaiting = (conference: ConferenceState, isGone: (one: Waiting) => boolean): ConferenceState =>
  conference.waiting.some(isGone)
    ? { ...conference, waiting: conference.waiting.filter((one) => !isGone(one)) }
    : conference;

const change = (
  conference: ConferenceState,
  participantId: string,
  changed: (participant: Participant) => Partial<Participant>,
): ConferenceState => ({
  ...conference,
  participants: conference.participants.map((participant) =>
    participant.participantId === participantId ? { ...participant, ...changed(participant) } : participant,
  ),
});

/** What the participant sends now; what is sent no more is not muted either, so that it starts afresh. */
export const withSources = (conference: ConferenceState, participantId: string, sources: readonly TrackSource[]) =>
  change(conference, participantId, ({ mutedSources }) => ({
    sources,
    mutedSources: mutedSources.filter((source) => sources.includes(source)),
  }));

/** Muting comes before publishing too: whoever joins muted is never heard, not even for a moment. */
export const withMuted = (
  conference: ConferenceState,
  participantId: string,
  source: TrackSource,
  isMuted: boolean,
): ConferenceState => {
  const wasMuted = findParticipant(conference, participantId)?.mutedSources.includes(source) ?? false;
  if (wasMuted === isMuted) return conference;
  return change(conference, participantId, ({ mutedSources }) => ({
    mutedSources: isMuted ? [...mutedSources, source] : mutedSources.filter((other) => other !== source),
  }));
};

/** Raising a hand that is up keeps its place in the queue. */
export const withHand = (conference: ConferenceState, participantId: string, raisedAt: number | null) =>
  (findParticipant(conference, participantId)?.raisedAt === null) === (raisedAt === null)
    ? conference
    : change(conference, participantId, () => ({ raisedAt }));

export const withSocket = (conference: ConferenceState, participantId: string, socketId: string): ConferenceState =>
  change(conference, participantId, () => ({ socketId, awaySince: null }));

/** A device that is gone for a moment keeps its place inside, not the one before the door. */
export const withoutSocket = (conference: ConferenceState, socketId: string, now: number): ConferenceState => {
  const left = withoutWaiting(conference, (one) => one.socketId === socketId);
  const participant = participantOf(left, socketId);
  return participant === undefined
    ? left
    : change(left, participant.participantId, () => ({ socketId: null, awaySince: now }));
};

export const participantOf = (conference: ConferenceState, socketId: string): Participant | undefined =>
  conference.participants.find((participant) => participant.socketId === socketId);

export const findParticipant = (conference: ConferenceState, participantId: string): Participant | undefined =>
  conference.participants.find((participant) => participant.participantId === participantId);

/** Whose device has been away for too long. */
export const overdue = (conference: ConferenceState, now: number): Participant[] =>
  conference.participants.filter(({ awaySince }) => awaySince !== null && now - awaySince >= graceMs);

/** Who is in it, or waits, without being a member of the bubble any more. */
export const strangersIn = <T extends { readonly accountId: string }>(
  people: readonly T[],
  memberIds: readonly string[],
): T[] => people.filter(({ accountId }) => !memberIds.includes(accountId));
