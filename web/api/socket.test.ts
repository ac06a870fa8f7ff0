import { beforeEach, expect, test } from "bun:test";
import { pageMessages } from "../../src/protocol/conversations.ts";
import type { ClientFrame, ServerFrame } from "../../src/protocol/socket.ts";
import { asFailure } from "./failure.ts";
import { Socket, type WebSocketLike } from "./socket.ts";

class FakeLine implements WebSocketLike {
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: ((closed: { code: number }) => void) | null = null;
  readonly sent: ClientFrame[] = [];
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.onclose?.({ code: 1000 });
  }
  say(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

const accountId = "A".repeat(21);
const conversationId = "C".repeat(21);
const welcome = (resumed: boolean): ServerFrame => ({
  type: "welcome",
  accountId,
  cursor: 5,
  resumed,
  heartbeatSec: 25,
  serverVersion: "0.1.0",
});

let lines: FakeLine[];
let timers: Map<number, { run: () => void; ms: number }>;
let socket: Socket;
let sync: () => Promise<number>;
const line = () => lines.at(-1) as FakeLine;
const fire = (ms: number) => {
  const found = [...timers].find(([, timer]) => timer.ms === ms);
  if (!found) throw new Error(`No timer of ${ms} ms; there are ${[...timers.values()].map((timer) => timer.ms)}`);
  timers.delete(found[0]);
  found[1].run();
};

beforeEach(() => {
  lines = [];
  timers = new Map();
  sync = async () => 9;
  let next = 0;
  socket = new Socket({
    deviceId: "D".repeat(21),
    connect: () => {
      lines.push(new FakeLine());
      return line();
    },
    random: () => 1,
    setTimer: (run, ms) => {
      next += 1;
      timers.set(next, { run, ms });
      return next;
    },
    clearTimer: (timer) => void timers.delete(timer as number),
    sync: () => sync(),
    onPhase: () => {},
    onSignedOut: () => {},
    onOutdated: () => {},
  });
});
const connect = (resumed = true) => {
  socket.start(5);
  line().onopen?.();
  line().say(welcome(resumed));
};
const ask = () => socket.request(pageMessages, { params: { conversationId }, query: {} });

test("an answer finds its question by ref, whatever the order", async () => {
  connect();
  const [first, second] = [ask(), ask()];
  const refs = line().sent.flatMap((frame) => (frame.type === "request" ? [frame.ref] : []));
  line().say({ type: "response", ref: refs[1] as string, body: "second" });
  line().say({ type: "response", ref: refs[0] as string, body: "first" });
  expect(await Promise.all<unknown>([first, second])).toEqual(["first", "second"]);
});

test("a declared failure comes back as itself", async () => {
  connect();
  const asked = ask().catch(asFailure);
  const problem = {
    type: "about:blank",
    code: "conversation.not_found",
    status: 404,
    title: "",
    detail: "",
    requestId: "r",
  };
  line().say({ type: "error", ref: "1", problem });
  expect(await asked).toMatchObject({ code: "conversation.not_found", isOffline: false, isTemporary: false });
});

test("B5 a question whose line breaks, or that nobody answers, fails as offline so that it can be asked again", async () => {
  connect();
  const broken = ask().catch(asFailure);
  line().onclose?.({ code: 1006 });
  expect(await broken).toMatchObject({ isOffline: true, isTemporary: true });
  fire(500);
  line().onopen?.();
  line().say(welcome(true));
  const unanswered = ask().catch(asFailure);
  fire(15_000);
  expect(await unanswered).toMatchObject({ isOffline: true });
});

test("nothing is sent while offline, and send says so", () => {
  expect(socket.send({ type: "typing", conversationId, active: true })).toBe(false);
  expect(lines).toEqual([]);
});

test("B5 events reach their handlers once, in order, after the lists were fetched", async () => {
  const heard: string[] = [];
  socket.onEvent("account.changed", (event) => heard.push(event.accountId));
  connect(false);
  const event = (cursor: number, about: string): ServerFrame => ({
    type: "event",
    cursor,
    event: { type: "account.changed", accountId: about.repeat(21) },
  });
  line().say(event(9, "X"));
  line().say(event(10, "Y"));
  expect(heard).toEqual([]);
  await Promise.resolve();
  await Promise.resolve();
  line().say(event(11, "Z"));
  expect(heard).toEqual(["Y".repeat(21), "Z".repeat(21)]);
});

test("a silent line is given up at the second heartbeat and a late word of it is ignored", () => {
  connect();
  const dead = line();
  fire(25_000);
  fire(25_000);
  expect(socket.phase).toBe("waiting");
  dead.say(welcome(true));
  expect(socket.phase).toBe("waiting");
  fire(500);
  expect(lines.length).toBe(2);
});

test("a frame this build does not know, or that is no JSON, is skipped", () => {
  connect();
  line().onmessage?.({ data: '{"type":"from.the.future"}' });
  line().onmessage?.({ data: "not json" });
  expect(socket.isOpen).toBe(true);
});

test("B5 lists that were fetched before the server asked again for them do not end the waiting", async () => {
  const fetches: PromiseWithResolvers<number>[] = [];
  sync = () => {
    const fetching = Promise.withResolvers<number>();
    fetches.push(fetching);
    return fetching.promise;
  };
  const told: string[] = [];
  socket.onEvent("account.changed", () => void told.push("changed"));
  const changed = (cursor: number): ServerFrame => ({
    type: "event",
    cursor,
    event: { type: "account.changed", accountId },
  });
  connect(false);
  line().say(changed(11));
  // What was held until now is thrown away: the lists that are fetched from here on hold it.
  line().say({ type: "resync", cursor: 12 });
  line().say(changed(13));
  fetches[0]?.resolve(10);
  await Promise.resolve();
  await Promise.resolve();
  expect(socket.phase).toBe("syncing");
  fetches[1]?.resolve(12);
  await Promise.resolve();
  await Promise.resolve();
  expect([socket.phase, told]).toEqual(["open", ["changed"]]);
});
