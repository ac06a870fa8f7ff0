import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import type { Moderation } from "../../protocol/conferences.ts";
import type { ClientFrame, ServerFrame } from "../../protocol/socket.ts";
import { type Bench, type BenchDevice, lastState, openBench, selfOf } from "./conferences.testing.ts";

let bench: Bench;
let ada: BenchDevice;
let bob: BenchDevice;
let carol: BenchDevice;
let dan: BenchDevice;
let conferenceId: string;

/** Ada organises the bubble, Bob moderates, Carol takes part and Dan is a guest; all are in its conference. */
beforeEach(async () => {
  bench = await openBench();
  [ada, bob, carol, dan] = ["ada", "bob", "carol", "dan"].map((name) => bench.connect(name)) as [
    BenchDevice,
    BenchDevice,
    BenchDevice,
    BenchDevice,
  ];
  for (const device of [ada, bob, carol, dan]) await bench.live.join(bench.bubbleId, device);
  conferenceId = lastState(ada).conference.id;
  for (const device of [ada, carol]) {
    const tracks = (["microphone", "screen"] as const).map((source, mid) => ({ mid: String(mid), source }));
    await bench.send(device, { type: "conference.publish", conferenceId, sdp: "v=0", tracks });
  }
});
afterEach(async () => {
  expect(bench.errors).toEqual([]);
  await bench.close();
});

const framesOf = <T extends ServerFrame["type"]>(device: BenchDevice, type: T) =>
  device.received.filter((frame): frame is Extract<ServerFrame, { type: T }> => frame.type === type);
const tracksOf = (name: string) =>
  lastState(ada)
    .conference.participants.find(({ accountId }) => accountId === name)
    ?.tracks.flatMap(({ source, muted }) => (muted ? source : []));
const namesIn = (device: BenchDevice) => lastState(device).conference.participants.map(({ accountId }) => accountId);
const moderate = (by: BenchDevice, of: BenchDevice, act: Moderation) =>
  bench.send(by, { type: "conference.moderate", conferenceId, participantId: selfOf(of), act });
const setDoor = (by: BenchDevice, isLocked: boolean, hasWaitingRoom: boolean) =>
  bench.send(by, { type: "conference.setDoor", conferenceId, isLocked, hasWaitingRoom });

describe("B7 hands and joy", () => {
  test("B7 hands stand in the order of the server's clock", async () => {
    await bench.send(dan, { type: "conference.raise", conferenceId, isRaised: true });
    await bench.pass(1_000);
    await bench.send(carol, { type: "conference.raise", conferenceId, isRaised: true });
    const hands = () =>
      lastState(ada)
        .conference.participants.filter(({ raisedAt }) => raisedAt !== null)
        .toSorted((a, b) => (a.raisedAt ?? 0) - (b.raisedAt ?? 0))
        .map(({ accountId }) => accountId);
    expect(hands()).toEqual(["dan", "carol"]);
    await bench.send(dan, { type: "conference.raise", conferenceId, isRaised: false });
    await moderate(bob, carol, "lowerHand");
    expect(hands()).toEqual([]);
  });

  test("B7 a reaction reaches those in it alone, and nobody can rain with them", async () => {
    const outside = bench.connect("carol", "carol-phone");
    const react = () => bench.send(dan, { type: "conference.react", conferenceId, reaction: "🎉" });
    const answers: (string | undefined)[] = [];
    for (let i = 0; i < 7; i++) answers.push(await react());
    expect(answers).toEqual([...Array(6).fill(undefined), "core.too_many"]);
    await bench.pass(1_000);
    expect(await react()).toBeUndefined();
    expect(framesOf(ada, "conference.reacted")).toHaveLength(7);
    expect(framesOf(ada, "conference.reacted")[0]).toMatchObject({ participantId: selfOf(dan), reaction: "🎉" });
    expect(framesOf(outside, "conference.reacted")).toEqual([]);
  });
});

