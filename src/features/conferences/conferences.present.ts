import type { ReceiveOffered } from "../../media/index.ts";
import type { Conference } from "../../protocol/conferences.ts";
import type { MessageContent } from "../../protocol/conversations.ts";
import type { ServerFrame } from "../../protocol/socket.ts";
import type { ConferenceState } from "./conference-state.ts";
import { readTrackId, trackIdOf } from "./track-id.ts";

export const presentConference = ({ id, conversationId, startedAt, participants }: ConferenceState): Conference => ({
  id,
  conversationId,
  startedAt,
  participants: participants.map(({ participantId, accountId, joinedAt, sources, mutedSources }) => ({
    participantId,
    accountId,
    joinedAt,
    tracks: sources.map((source) => ({
      trackId: trackIdOf(participantId, source),
      source,
      muted: mutedSources.includes(source),
    })),
  })),
});

export const presentState = (conference: ConferenceState, selfParticipantId: string | null): ServerFrame => ({
  type: "conference.state",
  conference: presentConference(conference),
  selfParticipantId,
});

export const presentOffer = (conferenceId: string, { sdp, version, tracks }: ReceiveOffered): ServerFrame => ({
  type: "conference.offer",
  conferenceId,
  sdp,
  version,
  tracks: tracks.flatMap(({ mid, trackId }) => {
    const track = readTrackId(trackId);
    return track === null ? [] : [{ mid, trackId, ...track }];
  }),
});

/** What stays of a conference in the bubble (S32). */
export const presentEntry = (
  conferenceId: string,
  startedAt: number,
  endedAt: number,
  participantIds: string[],
): MessageContent => ({ kind: "conference", conference: { conferenceId, startedAt, endedAt, participantIds } });
