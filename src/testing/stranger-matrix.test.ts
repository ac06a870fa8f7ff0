import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { nanoid } from "nanoid";
import { endpoints } from "../protocol/api.ts";
import type { EndpointShape } from "../protocol/endpoint.ts";
import { clientFrame, guestFrames } from "../protocol/socket.ts";
import { answerTo, leaksIn, masked } from "./stranger-matrix/answer.ts";
import { calls } from "./stranger-matrix/calls.ts";
import { frameMatrix } from "./stranger-matrix/frames.ts";
import { matrix } from "./stranger-matrix/matrix.ts";
import { proofs } from "./stranger-matrix/proofs.ts";
import { madeUpThings, type Things } from "./stranger-matrix/things.ts";
import { type Viewer, viewers, viewersOf } from "./stranger-matrix/viewers.ts";
import { createWorld, pushOrigin, type World } from "./stranger-matrix/world.ts";
import { startTestApp, type TestApp } from "./test-app.ts";

// Thousands of people come and go; a busy machine takes its time.
setDefaultTimeout(60_000);
/** So far between two operations that no limit of one mailbox speaks for the next. */
const betweenMs = 2 * 3_600_000;
let at = 1_800_000_000_000;
let app: TestApp;
let world: World;
let nothing: Things;
let newViewer: ReturnType<typeof viewersOf>;

beforeAll(async () => {
  app = await startTestApp({ now: () => at, config: { push: { allowed_origins: [pushOrigin] } } });
  world = await createWorld(app);
  nothing = madeUpThings(world.things);
  newViewer = viewersOf(app);
});
afterAll(async () => {
  for (const device of world.devices) await device.close();
  await app.stop();
});

/** Those of calls first, before the moved clock ends the one that goes on. */
const isOfCalls = ({ path }: EndpointShape) => path.startsWith("/api/calls");
const everyOperation = [...endpoints.filter(isOfCalls), ...endpoints.filter((one) => !isOfCalls(one))].map(
  (endpoint) => [endpoint.operation, endpoint] as const,
);

test("S71 every operation and every frame has its row, and no row is left over", () => {
  const operations = everyOperation.map(([operation]) => operation);
  expect(Object.keys(matrix).toSorted()).toEqual(operations.toSorted());
  expect(Object.keys(calls).filter((operation) => !operations.includes(operation))).toEqual([]);
  const kinds = clientFrame.options.map((option) => String(option.shape.type.value));
  expect([...Object.keys(frameMatrix), "hello", "ping", "request"].toSorted()).toEqual(kinds.toSorted());
});

test("the call and the conference of this world go on", async () => {
  const [, bobs, bobsOther] = world.devices;
  const { callId, conferenceId } = world.things;
  bobs.send({ type: "call.resume", callId });
  expect((await bobs.next("call.state")).call.id).toBe(callId);
  bobsOther.send({ type: "conference.mute", conferenceId, source: "microphone", muted: true });
  await bobsOther.settled();
  expect([...bobs.frames, ...bobsOther.frames].filter(({ type }) => type === "error")).toEqual([]);
});

describe("S71 S9 an outsider's socket", () => {
  test.each(["stranger", "deactivated"] as const)("is not opened for a %s", async (viewer) => {
    const client = await newViewer(viewer);
    await expect(client.connect()).rejects.toThrow("refused");
  });

  /** All that comes back for one frame: everything before the answer to another one that nobody can answer. */
  async function toldAfter(
    viewer: Viewer,
    row: (typeof frameMatrix)[keyof typeof frameMatrix],
    expected: string,
    things: Things,
  ) {
    const client = await newViewer(viewer);
    const socket = await client.connect({ deviceId: nanoid() });
    const before = socket.frames.length;
    const frame = row.frame(things);
    socket.send(frame);
    const outcome = expected === "silence" ? expected : (await socket.next("error")).problem.code;
    socket.send({ type: "conference.leave", conferenceId: nanoid() });
    expect((await socket.next("error")).problem.code).toBe("conference.not_found");
    await socket.settled();
    const frames = socket.frames.slice(before);
    const text = JSON.stringify(frames);
    await socket.close();
    // News of people comes in its own time, of whoever has just been made here too: it answers nothing.
    const answers = frames.filter(({ type }) => type !== "people.changed" && type !== "people.stale");
    return {
      outcome,
      told: masked(JSON.stringify(answers), things),
      leaks: leaksIn(text, JSON.stringify(frame), things),
    };
  }

  test.each(Object.entries(frameMatrix))("learns nothing from %s", async (_, row) => {
    for (const viewer of ["guest", "alone", "member", "administrator"] as const) {
      const isNobody = viewer === "guest" && !guestFrames.has(row.frame(nothing).type);
      const expected = isNobody ? "core.not_signed_in" : row.outcome;
      const ofThings = await toldAfter(viewer, row, expected, world.things);
      expect(ofThings).toEqual({ ...(await toldAfter(viewer, row, expected, nothing)), leaks: [] });
      expect(ofThings.outcome).toBe(expected);
    }
  });
});

describe("S71 S9 S39 an outsider learns nothing from", () => {
  test.each(everyOperation)("%s", async (operation, endpoint) => {
    at += betweenMs;
    // To whatever anyone may call and does not admit guests a guest is the stranger, see guest-access.test.ts.
    const isHall = endpoint.access === "anyone" && !endpoint.admitsGuests;
    const asked = viewers.filter((viewer) => viewer !== "guest" || !isHall);
    const seen = await Promise.all(
      asked.map(async (viewer) => {
        const twins = await Promise.all([newViewer(viewer), newViewer(viewer)]);
        const ofThings = await answerTo(twins[0], endpoint, world.things);
        const ofNothing = await answerTo(twins[1], endpoint, nothing);
        expect([viewer, ofThings]).toEqual([viewer, { ...ofNothing, leaks: [] }]);
        return [viewer, ofThings.outcome] as const;
      }),
    );
    const row = Object.entries(matrix[operation] ?? {}).filter(([viewer]) => asked.some((one) => one === viewer));
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(row));
  });
});

describe("what outsiders are refused is there:", () => {
  const byOperation = new Map(everyOperation);

  test.each(proofs)("%s, for %s by %s", async (thing, by, operation) => {
    const endpoint = byOperation.get(operation);
    if (!endpoint) throw new Error(`there is no ${operation}`);
    const insider = world.insiders[by];
    const { outcome } = await answerTo(insider, endpoint, world.things);
    const other = await answerTo(insider, endpoint, { ...world.things, [thing]: nothing[thing] });
    expect(outcome).not.toBe(other.outcome);
  });
});
