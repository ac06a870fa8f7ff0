import { afterEach, beforeEach, expect, test } from "bun:test";
import type { ReceiveOffered } from "../../media/index.ts";
import { type Bench, lastState, openBench, selfOf, typesOf } from "./conferences.testing.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  expect(bench.errors).toEqual([]);
  await bench.close();
});

test("S32 a browser first learns that it is in, then what it can receive", async () => {
  const ada = bench.connect("ada");
  await bench.live.join(bench.bubbleId, ada);
  expect(typesOf(ada)).toEqual(["conference.state", "conference.offer"]);
  expect(bench.facts).toEqual(["conference.started"]);
});

test("S32 while only media flows one stays in for thirty seconds, then one is out", async () => {
  const [ada, bob] = [bench.connect("ada"), bench.connect("bob")];
  await bench.live.join(bench.bubbleId, ada);
  await bench.live.join(bench.bubbleId, bob);
  await bench.disconnect(bob);
  await bench.pass(29_000);
  expect(lastState(ada).conference.participants).toHaveLength(2);
  await bench.pass(1_001);
  expect(lastState(ada).conference.participants.map(({ accountId }) => accountId)).toEqual(["ada"]);
});

test("S32 who comes back in time keeps their place and is offered what they missed", async () => {
  const [ada, bob] = [bench.connect("ada"), bench.connect("bob")];
  await bench.live.join(bench.bubbleId, ada);
  await bench.live.join(bench.bubbleId, bob);
  const conferenceId = lastState(bob).conference.id;
  const participantId = selfOf(bob);
  await bench.disconnect(bob);
  const back = bench.connect("bob");
  await bench.live.resume(conferenceId, participantId, back);
  expect(bench.asked.at(-1)).toBe("reoffer");
  await bench.pass(60_000);
  expect(selfOf(back)).toBe(participantId);
  expect(lastState(ada).conference.participants).toHaveLength(2);
});

test("S32 another device of the same person cannot take the place", async () => {
  const bob = bench.connect("bob");
  await bench.live.join(bench.bubbleId, bob);
  const { id } = lastState(bob).conference;
  const phone = bench.connect("bob", "bob-phone");
  const resumed = bench.live.resume(id, selfOf(bob), phone).then(
    () => "resumed",
    (error: { code?: string }) => error.code,
  );
  expect(await resumed).toBe("conference.not_found");
});

test("S32 whom the media engine lost is told why and is out", async () => {
  const [ada, bob] = [bench.connect("ada"), bench.connect("bob")];
  await bench.live.join(bench.bubbleId, ada);
  await bench.live.join(bench.bubbleId, bob);
  bench.listener.lost(selfOf(bob), "worker");
  await bench.settle();
  expect(bob.received).toContainEqual({
    type: "conference.dropped",
    conferenceId: lastState(ada).conference.id,
    reason: "worker",
  });
  expect(lastState(ada).conference.participants).toHaveLength(1);
});

test("S32 who speaks is told to those in it alone", async () => {
  const [ada, bob] = [bench.connect("ada"), bench.connect("bob")];
  await bench.live.join(bench.bubbleId, ada);
  bench.listener.speakersChanged(lastState(ada).conference.id, [selfOf(ada)]);
  expect(typesOf(ada)).toContain("conference.speakers");
  expect(typesOf(bob)).not.toContain("conference.speakers");
});

test("S32 a later offer names whose track it is", async () => {
  const ada = bench.connect("ada");
  await bench.live.join(bench.bubbleId, ada);
  const offer: ReceiveOffered = {
    participantId: selfOf(ada),
    sdp: "v=0",
    version: 2,
    tracks: [{ mid: "1", trackId: "bob-1.screen" }],
  };
  bench.listener.offered(offer);
  expect(ada.received.at(-1)).toMatchObject({
    type: "conference.offer",
    version: 2,
    tracks: [{ mid: "1", participantId: "bob-1", source: "screen", trackId: "bob-1.screen" }],
  });
});