describe("B7 those who tend the bubble tend the conference", () => {
  test.each([
    ["mute", ["microphone"]],
    ["stopScreen", ["screen", "screenAudio"]],
    ["stopCamera", ["camera"]],
  ] as const)("B7 %s: nothing of it is passed on any more, and they are told by whom", async (act, sources) => {
    bench.asked.length = 0;
    expect(await moderate(bob, carol, act)).toBeUndefined();
    expect(bench.asked).toEqual(sources.map((source) => `pause ${source}`));
    expect(framesOf(carol, "conference.moderated")).toMatchObject([{ act, byAccountId: "bob" }]);
    expect(framesOf(dan, "conference.moderated")).toEqual([]);
  });

  test("B7 a moderator mutes the organiser too; whoever is muted switches their microphone on again by themselves", async () => {
    expect(await moderate(bob, ada, "mute")).toBeUndefined();
    expect(tracksOf("ada")).toEqual(["microphone"]);
    await bench.send(ada, { type: "conference.mute", conferenceId, source: "microphone", muted: false });
    expect(tracksOf("ada")).toEqual([]);
  });

  test("B7 asking somebody to speak switches nothing on", async () => {
    await moderate(ada, carol, "mute");
    bench.asked.length = 0;
    await moderate(ada, carol, "askToUnmute");
    expect(framesOf(carol, "conference.moderated").map(({ act }) => act)).toEqual(["mute", "askToUnmute"]);
    expect([tracksOf("carol"), bench.asked]).toEqual([["microphone"], []]);
  });

  test("B7 all but oneself are muted at once, and told once", async () => {
    await bench.send(ada, { type: "conference.muteAll", conferenceId });
    await bench.send(ada, { type: "conference.muteAll", conferenceId });
    expect([tracksOf("ada"), tracksOf("carol")]).toEqual([[], ["microphone"]]);
    expect(framesOf(carol, "conference.moderated")).toHaveLength(1);
  });

  test("B7 whoever is removed is out with all their devices, and has to ask to come again", async () => {
    const phone = bench.connect("carol", "carol-phone");
    await bench.live.join(bench.bubbleId, phone);
    expect(await moderate(bob, carol, "remove")).toBeUndefined();
    expect(namesIn(ada)).toEqual(["ada", "bob", "dan"]);
    for (const device of [carol, phone])
      expect(framesOf(device, "conference.moderated")).toMatchObject([{ act: "remove" }]);
    // Also after the program was started anew.
    await bench.restart();
    await bench.live.join(bench.bubbleId, ada);
    await bench.live.join(bench.bubbleId, carol);
    expect(namesIn(ada)).toEqual(["ada"]);
    expect(lastState(ada).conference.waiting).toMatchObject([{ accountId: "carol" }]);
  });

  test("B7 a locked conference lets in nobody new; those who were in it come back", async () => {
    bench.members.push("eve");
    bench.roles.set("eve", "participant");
    await setDoor(bob, true, false);
    const eve = bench.connect("eve");
    expect(await bench.send(eve, { type: "conference.join", conversationId: bench.bubbleId })).toBe(
      "conference.locked",
    );
    await bench.live.leave(conferenceId, carol.socketId);
    await bench.live.join(bench.bubbleId, carol);
    expect(namesIn(ada)).toContain("carol");
    await setDoor(bob, false, false);
    await bench.live.join(bench.bubbleId, eve);
    expect(namesIn(ada)).toContain("eve");
  });
});

