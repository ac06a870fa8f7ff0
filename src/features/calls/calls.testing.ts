import { createHmac } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { configSchema } from "../../platform/config/config.ts";
import type { DataKey, KeySubject } from "../../platform/crypto/keys.ts";
import { Failure, failure } from "../../platform/http/failure.ts";
import type { Schedule } from "../../platform/jobs/schedule.ts";
import type { Caller, Device, Host, Log, Platform } from "../../platform/platform.ts";
import { openStorage } from "../../platform/storage/open-storage.ts";
import type { Call } from "../../protocol/calls.ts";
import type { BusyKind } from "../../protocol/presence.ts";
import type { ClientFrame, ServerFrame } from "../../protocol/socket.ts";
import { conversations } from "../conversations/conversations.tables.ts";
import type { ChatDoor } from "../conversations/index.ts";
import type { CallsNeeds } from "./calls.deps.ts";
import { mountCalls } from "./index.ts";

type Entry = Parameters<ChatDoor["appendEntry"]>[0];
type Command = Extract<ClientFrame, { type: `call.${string}` }>;

/** A device of the bench: what it was sent, and its side of the wire. */
export interface BenchDevice extends Device {
  readonly received: ServerFrame[];
  /** The last state of a call that it was told. */
  call(): Call | undefined;
  /** @returns the failure's code, or undefined when the command went through */
  command(frame: Command): Promise<string | undefined>;
  disconnect(): void;
  /** The same device over another socket. */
  reconnect(): BenchDevice;
}

/**
 * Calls over real storage, with the socket layer, the chat and the clock in the test's hands: ada and bob share a direct
 * chat, ada, bob and carol a bubble; mallory knows nobody.
 */
