import type { ReceiveOffered } from "../../media/index.ts";
import type { Conference } from "../../protocol/conferences.ts";
import type { MessageContent } from "../../protocol/conversations.ts";
import type { ServerFrame } from "../../protocol/socket.ts";
import type { ConferenceState } from "./conference-state.ts";
import { readTrackId, trackIdOf } from "./track-id.ts";

/** @param tends whether the receiver may let people in: only then do they see who waits */
export const presentConference = (
  { id, conversationId, startedAt, isLocked, hasWaitingRoom, waiting, participants }: ConferenceState,
  tends: boolean,
): Conference => ({
  ...{ id, conversationId, startedAt, isLocked, hasWaitingRoom },
  waiting: tends ? waiting.map(({ participantId, accountId, since }) => ({ participantId, accountId, since })) : [],
  participants: participants.map(
    ({ participantId, accountId, joinedAt, raisedAt, sealing, sources, mutedSources }) => ({
      ...{ participantId, accountId, joinedAt, raisedAt, sealing },
      tracks: sources.map((source) => ({
        trackId: trackIdOf(participantId, source),
        source,
        muted: mutedSources.includes(source),
      })),
    }),
  ),
});

export const presentState = (
  conference: ConferenceState,
  receiver: { readonly tends: boolean; readonly selfParticipantId: string | null },
): ServerFrame => ({
  type: "conference.state",
  conference: presentConference(conference, receiver.tends),
  selfParticipantId: receiver.selfParticipantId,
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