describe("B7 the waiting room", () => {
  let eve: BenchDevice;
  const knock = () => bench.send(eve, { type: "conference.join", conversationId: bench.bubbleId });
  const waitingId = () => lastState(bob).conference.waiting[0]?.participantId ?? "";
  const answer = (by: BenchDevice, act: "admit" | "refuse", participantId = waitingId()) =>
    bench.send(by, { type: "conference.moderate", conferenceId, participantId, act });
  beforeEach(async () => {
    bench.members.push("eve");
    bench.roles.set("eve", "guest");
    await setDoor(ada, false, true);
    eve = bench.connect("eve");
    await knock();
  });

  test("B7 S39 a guest waits, only those who may let them in see it, and they are let in", async () => {
    expect(framesOf(eve, "conference.waits")).toMatchObject([{ conferenceId, participantId: waitingId() }]);
    expect(lastState(bob).conference.waiting).toMatchObject([{ accountId: "eve" }]);
    for (const device of [carol, dan, eve]) expect(lastState(device).conference.waiting).toEqual([]);
    expect(await answer(bob, "admit")).toBeUndefined();
    expect([selfOf(eve).length > 0, lastState(bob).conference.waiting]).toEqual([true, []]);
    expect(namesIn(ada)).toContain("eve");
  });

  test("B7 whoever is refused is told, and may ask again", async () => {
    await answer(ada, "refuse");
    expect(framesOf(eve, "conference.refused")).toHaveLength(1);
    expect(lastState(bob).conference.waiting).toEqual([]);
    await knock();
    expect(lastState(bob).conference.waiting).toHaveLength(1);
  });

  test("B7 whoever closes their window waits no more; letting them in then says so", async () => {
    const participantId = waitingId();
    await bench.disconnect(eve);
    expect(lastState(bob).conference.waiting).toEqual([]);
    expect(await answer(bob, "admit", participantId)).toBe("conference.participant_gone");
  });

  test("B7 S39 whoever loses the bubble meanwhile is turned away", async () => {
    bench.members.splice(bench.members.indexOf("eve"), 1);
    await bench.live.checkMembers(bench.bubbleId);
    expect(framesOf(eve, "conference.ended")).toHaveLength(1);
    expect(lastState(bob).conference.waiting).toEqual([]);
  });

  test("S10 nobody is let in beyond the plan's number: they go on waiting", async () => {
    bench.room.set("ada", 4);
    expect(await answer(bob, "admit")).toBe("conference.full");
    expect(lastState(bob).conference.waiting).toHaveLength(1);
  });
});

describe("B7 S71 who may not", () => {
  const acts: Moderation[] = [
    "mute",
    "stopCamera",
    "stopScreen",
    "askToUnmute",
    "lowerHand",
    "remove",
    "admit",
    "refuse",
  ];
  const frames = (): ClientFrame[] => [
    ...acts.map((act) => ({ type: "conference.moderate" as const, conferenceId, participantId: selfOf(ada), act })),
    { type: "conference.muteAll", conferenceId },
    { type: "conference.setDoor", conferenceId, isLocked: true, hasWaitingRoom: true },
  ];

  test.each(["carol", "dan"] as const)(
    "B7 S71 %s, who does not tend the bubble, is refused every act",
    async (name) => {
      const before = JSON.stringify(lastState(ada).conference);
      bench.asked.length = 0;
      for (const frame of frames())
        expect(await bench.send(name === "carol" ? carol : dan, frame)).toBe("conference.not_moderator");
      expect([JSON.stringify(lastState(ada).conference), bench.asked]).toEqual([before, []]);
    },
  );

  test("B7 S71 whoever tends the bubble but is not in its conference tends it from inside only", async () => {
    const phone = bench.connect("bob", "bob-phone");
    for (const frame of frames()) expect(await bench.send(phone, frame)).toBe("conference.not_found");
    const outside: ClientFrame[] = [
      { type: "conference.raise", conferenceId, isRaised: true },
      { type: "conference.react", conferenceId, reaction: "👍" },
    ];
    for (const frame of outside) expect(await bench.send(phone, frame)).toBe("conference.not_found");
  });

  test("B7 S21 moderators remove neither each other nor the organiser, and nobody themselves", async () => {
    expect(await moderate(bob, ada, "remove")).toBe("conference.not_moderator");
    expect(await moderate(bob, bob, "remove")).toBe("conference.not_moderator");
    expect(await moderate(ada, ada, "remove")).toBe("conference.not_moderator");
    expect(namesIn(ada)).toEqual(["ada", "bob", "carol", "dan"]);
  });

  test("B7 S71 whoever lost the role loses the say with it", async () => {
    bench.roles.set("bob", "participant");
    expect(await moderate(bob, carol, "mute")).toBe("conference.not_moderator");
  });

  test("B7 an act on somebody who left says so", async () => {
    await bench.live.leave(conferenceId, carol.socketId);
    for (const act of acts)
      expect(await bench.send(ada, { type: "conference.moderate", conferenceId, participantId: "gone", act })).toBe(
        "conference.participant_gone",
      );
  });
});
