import { expect, test } from "bun:test";
import type { BusyKind } from "../../protocol/presence.ts";
import { reportActivity } from "./conference-activity.ts";
import {
  type ConferenceState,
  newConference,
  withoutParticipant,
  withParticipant,
  withSources,
} from "./conference-state.ts";

const empty = newConference({ id: "conference", conversationId: "bubble", startedBy: "ada", startedAt: 0 });
const arrival = (accountId: string, participantId: string) => ({
  ...{ accountId, participantId, deviceId: participantId, socketId: participantId, sealing: null },
  joinedAt: 0,
});

test("S15 whoever is in a conference is busy for as long, and who shows a screen presents", () => {
  const busy = new Map<string, BusyKind>();
  let now: ConferenceState | undefined;
  const become = (next: ConferenceState) => {
    const setActivity = (accountId: string, source: string, kind: BusyKind | null) =>
      void (kind === null ? busy.delete(`${accountId} ${source}`) : busy.set(`${accountId} ${source}`, kind));
    reportActivity({ setActivity }, now, next);
    now = next;
    return Object.fromEntries(busy);
  };
  const alone = withParticipant(empty, arrival("ada", "a"));
  const both = withParticipant(alone, arrival("bob", "b"));
  expect(become(alone)).toEqual({ "ada conference:a": "video" });
  expect(become(withSources(both, "b", ["microphone", "screen"]))).toEqual({
    "ada conference:a": "video",
    "bob conference:b": "sharing",
  });
  expect(become(both)).toEqual({ "ada conference:a": "video", "bob conference:b": "video" });
  // Two of ada's devices: one that leaves does not end the other's.
  const twice = withParticipant(both, arrival("ada", "a2"));
  become(twice);
  expect(become(withoutParticipant(twice, "a"))).toEqual({
    "bob conference:b": "video",
    "ada conference:a2": "video",
  });
  expect(become(empty)).toEqual({});
});