export async function openCallBench(settings: { turn_urls?: string[] } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "iris-calls-"));
  let time = 1_800_000_000_000;
  const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: (fields) => void errors.push(fields) };
  const errors: object[] = [];
  const db = await openStorage({ file: join(folder, "iris.db"), log, now: () => time });
  const entries: Entry[] = [];
  const facts: string[] = [];
  const hidden = new Set<string>();
  const busy = new Map<string, BusyKind>();
  const presence: CallsNeeds["presence"] = {
    isHidden: async (accountId) => hidden.has(accountId),
    setActivity: (accountId, _, kind) => void (kind === null ? busy.delete(accountId) : busy.set(accountId, kind)),
  };
  /** Pairs who may not reach each other, as "ada bob". */
  const apart = new Set<string>();
  /** Who blocked whom, as "bob ada". */
  const blocks = new Set<string>();
  /** Functions that are off, as "ada videoCalls". */
  const off = new Set<string>();
  const direct = nanoid();
  const withCarol = nanoid();
  const bubble = nanoid();
  const rosters: Record<string, { kind: "direct" | "bubble"; accountIds: string[] }> = {
    [direct]: { kind: "direct", accountIds: ["ada", "bob"] },
    [withCarol]: { kind: "direct", accountIds: ["bob", "carol"] },
    [bubble]: { kind: "bubble", accountIds: ["ada", "bob", "carol"] },
  };
  const label = new Uint8Array(0) as never;
  await db.transaction(async (tx) => {
    for (const [id, { kind }] of Object.entries(rosters))
      await tx.insert(conversations).values({ id, kind, name: label, topic: label, createdBy: "ada", createdAt: time });
  });

  const keyOf = async (subject: KeySubject): Promise<DataKey> => ({
    subject,
    version: 1,
    bytes: new Uint8Array(32).fill(7),
  });
  const platform: Platform = {
    audit: { record: async () => {} },
    config: configSchema.parse({ calls: settings }),
    db,
    log,
    now: () => time,
    newId: () => nanoid(),
    keys: {
      create: keyOf,
      get: keyOf,
      peek: () => undefined,
      preload: async () => {},
      renew: keyOf,
      destroy: async () => {},
      blindIndex: (column, value) => createHmac("sha256", column).update(value).digest("base64url"),
    },
    facts: {
      head: () => 0,
      on: () => {},
      record: async (_tx, kind) => facts.push(kind),
    },
  };

  let program = boot();

  /** Everything that is lost when the program stops: its memory, its sockets, its alarms. */
  function boot() {
    const commands = new Map<string, (frame: never, device: Device) => Promise<void>>();
    const routes = new Map<string, (input: never) => Promise<unknown>>();
    const connected: ((device: Device) => void)[] = [];
    const disconnected: ((device: Device) => void)[] = [];
    const starting: (() => Promise<void>)[] = [];
    const stopping: (() => Promise<void>)[] = [];
    const devices = new Set<BenchDevice>();
    const alarms = new Set<{ at: number; run: () => void }>();
    const devicesOf = (accountId: string) => [...devices].filter((one) => one.caller.accountId === accountId);
    const host: Host = {
      route: (endpoint, handler) => void routes.set(endpoint.operation, handler),
      command: (type, handler) => void commands.set(type, handler as (frame: never, device: Device) => Promise<void>),
      broadcast: () => {},
      scopes: () => {},
      sendTo: (accountId, frame, except) => {
        for (const device of devicesOf(accountId)) if (device.socketId !== except) device.send(frame);
      },
      devicesOf,
      isOnline: (accountId) => devicesOf(accountId).length > 0,
      onConnected: (handler) => void connected.push(handler),
      onDisconnected: (handler) => void disconnected.push(handler),
      closeSession: () => {},
      onStart: (run) => void starting.push(run),
      onStop: (run) => void stopping.push(run),
    };
    const schedule: Schedule = (delayMs, run) => {
      const alarm = { at: time + delayMs, run };
      alarms.add(alarm);
      return () => void alarms.delete(alarm);
    };
    const chat: ChatDoor = {
      roster: async (conversationId) => rosters[conversationId] && { isArchived: false, ...rosters[conversationId] },
      appendEntry: async (entry) => {
        if (!entries.some(({ id }) => id === entry.id)) entries.push(entry);
      },
    };
    const wouldReach = async (one: string, other: string) => !apart.has([one, other].sort().join(" "));
    const hasBlocked = async (blockerId: string, accountId: string) => blocks.has(`${blockerId} ${accountId}`);
    const people = {
      wouldReach,
      mayReach: async (one: string, other: string) =>
        (await wouldReach(one, other)) && !(await hasBlocked(one, other)) && !(await hasBlocked(other, one)),
    };
    const plans = {
      require: async (accountId: string, name: string) => {
        if (off.has(`${accountId} ${name}`)) throw failure("plans.switched_off");
      },
    };
    mountCalls(platform, host, { conversations: chat, relations: { hasBlocked }, people, plans, presence, schedule });
    return { commands, routes, connected, disconnected, starting, stopping, devices, alarms };
  }

  function connect(accountId: string, deviceId: string): BenchDevice {
    const { devices, commands, connected, disconnected } = program;
    const caller: Caller = {
      accountId,
      sessionId: nanoid(),
      isOperator: false,
      companyId: null,
      isAdministrator: false,
      provedAt: 0,
      lacksSecondFactor: false,
      owesTerms: false,
      guestOf: null,
      language: "en",
    };
    const received: ServerFrame[] = [];
    const device: BenchDevice = {
      socketId: nanoid(),
      deviceId,
      caller,
      received,
      send: (frame) => void received.push(frame),
      call: () => received.findLast((frame) => frame.type === "call.state")?.call,
      command: async (frame) => {
        try {
          await commands.get(frame.type)?.(frame as never, device);
          return undefined;
        } catch (error) {
          if (error instanceof Failure) return error.code;
          throw error;
        }
      },
      disconnect: () => {
        devices.delete(device);
        for (const handler of disconnected) handler(device);
      },
      reconnect: () => connect(accountId, deviceId),
    };
    devices.add(device);
    for (const handler of connected) handler(device);
    return device;
  }

  /** Lets promises that wait for nothing but each other (and the database) finish. */
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await db.transaction(async () => {});
  };

  return {
    direct,
    withCarol,
    bubble,
    entries,
    facts,
    apart,
    blocks,
    off,
    errors,
    /** Who is invisible. */
    hidden,
    /** What keeps people busy, as presence was told. */
    busy,
    connect,
    settle,
    /** Moves the clock, ringing each alarm at its time. */
    async pass(seconds: number) {
      await settle();
      const until = time + seconds * 1000;
      for (;;) {
        const due = [...program.alarms].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        program.alarms.delete(due);
        time = Math.max(time, due.at);
        due.run();
        await settle();
      }
      time = until;
    },
    async ask(operation: string, accountId: string, query: object = {}, input: object = {}) {
      const caller: Caller = {
        accountId,
        sessionId: nanoid(),
        isOperator: false,
        companyId: null,
        isAdministrator: false,
        provedAt: 0,
        lacksSecondFactor: false,
        owesTerms: false,
        guestOf: null,
        language: "en",
      };
      return program.routes.get(operation)?.({ caller, query, ...input } as never);
    },
    /** The program stops without a word and starts again on the same database. */
    async restart() {
      program.alarms.clear();
      program = boot();
      for (const run of program.starting) await run();
    },
    async close() {
      for (const run of program.stopping) await run();
      await db.close();
      await rm(folder, { recursive: true, force: true });
      return program.alarms.size;
    },
  };
}
export type CallBench = Awaited<ReturnType<typeof openCallBench>>;
