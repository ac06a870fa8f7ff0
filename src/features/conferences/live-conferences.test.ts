import { afterEach, beforeEach, expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import type { MediaEngine, MediaListener, ReceiveOffered } from "../../media/index.ts";
import { configSchema } from "../../platform/config/config.ts";
import { failure } from "../../platform/http/failure.ts";
import type { Device } from "../../platform/platform.ts";
import { openStorage } from "../../platform/storage/open-storage.ts";
import type { BusyKind } from "../../protocol/presence.ts";
import type { ServerFrame } from "../../protocol/socket.ts";
import { conversations } from "../conversations/conversations.tables.ts";
import type { ChatDoor } from "../conversations/index.ts";
import { createLiveConferences } from "./live-conferences.ts";

type Entry = Parameters<ChatDoor["appendEntry"]>[0];

/** Conferences over real storage, with sockets, the chat, the clock and the media engine in the test's hands. */
async function openBench() {
  const folder = await mkdtemp(join(tmpdir(), "iris-conferences-"));
  let time = 1_800_000_000_000;
  const errors: object[] = [];
  const log = { debug() {}, info() {}, warn() {}, error: (fields: object) => void errors.push(fields) };
  const db = await openStorage({ file: join(folder, "iris.db"), log, now: () => time });
  const bubbleId = nanoid();
  const label = new Uint8Array(0) as never;
  await db.transaction(async (tx) => {
    const row = { id: bubbleId, kind: "bubble" as const, name: label, topic: label, createdBy: "ada", createdAt: time };
    await tx.insert(conversations).values(row);
  });

  const members = ["ada", "bob"];
  /** Whose conferences are off, and how many somebody's plan lets into one. */
  const barred = new Set<string>();
  const room = new Map<string, number>();
  /** What keeps people busy, as presence was told. */
  const busy = new Map<string, BusyKind>();
  const entries: Entry[] = [];
  const facts: string[] = [];
  const devices = new Set<Device & { received: ServerFrame[] }>();
  const alarms = new Set<{ at: number; run: () => void }>();
  const asked: string[] = [];
  let listener: MediaListener | undefined;
  const engine: MediaEngine = {
    join: async (_roomId, participantId) => {
      asked.push("join");
      // The others' tracks are offered before the request is answered.
      listener?.offered({ participantId, sdp: "v=0", version: 1, tracks: [{ mid: "0", trackId: "x.camera" }] });
    },
    leave: () => void asked.push("leave"),
    publish: async () => "v=0",
    answer: async () => {},
    pause: () => {},
    show: () => {},
    reoffer: () => void asked.push("reoffer"),
    stats: async () => null,
    stop: () => {},
  };
  const boot = () =>
    createLiveConferences({
      config: configSchema.parse({}),
      db,
      log,
      now: () => time,
      newId: () => nanoid(),
      keys: { blindIndex: (column: string, value: string) => `${column}-${value}-and-padding` } as never,
      facts: { record: async (_tx: unknown, kind: string) => facts.push(kind) } as never,
      devicesOf: (accountId) => [...devices].filter(({ caller }) => caller.accountId === accountId),
      conversations: {
        roster: async (id) =>
          id === bubbleId ? { kind: "bubble", isArchived: false, accountIds: members } : undefined,
        appendEntry: async (entry) => void (entries.some(({ id }) => id === entry.id) || entries.push(entry)),
      },
      presence: {
        setActivity: (accountId, _, kind) => void (kind === null ? busy.delete(accountId) : busy.set(accountId, kind)),
      },
      plans: {
        allows: async (accountId) => !barred.has(accountId),
        require: async (accountId) => {
          if (barred.has(accountId)) throw failure("plans.switched_off");
        },
        limits: async (accountId) => ({
          storageBytes: null,
          bubbleMembers: null,
          conferenceParticipants: room.get(accountId) ?? null,
        }),
      },
      openEngine: (given) => {
        listener = given;
        return engine;
      },
      schedule: (delayMs, run) => {
        const alarm = { at: time + delayMs, run };
        alarms.add(alarm);
        return () => void alarms.delete(alarm);
      },
    });
  let live = boot();

  const connect = (accountId: string, deviceId = `${accountId}-laptop`) => {
    const received: ServerFrame[] = [];
    const caller = {
      accountId,
      sessionId: "s",
      isOperator: false,
      companyId: null,
      isAdministrator: false,
      provedAt: 0,
      lacksSecondFactor: false,
      owesTerms: false,
      guestOf: null,
      language: "en" as const,
    };
    const device = {
      socketId: nanoid(),
      deviceId,
      caller,
      received,
      send: (frame: ServerFrame) => received.push(frame),
    };
    devices.add(device);
    return device;
  };
  /** Lets promises that wait for nothing but each other (and the database) finish. */
  const settle = async () => {
    for (let turn = 0; turn < 6; turn++) await db.transaction(async () => {});
  };
  return {
    ...{ bubbleId, members, barred, room, busy, entries, facts, errors, asked, connect, settle },
    get live() {
      return live;
    },
    get listener() {
      return listener as MediaListener;
    },
    async disconnect(device: ReturnType<typeof connect>) {
      devices.delete(device);
      live.socketClosed(device.socketId);
      await settle();
    },
    async pass(ms: number) {
      time += ms;
      for (const alarm of [...alarms].filter(({ at }) => at <= time)) {
        alarms.delete(alarm);
        alarm.run();
      }
      await settle();
    },
    restart: () => {
      live = boot();
      return live.recover();
    },
    async close() {
      live.stop();
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
type Bench = Awaited<ReturnType<typeof openBench>>;
type BenchDevice = ReturnType<Bench["connect"]>;

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  expect(bench.errors).toEqual([]);
  await bench.close();
});

const typesOf = (device: BenchDevice) => device.received.map(({ type }) => type);
const lastState = (device: BenchDevice) => {
  const frame = device.received.findLast(({ type }) => type === "conference.state");
  if (frame?.type !== "conference.state") throw new Error("no state was told");
  return frame;
};
const selfOf = (device: BenchDevice): string => lastState(device).selfParticipantId ?? "";

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

test("S32 a conference that the program left behind ends with the next start, with one entry", async () => {
  const ada = bench.connect("ada");
  await bench.live.join(bench.bubbleId, ada);
  await bench.pass(5_000);
  await bench.restart();
  await bench.restart();
  expect(bench.entries.map(({ content }) => content)).toMatchObject([
    { kind: "conference", conference: { participantIds: ["ada"] } },
  ]);
  expect(bench.facts).toEqual(["conference.started", "conference.ended"]);
  expect(await bench.live.visibleTo("ada")).toEqual([]);
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
