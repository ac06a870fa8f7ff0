import { afterAll, beforeAll, expect, test } from "bun:test";
import { conferenceCommands } from "../../protocol/conferences.ts";
import { sealingKeys } from "../../protocol/sealing.ts";
import { type Bench, type BenchDevice, lastState, openBench, selfOf, typesOf } from "./conferences.testing.ts";

let bench: Bench;
let ada: BenchDevice;
let bob: BenchDevice;
let conferenceId: string;
const key = "A".repeat(87);
const sealing = { identity: `${key}=`, agreement: `${key}=`, signature: `${key}=` };
const box = "Q".repeat(68);
const handed = (device: BenchDevice) => device.received.filter(({ type }) => type === "conference.keyHanded");

beforeAll(async () => {
  bench = await openBench();
  ada = bench.connect("ada");
  bob = bench.connect("bob");
  await bench.send(ada, { type: "conference.join", conversationId: bench.bubbleId, sealing });
  await bench.send(bob, { type: "conference.join", conversationId: bench.bubbleId });
  conferenceId = lastState(ada).conference.id;
});
afterAll(() => bench.close());

test("B7 what a device seals with is told to everybody, and that another cannot", () => {
  expect(lastState(bob).conference.participants.map((one) => one.sealing)).toEqual([sealing, null]);
});

test("B7 a sealed key goes to the one it is for, with the name of the one it is from", async () => {
  const boxes = [
    { to: selfOf(bob), box },
    { to: selfOf(ada), box },
    { to: "nobody", box },
  ];
  expect(await bench.send(ada, { type: "conference.handKeys", conferenceId, boxes })).toBeUndefined();
  expect(handed(bob)).toEqual([{ type: "conference.keyHanded", conferenceId, from: selfOf(ada), box }]);
  expect(handed(ada)).toEqual([]);
  expect(await bench.send(bob, { type: "conference.askKey", conferenceId, of: selfOf(ada) })).toBeUndefined();
  expect(ada.received.at(-1)).toEqual({ type: "conference.keyAsked", conferenceId, from: selfOf(bob) });
});

test("B7 who is not in the conference hands nothing over and asks for nothing, member of the bubble or not", async () => {
  const [before, beforeAda] = [handed(bob).length, typesOf(ada).length];
  const boxes = [{ to: selfOf(bob), box }];
  for (const stranger of [bench.connect("carol"), bench.connect("mallory"), bench.connect("ada", "ada-phone")]) {
    const hand = { type: "conference.handKeys", conferenceId, boxes } as const;
    expect(await bench.send(stranger, hand)).toBe("conference.not_found");
    const ask = { type: "conference.askKey", conferenceId, of: selfOf(ada) } as const;
    expect(await bench.send(stranger, ask)).toBe("conference.not_found");
  }
  expect([handed(bob).length, typesOf(ada).length]).toEqual([before, beforeAda]);
});

test("B7 what is larger than a key is refused at the door", () => {
  const command = conferenceCommands.find(({ shape }) => shape.type.value === "conference.handKeys");
  const parse = (boxes: unknown) =>
    command?.safeParse({ type: "conference.handKeys", conferenceId, boxes }).success ?? "no such command";
  expect(parse([{ to: "x", box }])).toBe(true);
  expect(parse([{ to: "x", box: "Q".repeat(81) }])).toBe(false);
  expect(parse([{ to: "x", box: "not base64!" }])).toBe(false);
  expect(parse([])).toBe(false);
  expect(parse(Array.from({ length: 501 }, () => ({ to: "x", box })))).toBe(false);
  expect(sealingKeys.safeParse({ ...sealing, identity: "A".repeat(89) }).success).toBe(false);
});