test("S32 B9 a conference that the program left behind waits a minute, ends as of the start, and leaves one entry", async () => {
  const ada = bench.connect("ada");
  await bench.live.join(bench.bubbleId, ada);
  await bench.pass(5_000);
  await bench.restart();
  await bench.pass(59_999);
  expect(bench.entries).toEqual([]);
  await bench.pass(1);
  expect(bench.entries.map(({ content }) => content)).toMatchObject([
    { kind: "conference", conference: { participantIds: ["ada"], endedAt: 1_800_000_005_000 } },
  ]);
  await bench.restart();
  await bench.pass(60_000);
  expect(bench.entries).toHaveLength(1);
  expect(bench.facts).toEqual(["conference.started", "conference.ended"]);
  expect(await bench.live.visibleTo("ada")).toEqual([]);
});

test("S32 B9 devices come back to the same conference after a restart, whose door is as it was", async () => {
  const [ada, carol] = [bench.connect("ada"), bench.connect("carol")];
  await bench.live.join(bench.bubbleId, ada);
  await bench.live.join(bench.bubbleId, carol);
  const { id: conferenceId } = lastState(ada).conference;
  await bench.send(ada, { type: "conference.setDoor", conferenceId, isLocked: true, hasWaitingRoom: true });
  await bench.restart();
  const resume = { type: "conference.resume", conferenceId, participantId: selfOf(carol) } as const;
  expect(await bench.send(carol, resume)).toBe("conference.not_found");
  await bench.live.join(bench.bubbleId, carol);
  expect(lastState(carol)).toMatchObject({ conference: { id: conferenceId, isLocked: true, hasWaitingRoom: true } });
  // Whoever was not in it before stands before a locked door still.
  expect(await codeOf(bench.live.join(bench.bubbleId, bench.connect("dan")))).toBe("conference.locked");
  await bench.pass(60_000);
  expect(bench.facts).toEqual(["conference.started"]);
});

test("S32 somebody's second device joins beside the first, or takes over from it", async () => {
  const [laptop, phone] = [bench.connect("carol"), bench.connect("carol", "carol-phone")];
  await bench.live.join(bench.bubbleId, laptop);
  await bench.live.join(bench.bubbleId, phone);
  expect(lastState(laptop).conference.participants.map(({ accountId }) => accountId)).toEqual(["carol", "carol"]);
  await bench.live.leave(lastState(phone).conference.id, phone.socketId);
  await bench.live.join(bench.bubbleId, phone, { isMoving: true });
  expect(lastState(phone).conference.participants).toHaveLength(1);
  expect([selfOf(laptop), selfOf(phone).length > 0]).toEqual(["", true]);
});

const codeOf = (act: Promise<unknown>) => act.then(() => undefined).catch((error: { code?: string }) => error.code);

test("S10 nobody joins or starts a conference with the function off", async () => {
  bench.barred.add("ada");
  expect(await codeOf(bench.live.join(bench.bubbleId, bench.connect("ada")))).toBe("plans.switched_off");
  expect(bench.facts).toEqual([]);
});

test("S10 whose plan has no room for participants joins what another started, up to the starter's number", async () => {
  bench.room.set("ada", 0).set("bob", 2);
  const ada = bench.connect("ada");
  expect(await codeOf(bench.live.join(bench.bubbleId, ada))).toBe("conference.start_not_in_plan");
  await bench.live.join(bench.bubbleId, bench.connect("bob"));
  await bench.live.join(bench.bubbleId, ada);
  expect(lastState(ada).conference.participants).toHaveLength(2);
  const third = bench.connect("ada", "ada-phone");
  expect(await codeOf(bench.live.join(bench.bubbleId, third))).toBe("conference.full");
});

test("S32 after its time nothing is left of who was in a conference; one that goes on stays", async () => {
  const ada = bench.connect("ada");
  await bench.live.join(bench.bubbleId, ada);
  await bench.live.leave(lastState(ada).conference.id, ada.socketId);
  await bench.pass(364 * 24 * 3_600_000);
  await bench.tidy();
  expect(await bench.kept()).toEqual([1, 1]);
  await bench.live.join(bench.bubbleId, ada);
  await bench.pass(24 * 3_600_000 + 1);
  await bench.tidy();
  expect(await bench.kept()).toEqual([1, 1]);
  expect(lastState(ada).conference.participants).toHaveLength(1);
});
