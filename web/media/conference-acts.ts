import type { ConferenceReaction, Moderation } from "../../src/protocol/conferences.ts";
import type { ClientFrame } from "../../src/protocol/socket.ts";

/** What people do in a conference beside sending and seeing. Outside of one nothing happens. */
export function conferenceActs(conferenceId: () => string | null, send: (frame: ClientFrame) => void) {
  const say = (frameFor: (conferenceId: string) => ClientFrame) => {
    const id = conferenceId();
    if (id !== null) send(frameFor(id));
  };
  return {
    raise: (isRaised: boolean) => say((conferenceId) => ({ type: "conference.raise", conferenceId, isRaised })),
    react: (reaction: ConferenceReaction) =>
      say((conferenceId) => ({ type: "conference.react", conferenceId, reaction })),
    moderate: (participantId: string, act: Moderation) =>
      say((conferenceId) => ({ type: "conference.moderate", conferenceId, participantId, act })),
    muteAll: () => say((conferenceId) => ({ type: "conference.muteAll", conferenceId })),
    setDoor: (door: { isLocked: boolean; hasWaitingRoom: boolean }) =>
      say((conferenceId) => ({ type: "conference.setDoor", conferenceId, ...door })),
  };
}
