import { afterAll, beforeAll, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { openDirectChat, sendMessage } from "../protocol/conversations.ts";
import { seeded } from "./random.ts";
import { type Person, startTestApp, type TestApp } from "./test-app.ts";
import type { TestSocket } from "./test-socket.ts";

const messagesEach = 150;
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

test("B5 a device that comes and goes while two people write loses nothing and hears nothing twice", async () => {
  const [ada, bob] = await app.people("ada", "bob");
  const { id: conversationId } = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
  const random = seeded(20261124);
  let isWriting = true;

  const write = async (who: Person): Promise<void> => {
    const socket = await who.connect();
    for (let i = 0; i < messagesEach; i++) {
      const sent = await socket.request(sendMessage, {
        params: { conversationId },
        body: { id: nanoid(), text: `${i}` },
      });
      if ("code" in sent) throw new Error(sent.code);
    }
    await socket.close();
  };

  const heard: number[] = [];
  let returns = 0;
  const comeAndGo = async (): Promise<void> => {
    let socket: TestSocket = await bob.connect();
    let cursor = socket.cursor;
    // Once more after the last message, to hear whatever was still on its way.
    for (let isLast = false; !isLast; ) {
      isLast = !isWriting;
      const stayFor = Math.floor(random() * 8);
      for (let i = 0; i < stayFor && isWriting; i++) await socket.settled();
      if (isLast) await socket.settled();
      await socket.close();
      heard.push(...socket.events("message.sent").map(({ message }) => message.seq));
      cursor = Math.max(cursor, ...socket.frames.flatMap((frame) => (frame.type === "event" ? [frame.cursor] : [])));
      if (isLast) return;
      socket = await bob.connect({ cursor });
      returns++;
    }
  };

  const away = comeAndGo();
  await Promise.all([write(ada), write(bob)]);
  isWriting = false;
  await away;

  expect(heard).toEqual(Array.from({ length: 2 * messagesEach }, (_, i) => i + 1));
  expect(returns).toBeGreaterThan(10);
}, 60_000);

test("B5 messages that one device sends in one breath keep their order", async () => {
  const [carla, dan] = await app.people("carla", "dan");
  const { id: conversationId } = await carla.call(openDirectChat, { body: { accountId: dan.accountId } });
  const socket = await carla.connect();
  const sent = Array.from({ length: 60 }, (_, i) =>
    socket.request(sendMessage, { params: { conversationId }, body: { id: nanoid(), text: `${i}` } }),
  );
  const stored = (await Promise.all(sent)).map((answer) => ("body" in answer ? answer.body.seq : answer.code));
  expect(stored).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  await socket.close();
}, 60_000);
