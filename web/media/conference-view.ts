import type { Conference, ConferenceParticipant, TrackSource } from "../../src/protocol/conferences.ts";
import type { DeviceTrouble } from "./devices.ts";
import type { MediaPath } from "./path.ts";

/**
 * lobby: one sees oneself and chooses, nothing is sent · joining: the server has been asked · active ·
 * returning: media was lost, this device joins again by itself
 */
export type ConferencePhase = "lobby" | "joining" | "active" | "returning";

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
  readonly ownCamera: MediaStream | null;
  readonly ownScreen: MediaStream | null;
  /** What arrives, by track id. */
  readonly media: Readonly<Record<string, MediaStream>>;
  /** Who speaks, loudest first, by participant id. */
  readonly speakers: readonly string[];
  readonly path: MediaPath | null;
}

/** How it ended for this window, said for a moment after. */
export interface ConferenceNotice {
  readonly conversationId: string;
  readonly ending: "elsewhere" | "over" | "lost";
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
  ownCamera: null,
  ownScreen: null,
  media: {},
  speakers: [],
  path: null,
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
  /** The track to ask the server for; null for what is one's own, or shows no picture. */
  readonly videoTrackId: string | null;
  readonly stream: MediaStream | null;
}

const trackOf = (participant: ConferenceParticipant, source: TrackSource) =>
  participant.tracks.find((track) => track.source === source);

/** What is on the stage: screens first, then the others in the order of their coming, oneself last. */
export function tilesOf(conference: Conference, current: CurrentConference): Tile[] {
  const others = conference.participants.filter(({ participantId }) => participantId !== current.selfId);
  const self = conference.participants.find(({ participantId }) => participantId === current.selfId);
  return [
    ...others.flatMap((participant) => screenOf(participant, current)),
    ...(self && current.ownScreen ? [ownTile(self, current, "screen")] : []),
    ...others.map((participant) => personOf(participant, current)),
    ...(self ? [ownTile(self, current, "person")] : []),
  ];
}

function personOf(participant: ConferenceParticipant, { media, speakers }: CurrentConference): Tile {
  const camera = trackOf(participant, "camera");
  const microphone = trackOf(participant, "microphone");
  const isSeen = camera !== undefined && !camera.muted;
  return {
    key: participant.participantId,
    participantId: participant.participantId,
    accountId: participant.accountId,
    kind: "person",
    isSelf: false,
    isMuted: microphone === undefined || microphone.muted,
    isSpeaking: speakers.includes(participant.participantId),
    videoTrackId: isSeen ? camera.trackId : null,
    stream: isSeen ? (media[camera.trackId] ?? null) : null,
  };
}

function screenOf(participant: ConferenceParticipant, { media }: CurrentConference): Tile[] {
  const screen = trackOf(participant, "screen");
  if (screen === undefined) return [];
  return [
    {
      key: screen.trackId,
      participantId: participant.participantId,
      accountId: participant.accountId,
      kind: "screen",
      isSelf: false,
      isMuted: false,
      isSpeaking: false,
      videoTrackId: screen.trackId,
      stream: media[screen.trackId] ?? null,
    },
  ];
}

function ownTile(self: ConferenceParticipant, current: CurrentConference, kind: Tile["kind"]): Tile {
  return {
    key: kind === "screen" ? `${self.participantId}-screen` : self.participantId,
    participantId: self.participantId,
    accountId: self.accountId,
    kind,
    isSelf: true,
    isMuted: kind === "person" && !current.sending.microphone,
    isSpeaking: kind === "person" && current.sending.microphone && current.speakers.includes(self.participantId),
    videoTrackId: null,
    stream: kind === "screen" ? current.ownScreen : current.ownCamera,
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
