import { create } from "zustand";
import { listOwnMeetings, type Meeting } from "../../../src/protocol/meetings.ts";
import { call, socket } from "../../api/index.ts";

/** Planned conferences of all one's bubbles, soonest first; undefined until they are known. */
export const useMeetings = create<{ readonly all: readonly Meeting[] | undefined }>(() => ({ all: undefined }));

let asked = 0;

/** Asks for all anew. What was asked for later wins; without an answer what is known stays. */
export async function refreshMeetings(): Promise<void> {
  asked += 1;
  const turn = asked;
  const answer = await call(listOwnMeetings).catch(() => undefined);
  if (answer && turn === asked) useMeetings.setState({ all: answer.meetings });
}

/** One's own act came back before the news of it. */
export const putMeeting = (meeting: Meeting): void =>
  useMeetings.setState(({ all }) => ({ all: all?.map((one) => (one.id === meeting.id ? meeting : one)) }));

/** Follows them while somebody is signed in. */
export function followMeetings(): () => void {
  const refresh = () => void refreshMeetings();
  const stops = [socket().onEvent("meetings.changed", refresh), socket().onEvent("conversation.left", refresh)];
  return () => {
    for (const stop of stops) stop();
    useMeetings.setState({ all: undefined });
  };
}

export async function syncMeetings(): Promise<undefined> {
  await refreshMeetings();
}
