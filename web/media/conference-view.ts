import type {
  Conference,
  ConferenceParticipant,
  ConferenceReaction,
  TrackSource,
} from "../../src/protocol/conferences.ts";
import type { StreamStatistics } from "./conference-statistics.ts";
import type { DeviceTrouble } from "./devices.ts";
import type { MediaPath, Quality } from "./path.ts";
import { type SealingView, unknownSealing } from "./sealing/sealing-view.ts";

/**
 * lobby: one sees oneself and chooses, nothing is sent · joining: the server has been asked · waiting: before the door, until
 * somebody lets one in · active · returning: media was lost, this device joins again by itself
 */
export type ConferencePhase = "lobby" | "joining" | "waiting" | "active" | "returning";

/** A reaction that is floating up now. */
export interface FloatingReaction {
  readonly key: number;
  readonly participantId: string;
  readonly reaction: ConferenceReaction;
}

/** The conference this window is in, or about to be in. */
export interface CurrentConference {
  readonly conversationId: string;
  readonly phase: ConferencePhase;
  readonly conferenceId: string | null;
  readonly selfId: string | null;
  readonly sending: { readonly microphone: boolean; readonly camera: boolean; readonly screen: boolean };
  readonly trouble: { readonly microphone: DeviceTrouble | null; readonly camera: DeviceTrouble | null };
  /** The browser is asking the person whether we may. */
  readonly permission: "microphone" | "camera" | null;
  readonly ownMicrophone: MediaStreamTrack | null;
  readonly ownCamera: MediaStream | null;
  readonly ownScreen: MediaStream | null;
  /** What arrives, by track id. */
  readonly media: Readonly<Record<string, MediaStream>>;
  /** Who speaks, loudest first, by participant id. */
  readonly speakers: readonly string[];
  /** Who of the others spoke last, for the large tile; stays while nobody speaks. */
  readonly spotlightId: string | null;
  readonly reactions: readonly FloatingReaction[];
  /** Who asked this person to speak, until it is answered. */
  readonly askedBy: string | null;
  readonly path: MediaPath | null;
  /** Whether sound and pictures are sealed from end to end. */
  readonly sealing: SealingView;
  /** Everything that is sent and received, as measured last. */
  readonly statistics: readonly StreamStatistics[];
}

/** How it ended for this window, said for a moment after. */
export interface ConferenceNotice {
  readonly conversationId: string;
  readonly ending: "elsewhere" | "over" | "lost" | "removed" | "refused";
}

export interface ConferencesView {
  /** Every running conference of one's bubbles, by conversation. */
  readonly running: Readonly<Record<string, Conference>>;
  readonly current: CurrentConference | null;
  readonly notice: ConferenceNotice | null;
}
export const noConferences: ConferencesView = { running: {}, current: null, notice: null };

export const newLobby = (conversationId: string): CurrentConference => ({
  conversationId,
  phase: "lobby",
  conferenceId: null,
  selfId: null,
  sending: { microphone: false, camera: false, screen: false },
  trouble: { microphone: null, camera: null },
  permission: null,
  ...{ ownMicrophone: null, ownCamera: null, ownScreen: null },
  media: {},
  ...{ speakers: [], spotlightId: null, reactions: [], askedBy: null },
  path: null,
  sealing: unknownSealing,
  statistics: [],
});

/** enter: the server took us in, media may begin · resumed: media goes on · expelled: another tab took our place */
export type ConferenceEffect = "enter" | "resumed" | "expelled" | null;

/** What the server says about a conference, turned into what this window shows. Pure. */
export function takeConference(
  view: ConferencesView,
  conference: Conference,
  selfParticipantId: string | null,
): { readonly view: ConferencesView; readonly effect: ConferenceEffect } {
  const running = { ...view.running, [conference.conversationId]: conference };
  const { current } = view;
  if (current?.conversationId !== conference.conversationId || current.phase === "lobby")
    return { view: { ...view, running }, effect: null };
  if (selfParticipantId === null) {
    // Somebody else's coming may be told before our own.
    const isOut = current.selfId !== null && current.conferenceId === conference.id && current.phase === "active";
    return { view: { ...view, running }, effect: isOut ? "expelled" : null };
  }
  const isNew = current.selfId !== selfParticipantId;
  const entered = { ...current, phase: "active" as const, conferenceId: conference.id, selfId: selfParticipantId };
  return { view: { ...view, running, current: entered }, effect: isNew ? "enter" : "resumed" };
}

/** A conference is over: its banner goes, and so does the window that was in it. */
export function endConference(view: ConferencesView, conferenceId: string, conversationId: string): ConferencesView {
  const { [conversationId]: ended, ...running } = view.running;
  const isOurs = view.current?.conferenceId === conferenceId;
  return {
    running: ended?.id === conferenceId ? running : view.running,
    current: isOurs ? null : view.current,
    notice: isOurs ? { conversationId, ending: "over" } : view.notice,
  };
}

