import type { ReceiveOffered } from "../../media/index.ts";
import type { ServerFrame } from "../../protocol/socket.ts";
import {
  type ConferenceState,
  findParticipant,
  type Participant,
  participantOf,
  type Waiting,
} from "./conference-state.ts";
import type { ConferenceDeps } from "./conferences.deps.ts";
import { presentOffer, presentState } from "./conferences.present.ts";

/** Who is told what of a conference: everybody in the bubble, or one device inside. */
export function conferenceAudience({ conversations, devicesOf }: Pick<ConferenceDeps, "conversations" | "devicesOf">) {
  const tell = ({ accountId, socketId }: Participant | Waiting, frame: ServerFrame) =>
    devicesOf(accountId)
      .find((device) => device.socketId === socketId)
      ?.send(frame);

  return {
    tell,

    tellOffer(conference: ConferenceState, offer: ReceiveOffered): void {
      const participant = findParticipant(conference, offer.participantId);
      if (participant) tell(participant, presentOffer(conference.id, offer));
    },

    /** Everybody in the bubble sees who is in; each device learns which participant it is itself. */
    async announce(conference: ConferenceState): Promise<void> {
      const roster = await conversations.roster(conference.conversationId);
      const tenders = new Set(await conversations.tendersOf(conference.conversationId));
      for (const accountId of roster?.accountIds ?? [])
        for (const device of devicesOf(accountId)) {
          const selfParticipantId = participantOf(conference, device.socketId)?.participantId ?? null;
          device.send(presentState(conference, { tends: tenders.has(accountId), selfParticipantId }));
        }
    },

    async tellEnd({ id: conferenceId, conversationId }: ConferenceState): Promise<void> {
      const roster = await conversations.roster(conversationId);
      for (const accountId of roster?.accountIds ?? [])
        for (const device of devicesOf(accountId))
          device.send({ type: "conference.ended", conferenceId, conversationId });
    },
  };
}
