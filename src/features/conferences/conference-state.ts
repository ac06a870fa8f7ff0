import type { TrackSource } from "../../protocol/conferences.ts";

/** How long somebody stays in while their socket is gone and only media flows. */
export const graceMs = 30_000;

export interface Participant {
  readonly participantId: string;
  readonly accountId: string;
  readonly deviceId: string;
  /** The device's connection; null while it is gone. */
  readonly socketId: string | null;
  readonly awaySince: number | null;
  readonly joinedAt: number;
  readonly sources: readonly TrackSource[];
  readonly mutedSources: readonly TrackSource[];
}

/** A running conference. Pure: every function gives a new one. */
export interface ConferenceState {
  readonly id: string;
  readonly conversationId: string;
  readonly startedBy: string;
  readonly startedAt: number;
  readonly participants: readonly Participant[];
}

export interface Arrival {
  readonly participantId: string;
  readonly accountId: string;
  readonly deviceId: string;
  readonly socketId: string;
  readonly joinedAt: number;
}

export const withParticipant = (conference: ConferenceState, arrival: Arrival): ConferenceState => ({
  ...conference,
  participants: [...conference.participants, { ...arrival, awaySince: null, sources: [], mutedSources: [] }],
});

export const withoutParticipant = (conference: ConferenceState, participantId: string): ConferenceState => ({
  ...conference,
  participants: conference.participants.filter((participant) => participant.participantId !== participantId),
});

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

export const withSocket = (conference: ConferenceState, participantId: string, socketId: string): ConferenceState =>
  change(conference, participantId, () => ({ socketId, awaySince: null }));

export const withoutSocket = (conference: ConferenceState, socketId: string, now: number): ConferenceState => {
  const participant = participantOf(conference, socketId);
  return participant === undefined
    ? conference
    : change(conference, participant.participantId, () => ({ socketId: null, awaySince: now }));
};

export const participantOf = (conference: ConferenceState, socketId: string): Participant | undefined =>
  conference.participants.find((participant) => participant.socketId === socketId);

export const findParticipant = (conference: ConferenceState, participantId: string): Participant | undefined =>
  conference.participants.find((participant) => participant.participantId === participantId);

/** Whose device has been away for too long. */
export const overdue = (conference: ConferenceState, now: number): Participant[] =>
  conference.participants.filter(({ awaySince }) => awaySince !== null && now - awaySince >= graceMs);

/** Who is in it without being a member of the bubble any more. */
export const strangersIn = (conference: ConferenceState, memberIds: readonly string[]): Participant[] =>
  conference.participants.filter(({ accountId }) => !memberIds.includes(accountId));