/** One thing on the stage: a person, or a screen. */
export interface Tile {
  readonly key: string;
  readonly participantId: string;
  readonly accountId: string;
  readonly kind: "person" | "screen";
  readonly isSelf: boolean;
  readonly isMuted: boolean;
  readonly isSpeaking: boolean;
  /** Their place among those who raised a hand, from 1; null: it is down. */
  readonly hand: number | null;
  readonly reactions: readonly FloatingReaction[];
  /** How well their picture and voice arrive; null while it is not known. */
  readonly quality: Quality | null;
  /** The track to ask the server for; null for what is one's own, or shows no picture. */
  readonly videoTrackId: string | null;
  readonly stream: MediaStream | null;
}

const trackOf = (participant: ConferenceParticipant, source: TrackSource) =>
  participant.tracks.find((track) => track.source === source);

/** Who raised a hand, the earliest first, by the server's clock. */
export const handsIn = ({ participants }: Conference): ConferenceParticipant[] =>
  participants
    .filter(({ raisedAt }) => raisedAt !== null)
    .toSorted((one, other) => (one.raisedAt ?? 0) - (other.raisedAt ?? 0));

/** What is on the stage: screens first, then the others in the order of their coming, oneself last. */
export function tilesOf(conference: Conference, current: CurrentConference): Tile[] {
  const others = conference.participants.filter(({ participantId }) => participantId !== current.selfId);
  const self = conference.participants.find(({ participantId }) => participantId === current.selfId);
  const hands = handsIn(conference).map(({ participantId }) => participantId);
  const handOf = ({ participantId }: ConferenceParticipant) => hands.indexOf(participantId) + 1 || null;
  return [
    ...others.flatMap((participant) => screenOf(participant, current)),
    ...(self && current.ownScreen ? [ownTile(self, current, "screen", null)] : []),
    ...others.map((participant) => personOf(participant, current, handOf(participant))),
    ...(self ? [ownTile(self, current, "person", handOf(self))] : []),
  ];
}

const reactionsOf = ({ reactions }: CurrentConference, participantId: string) =>
  reactions.filter((one) => one.participantId === participantId);

const worst: readonly Quality[] = ["poor", "fair", "good"];
function qualityOf({ statistics }: CurrentConference, trackIds: readonly (string | undefined)[]): Quality | null {
  const known = statistics.flatMap(({ trackId, quality }) =>
    quality !== null && trackId !== null && trackIds.includes(trackId) ? [quality] : [],
  );
  return worst.find((quality) => known.includes(quality)) ?? null;
}

function personOf(participant: ConferenceParticipant, current: CurrentConference, hand: number | null): Tile {
  const { media, speakers } = current;
  const { participantId, accountId } = participant;
  const camera = trackOf(participant, "camera");
  const microphone = trackOf(participant, "microphone");
  const isSeen = camera !== undefined && !camera.muted;
  return {
    ...{ key: participantId, participantId, accountId, hand },
    kind: "person",
    isSelf: false,
    isMuted: microphone === undefined || microphone.muted,
    isSpeaking: speakers.includes(participantId),
    reactions: reactionsOf(current, participantId),
    quality: qualityOf(current, [camera?.trackId, microphone?.trackId]),
    videoTrackId: isSeen ? camera.trackId : null,
    stream: isSeen ? (media[camera.trackId] ?? null) : null,
  };
}

function screenOf(participant: ConferenceParticipant, current: CurrentConference): Tile[] {
  const screen = trackOf(participant, "screen");
  // Stopped by somebody who tends the bubble: nothing of it comes any more.
  if (screen === undefined || screen.muted) return [];
  const { participantId, accountId } = participant;
  return [
    {
      ...{ key: screen.trackId, participantId, accountId },
      kind: "screen",
      ...{ isSelf: false, isMuted: false, isSpeaking: false, hand: null, reactions: [] },
      quality: qualityOf(current, [screen.trackId]),
      videoTrackId: screen.trackId,
      stream: current.media[screen.trackId] ?? null,
    },
  ];
}

function ownTile(
  { participantId, accountId }: ConferenceParticipant,
  current: CurrentConference,
  kind: Tile["kind"],
  hand: number | null,
): Tile {
  const isPerson = kind === "person";
  return {
    ...{ participantId, accountId, kind, hand },
    key: isPerson ? participantId : `${participantId}-screen`,
    isSelf: true,
    isMuted: isPerson && !current.sending.microphone,
    isSpeaking: isPerson && current.sending.microphone && current.speakers.includes(participantId),
    reactions: isPerson ? reactionsOf(current, participantId) : [],
    quality: null,
    videoTrackId: null,
    stream: isPerson ? current.ownCamera : current.ownScreen,
  };
}

/** Every sound of the others: voices and what their screens play. */
export const soundsOf = (conference: Conference, { media, selfId }: CurrentConference): [id: string, MediaStream][] =>
  conference.participants
    .filter(({ participantId }) => participantId !== selfId)
    .flatMap(({ tracks }) => tracks.filter(({ source }) => source === "microphone" || source === "screenAudio"))
    .flatMap(({ trackId }) => {
      const stream = media[trackId];
      return stream ? [[trackId, stream] as [string, MediaStream]] : [];
    });
