import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import type { MediaEngine, MediaListener } from "../../media/index.ts";
import { configSchema } from "../../platform/config/config.ts";
import { failure } from "../../platform/http/failure.ts";
import type { Device, Host } from "../../platform/platform.ts";
import { openStorage } from "../../platform/storage/open-storage.ts";
import type { Role } from "../../protocol/conversations.ts";
import type { BusyKind } from "../../protocol/presence.ts";
import type { ClientFrame, ServerFrame } from "../../protocol/socket.ts";
import { conversations } from "../conversations/conversations.tables.ts";
import type { ChatDoor } from "../conversations/index.ts";
import { commandConferences } from "./conferences.commands.ts";
import { conferenceParticipants, conferences } from "./conferences.tables.ts";
import { createLiveConferences } from "./live-conferences.ts";
import { commandModeration } from "./moderation.commands.ts";
import { keepHistory } from "./past-conferences.ts";
import { commandSealing } from "./sealing.commands.ts";

type Entry = Parameters<ChatDoor["appendEntry"]>[0];

/** Conferences over real storage, with sockets, the chat, the clock and the media engine in the test's hands. */
export async function openBench() {
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

  const members = ["ada", "bob", "carol", "dan"];
  /** Ada organises the bubble, Bob moderates, the others take part. */
  const roles = new Map<string, Role>([
    ["ada", "organiser"],
    ["bob", "moderator"],
    ["carol", "participant"],
    ["dan", "guest"],
  ]);
  const roleIn = async (id: string, accountId: string) =>
    id === bubbleId && members.includes(accountId) ? roles.get(accountId) : undefined;
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
    ports: async () => ({ port: 8081, tcpPort: 8081 }),
    join: async (_roomId, participantId) => {
      asked.push("join");
      // The others' tracks are offered before the request is answered.
      listener?.offered({ participantId, sdp: "v=0", version: 1, tracks: [{ mid: "0", trackId: "x.camera" }] });
    },
    leave: () => void asked.push("leave"),
    publish: async () => "v=0",
    answer: async () => {},
    pause: (_, trackId, isPaused) => void asked.push(`${isPaused ? "pause" : "resume"} ${trackId.split(".").at(-1)}`),
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
        roleIn,
        tendersOf: async () => members.filter((id) => ["organiser", "moderator"].includes(roles.get(id) ?? "guest")),
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
  type Handler = (frame: never, device: Device) => Promise<void>;
  const commands = new Map<string, Handler>();
  const host = {
    command: (type: string, handler: Handler) => void commands.set(type, handler),
    onDisconnected() {},
  } as unknown as Host;
  const plug = () => {
    commandConferences(host, live, {
      allows: async () => true,
      require: async () => {},
      limits: async () => ({}),
    } as never);
    commandModeration(host, live, () => time);
    commandSealing(host, live);
  };
  plug();

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
    ...{ bubbleId, members, roles, barred, room, busy, entries, facts, errors, asked, connect, settle },
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
    tidy: () =>
      keepHistory(
        { config: configSchema.parse({}), db, facts: { on() {} } as never, now: () => time },
        { route() {} } as never,
        { roleIn },
      ).tidy(),
    /** How many conferences and stays are in storage. */
    kept: async () => [await db.reader.$count(conferences), await db.reader.$count(conferenceParticipants)],
    restart: () => {
      alarms.clear();
      live = boot();
      plug();
      return live.recover();
    },
    /** What the device is told when it sends this: nothing, or why not. */
    async send(device: ReturnType<typeof connect>, frame: ClientFrame): Promise<string | undefined> {
      const handler = commands.get(frame.type);
      if (!handler) throw new Error(`nobody hears ${frame.type}`);
      try {
        await handler(frame as never, device);
        return undefined;
      } catch (error) {
        return (error as { code?: string }).code ?? String(error);
      }
    },
    async close() {
      live.stop();
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type Bench = Awaited<ReturnType<typeof openBench>>;
export type BenchDevice = ReturnType<Bench["connect"]>;

export const typesOf = (device: BenchDevice) => device.received.map(({ type }) => type);
export const lastState = (device: BenchDevice) => {
  const frame = device.received.findLast(({ type }) => type === "conference.state");
  if (frame?.type !== "conference.state") throw new Error("no state was told");
  return frame;
};
export const selfOf = (device: BenchDevice): string => lastState(device).selfParticipantId ?? "";
