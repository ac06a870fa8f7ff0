import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { signIn } from "../../protocol/accounts.ts";
import { choosePresence } from "../../protocol/presence.ts";
import { Person, password } from "../../testing/test-app.ts";
import { chatOf, type PushApp, pushed, say, see, startPushApp, subscribe, wish } from "./notifications.testing.ts";

let bench: PushApp;
let round = 0;
let ada: Person;
let bob: Person;
let chat: string;
let phone: Awaited<ReturnType<typeof subscribe>>;
beforeAll(async () => {
  bench = await startPushApp();
});
afterAll(async () => {
  await bench.app.stop();
  bench.service.stop();
});
beforeEach(async () => {
  round += 1;
  [ada, bob] = await bench.app.people(`ada${round}`, `bob${round}`);
  chat = await chatOf(ada, bob);
  phone = await subscribe(bob, bench.service);
  await pushed(bench);
});

const kinds = async () => (await pushed(bench)).map(({ path, says }) => [path, says.kind]);

test("S41 what was read on one device goes from the browsers that were told of it, once", async () => {
  const first = await say(ada, chat, "one");
  const second = await say(ada, chat, "two");
  await pushed(bench);
  // Not all of it is seen.
  await see(bob, chat, first.seq);
  expect(await kinds()).toEqual([]);
  await see(bob, chat, second.seq);
  const [gone, ...others] = await pushed(bench);
  expect(others).toEqual([]);
  expect(gone).toMatchObject({ path: phone.path, urgency: "normal", says: { kind: "gone", tag: chat, unread: 0 } });
  expect(gone?.says.title).toBeUndefined();
  const third = await say(ada, chat, "three");
  expect(await kinds()).toEqual([[phone.path, "message"]]);
  await see(bob, chat, third.seq);
  expect(await kinds()).toEqual([[phone.path, "gone"]]);
});

test("S41 what no browser was told of is taken from none", async () => {
  const device = await bob.connect();
  await device.send({ type: "notifications.attention", isAttended: true });
  await device.settled();
  const sent = await say(ada, chat, "one");
  await see(bob, chat, sent.seq);
  await device.close();
  bench.clock.pass(120_000);
  expect(await kinds()).toEqual([]);
});

test("S41 a browser with an open line takes it away by itself", async () => {
  const sent = await say(ada, chat, "one");
  expect(await kinds()).toEqual([[phone.path, "message"]]);
  const device = await bob.connect();
  await device.settled();
  await see(bob, chat, sent.seq);
  expect(await kinds()).toEqual([]);
  await device.close();
});

test("S41 S15 somebody who looks offline is spared it too", async () => {
  await bob.call(choosePresence, { body: { choice: "invisible" } });
  const sent = await say(ada, chat, "one");
  expect(await kinds()).toEqual([[phone.path, "message"]]);
  await see(bob, chat, sent.seq);
  expect(await kinds()).toEqual([[phone.path, "gone"]]);
});

/** At another device of theirs. */
async function signedInAgain({ accountId, email }: Person): Promise<Person> {
  const again = new Person(bench.app.url, accountId, email);
  await again.call(signIn, { body: { email, password } });
  return again;
}

const ring = async (callId = nanoid()) => {
  const caller = await ada.connect();
  await caller.send({ type: "call.start", callId, conversationId: chat, kind: "audio" });
  await caller.next("call.state", ({ call }) => call.state === "ringing");
  return { caller, callId };
};

test("S41 S27 a call rings by push where no line is open, at once, for as long as it rings", async () => {
  await wish(bob, { pushShowsContent: true });
  const { caller, callId } = await ring();
  const [push, ...others] = await pushed(bench);
  expect(others).toEqual([]);
  expect(push).toMatchObject({
    ...{ path: phone.path, urgency: "high" },
    says: { kind: "ring", tag: `ring ${chat}`, ref: callId, conversationId: chat, title: `Ada${round} Example` },
  });
  expect(push?.ttl).toBeLessThanOrEqual(bench.app.platform.config.calls.ring_seconds);
  await caller.send({ type: "call.end", callId });
  await caller.next("call.state", ({ call }) => call.state === "ended");
  // The ring goes, and what was missed is told.
  expect((await kinds()).toSorted()).toEqual([
    [phone.path, "call"],
    [phone.path, "gone"],
  ]);
  await caller.close();
});

test("S41 S27 it goes from the others once it is answered, and does not ring by push where a line is open", async () => {
  const { caller, callId } = await ring();
  expect(await kinds()).toEqual([[phone.path, "ring"]]);
  const desk = await signedInAgain(bob);
  const device = await desk.connect();
  await device.send({ type: "call.accept", callId });
  await device.next("call.state", ({ call }) => call.state === "active");
  expect(await kinds()).toEqual([[phone.path, "gone"]]);
  await device.send({ type: "call.end", callId });
  await device.next("call.state", ({ call }) => call.state === "ended");
  await pushed(bench);
  await device.close();

  const own = await bob.connect();
  await own.settled();
  const again = await ring();
  expect(await kinds()).toEqual([]);
  await again.caller.send({ type: "call.end", callId: again.callId });
  await Promise.all([own.close(), again.caller.close(), caller.close()]);
  await pushed(bench);
});

test("S41 S15 do not disturb silences it, and a call that ended before it could be sent rings nowhere", async () => {
  await bob.call(choosePresence, { body: { choice: "dnd" } });
  const { caller, callId } = await ring();
  expect(await kinds()).toEqual([]);
  await caller.send({ type: "call.end", callId });
  await caller.next("call.state", ({ call }) => call.state === "ended");
  expect((await kinds()).filter(([, kind]) => kind !== "call")).toEqual([]);
  await caller.close();
});
