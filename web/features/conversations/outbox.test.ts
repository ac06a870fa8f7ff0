import { beforeEach, expect, test } from "bun:test";
import { ApiFailure, localProblem, offlineFailure } from "../../api/failure.ts";
import { chatId, exampleMessage } from "./example.ts";
import { Outbox, type OutboxStorage, type OutgoingMessage } from "./outbox.ts";

let stored: Map<string, OutgoingMessage>;
let sent: string[];
let answer: (message: OutgoingMessage) => void;
let online: boolean;
let timers: (() => void)[];
let outbox: Outbox;

const storage: OutboxStorage = {
  all: async () => [...stored.values()],
  put: async (message) => void stored.set(message.id, message),
  remove: async (id) => void stored.delete(id),
};
const make = () =>
  new Outbox({
    storage,
    send: async (message) => {
      sent.push(message.text);
      answer(message);
      return exampleMessage(sent.length, { id: message.id });
    },
    onSent: () => {},
    isOnline: () => online,
    setTimer: (run) => timers.push(run),
  });
const write = (text: string, conversationId = chatId) =>
  outbox.add({ id: text, conversationId, text, createdAt: sent.length + stored.size });
const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
const states = () => outbox.messages().map((message) => `${message.text} ${message.state}`);

beforeEach(() => {
  stored = new Map();
  sent = [];
  timers = [];
  online = true;
  answer = () => {};
  outbox = make();
});

test("B5 what is written offline waits, survives the window and goes out in order", async () => {
  online = false;
  await write("one");
  await write("two");
  await write("three");
  expect(states()).toEqual(["one queued", "two queued", "three queued"]);
  outbox.close();
  outbox = make();
  online = true;
  await outbox.restore();
  await settled();
  expect(sent).toEqual(["one", "two", "three"]);
  expect(stored.size).toBe(0);
});

test("B5 an answer that got lost is asked for again with the same id, before anything written later", async () => {
  answer = () => {
    throw offlineFailure();
  };
  await write("one");
  await write("two");
  await settled();
  expect(states()).toEqual(["one queued", "two queued"]);
  expect(new Set(sent)).toEqual(new Set(["one"]));
  answer = () => {};
  sent = [];
  timers.shift()?.();
  await settled();
  expect(sent).toEqual(["one", "two"]);
  expect(outbox.messages()).toEqual([]);
});

test("B5 many reconnects at once send each message once", async () => {
  online = false;
  await write("one");
  await write("two");
  online = true;
  outbox.flush();
  outbox.flush();
  outbox.flush();
  await settled();
  expect(sent).toEqual(["one", "two"]);
});

test("a message that is refused stays, with the reason, until the person decides; others pass", async () => {
  answer = ({ text }) => {
    if (text === "bad") throw new ApiFailure(localProblem("conversation.not_found"));
  };
  await write("bad");
  await write("good");
  await settled();
  expect(states()).toEqual(["bad failed"]);
  expect(stored.get("bad")?.problem?.code).toBe("conversation.not_found");
  answer = () => {};
  await outbox.retry("bad");
  await settled();
  expect(outbox.messages()).toEqual([]);
});

test("the socket telling of the message first ends the waiting too", async () => {
  online = false;
  await write("one");
  await outbox.settle(exampleMessage(1, { id: "one" }));
  expect(outbox.messages()).toEqual([]);
  expect(stored.size).toBe(0);
});

test("one conversation's trouble does not hold up another", async () => {
  answer = ({ conversationId }) => {
    if (conversationId === "stuck") throw offlineFailure();
  };
  await write("one", "stuck");
  await write("two", "fine");
  await settled();
  expect(states()).toEqual(["one queued"]);
});

test("a device without storage still sends", async () => {
  const refuse = () => Promise.reject(new Error("no storage"));
  outbox = new Outbox({
    storage: { all: refuse, put: refuse, remove: refuse },
    send: async (message) => exampleMessage(1, { id: message.id }),
    onSent: (message) => sent.push(message.id),
    isOnline: () => true,
    setTimer: () => {},
  });
  await write("one");
  await settled();
  expect(sent).toEqual(["one"]);
});
