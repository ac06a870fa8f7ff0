import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { nanoid } from "nanoid";
import { listCalls } from "../protocol/calls.ts";
import {
  createBubble,
  getConversation,
  listConversations,
  markProgress,
  openDirectChat,
  sendMessage,
} from "../protocol/conversations.ts";
import { choosePresence, type PresenceState, setStatusText, showLastSeen } from "../protocol/presence.ts";
import { type ServerFrame, serverFrame } from "../protocol/socket.ts";
import { type Person, startTestApp, type TestApp } from "./test-app.ts";
import type { TestSocket } from "./test-socket.ts";

/**
 * Whatever could tell an invisible person from one who is gone, seen from bob's side: each channel is lived through twice,
 * once with ada gone and once with ada invisible and busy with everything that she does without meaning to be seen. What bob
 * receives must be the same, byte for byte, down to the instance's cursor; only random ids are numbered in the order in
 * which they appear.
 *
 * Not in the list, since ada chooses to be seen there: writing a message, calling somebody, taking or refusing a call,
 * joining a conference, changing a bubble. The moment of vanishing itself, with its grace, is in presence-state.test.ts.
 */

// Each scene is played twice, with new people.
setDefaultTimeout(60_000);

interface Scene {
  readonly ada: Person;
  readonly bob: Person;
  readonly directId: string;
  readonly bubbleId: string;
  /** Ada's devices: none when she is gone. */
  readonly devices: TestSocket[];
  readonly observer: TestSocket;
  /** An answer that bob got. */
  note(answer: unknown): void;
  /** Everything that was on its way has arrived: marks and presences are gathered for a moment, so others' are sent after. */
  settle(): Promise<void>;
}
type Script = (scene: Scene) => Promise<void>;

const start = 1_800_000_000_000;

let app: TestApp;
let carol: Person;
let carols: TestSocket;
let round = 0;
beforeAll(async () => {
  app = await startTestApp({ now: () => start, config: { presence: { offline_seconds: 0 } } });
  carol = await app.person("carol");
  carols = await carol.connect();
});
afterAll(() => app.stop());

/** @returns what bob saw while the script ran, as text */
async function lived(isInvisible: boolean, script: Script): Promise<string> {
  round += 1;
  const [ada, bob] = [await app.person(`ada${round}`), await app.person(`bob${round}`)];
  await ada.call(showLastSeen, { body: { showsLastSeen: true } });
  const { id: directId } = await bob.call(openDirectChat, { body: { accountId: ada.accountId } });
  const bubbleId = nanoid();
  const memberIds = [bob.accountId, carol.accountId];
  await ada.call(createBubble, { body: { id: bubbleId, name: "Garden", topic: "", memberIds } });
  const observer = await bob.connect();
  observer.send({ type: "presence.watch", accountIds: [ada.accountId, carol.accountId] });
  const first = await ada.connect();
  await seen(observer, ada, "online");
  if (isInvisible) await ada.call(choosePresence, { body: { choice: "invisible" } });
  else await first.close();
  await seen(observer, ada, "offline");

  const answers: unknown[] = [];
  let away = false;
  const settle = async () => {
    away = !away;
    await carol.call(choosePresence, { body: { choice: away ? "away" : "online" } });
    await seen(observer, carol, away ? "away" : "online");
    await observer.settled();
  };
  await settle();
  const before = observer.frames.length;
  const devices = isInvisible ? [first] : [];
  const cursor = app.platform.facts.head();
  await script({
    ada,
    bob,
    directId,
    bubbleId,
    observer,
    devices,
    settle,
    note: (answer) => void answers.push(answer),
  });
  await settle();
  const frames = observer.frames.slice(before).filter(({ type }) => type !== "pong");
  // The next scene begins with carol as this one did.
  if (away) await settle();
  for (const device of [observer, ...devices]) await device.close();
  return comparable({ frames, answers }, { ada, bob, carol }, cursor);
}

const seen = (socket: TestSocket, { accountId }: Person, state: PresenceState) =>
  socket.next("presence.changed", ({ presences }) =>
    presences.some((presence) => presence.accountId === accountId && presence.state === state),
  );

/**
 * Ids are random: people get their names, and of the others the first one that appears becomes 1, the next one 2. Who
 * became a member at the same moment is listed in the order of these ids, hence by name here. Cursors count from the scene's
 * beginning.
 */
function comparable(value: unknown, people: Readonly<Record<string, Person>>, firstCursor: number): string {
  const names = new Map(Object.entries(people).map(([name, { accountId }]) => [accountId, name]));
  const nameOf = (member: { accountId: string }) => names.get(member.accountId) ?? "";
  const sorted = JSON.stringify(
    value,
    (key, part) => {
      if (key === "cursor") return part - firstCursor;
      return key === "members" ? part.toSorted((a: never, b: never) => nameOf(a).localeCompare(nameOf(b))) : part;
    },
    1,
  );
  const numbers = new Map<string, number>();
  return sorted.replace(/(?<![\w-])[\w-]{21}(?![\w-])/g, (id) => {
    const name = names.get(id);
    if (name !== undefined) return name;
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return `#${number}`;
  });
}

async function expectAlike(script: Script): Promise<string> {
  const gone = await lived(false, script);
  expect(await lived(true, script)).toBe(gone);
  return gone;
}

const say = (person: Person, conversationId: string, text: string) =>
  person.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), text } });

test("S15 presence: answers to who asks anew, while she opens windows, works and chooses", async () => {
  const saw = await expectAlike(async ({ ada, bob, devices, observer, note, settle }) => {
    for (const device of devices) {
      device.send({ type: "presence.activity", isActive: false, idleForSec: 60, isHandheld: true });
      device.send({ type: "presence.activity", isActive: true, idleForSec: 0, isHandheld: true });
      device.send({ type: "presence.watch", accountIds: [bob.accountId] });
      devices.push(await ada.connect());
      await ada.call(setStatusText, { body: { status: { text: "in the garden", emoji: "🌱", until: null } } });
      await ada.call(showLastSeen, { body: { showsLastSeen: true } });
      await ada.call(choosePresence, { body: { choice: "invisible" } });
      break;
    }
    await settle();
    observer.send({ type: "presence.watch", accountIds: [carol.accountId] });
    observer.send({ type: "presence.watch", accountIds: [carol.accountId, ada.accountId] });
    note(await seen(observer, ada, "offline"));
    // Whom bob may not see, and whom there is not, are answered in the same words.
    const nobody = nanoid();
    observer.send({ type: "presence.watch", accountIds: [carol.accountId, nobody] });
    note(await observer.next("presence.changed", ({ presences }) => presences[0]?.accountId === nobody));
  });
  expect(saw).toContain(`"lastSeenAt": ${start}`);
});

test("S15 typing marks are not passed on", async () => {
  await expectAlike(async ({ devices, directId, bubbleId, settle }) => {
    for (const device of devices) {
      device.send({ type: "typing", conversationId: directId, active: true });
      device.send({ type: "typing", conversationId: bubbleId, active: true });
      device.send({ type: "typing", conversationId: bubbleId, active: false });
      await device.settled();
    }
    await settle();
  });
});

test("S15 delivered and seen marks stay where they were, in a chat and in a bubble, live and in lists", async () => {
  const saw = await expectAlike(async ({ ada, bob, devices, directId, bubbleId, note, settle }) => {
    note(await say(bob, directId, "are you there?"));
    note(await say(bob, bubbleId, "is anybody there?"));
    for (const device of devices) {
      await device.next(
        "event",
        ({ event }) => event.type === "message.sent" && event.message.conversationId === bubbleId,
      );
      for (const conversationId of [directId, bubbleId]) {
        const { lastSeq } = await ada.call(getConversation, { params: { conversationId } });
        const marks = { params: { conversationId }, body: { deliveredSeq: lastSeq, seenSeq: lastSeq } };
        await device.request(markProgress, marks);
        await ada.call(markProgress, marks);
      }
    }
    await settle();
    // Carol's marks are gathered as ada's would be.
    await carol.call(markProgress, { params: { conversationId: bubbleId }, body: { deliveredSeq: 1, seenSeq: 1 } });
    note(await bob.call(getConversation, { params: { conversationId: directId } }));
    note(await bob.call(getConversation, { params: { conversationId: bubbleId } }));
    note(await bob.call(listConversations));
    note(await say(bob, directId, "later, then"));
  });
  expect(saw).toContain('"members.progressed"');
});

test("S15 calls: it rings with her and bob sees what he would of somebody gone; so do two who call at once", async () => {
  const saw = await expectAlike(async ({ ada, bob, devices, directId, observer, note, settle }) => {
    const { id: carolsChat } = await carol.call(openDirectChat, { body: { accountId: ada.accountId } });
    const callId = nanoid();
    observer.send({ type: "call.start", callId, conversationId: directId, kind: "video" });
    note(await observer.next("call.state", ({ call }) => call.state === "ringing"));
    for (const device of devices) expect((await device.next("call.state")).call.state).toBe("ringing");
    // Two who call somebody at the same time: the second one finds the line taken, whoever is there.
    const second = nanoid();
    carols.send({ type: "call.start", callId: second, conversationId: carolsChat, kind: "audio" });
    expect((await carols.next("call.state")).call.outcome).toBe("busy");
    observer.send({ type: "call.end", callId });
    note(await observer.next("call.state", ({ call }) => call.state === "ended"));
    await settle();
    note(await bob.call(listCalls, { query: {} }));
  });
  expect(saw).toContain('"outcome": "cancelled"');
});

/** She talks to somebody else, which she chose; the facts of that call move the cursor, so frames are compared without. */
test("S15 calls: while she talks to carol it rings for bob, as with somebody gone; carol alone knows", async () => {
  const withoutCursor = (text: string) => text.replace(/"cursor": \d+/g, "");
  const script: Script = async ({ ada, devices, directId, observer, note, settle }) => {
    const { id: carolsChat } = await carol.call(openDirectChat, { body: { accountId: ada.accountId } });
    for (const device of devices) {
      const callId = nanoid();
      device.send({ type: "call.start", callId, conversationId: carolsChat, kind: "video" });
      await carols.next("call.state", ({ call }) => call.state === "ringing");
      carols.send({ type: "call.accept", callId });
      await device.next("call.state", ({ call }) => call.state === "active");
      const media = { kind: "media" as const, microphone: true, camera: true, screen: true };
      device.send({ type: "call.signal", callId, signal: media });
      await carols.next("call.signal");
    }
    await settle();
    const callId = nanoid();
    observer.send({ type: "call.start", callId, conversationId: directId, kind: "audio" });
    const states = await observer.next("call.state");
    note(states);
    expect(states.call.state).toBe("ringing");
    observer.send({ type: "call.end", callId });
    note(await observer.next("call.state", ({ call }) => call.state === "ended"));
  };
  /** Carol is busy in one of them. */
  const aboutAda = (text: string) =>
    withoutCursor(text).replace(/"(state|busy)": "?(busy|online|away|sharing|video|null)"?,?/g, "");
  expect(aboutAda(await lived(true, script))).toBe(aboutAda(await lived(false, script)));
});

test("S15 what is held back is there on her own devices, and for all when she shows herself or writes", async () => {
  const [ada, bob] = await app.people("ada", "bob");
  const { id: conversationId } = await bob.call(openDirectChat, { body: { accountId: ada.accountId } });
  const params = { conversationId };
  const [desk, phone, observer] = [await ada.connect(), await ada.connect(), await bob.connect()];
  const marksOf = async (viewer: Person, of: Person) =>
    (await viewer.call(getConversation, { params })).members.find(({ accountId }) => accountId === of.accountId);
  const read = async (text: string) => {
    const { seq } = await say(bob, conversationId, text);
    await ada.call(markProgress, { params, body: { deliveredSeq: seq, seenSeq: seq } });
    return seq;
  };
  await ada.call(choosePresence, { body: { choice: "invisible" } });

  const first = await read("one");
  const held = { type: "progress.held", conversationId, progress: { seenSeq: first } } as const;
  for (const device of [desk, phone]) expect(await device.next("progress.held")).toMatchObject(held);
  expect(await marksOf(ada, ada)).toMatchObject({ deliveredSeq: first, seenSeq: first });
  expect((await ada.call(getConversation, { params })).unreadCount).toBe(0);
  expect((await ada.call(listConversations)).conversations[0]?.unreadCount).toBe(0);
  expect(await marksOf(bob, ada)).toMatchObject({ deliveredSeq: 0, seenSeq: 0, seenAt: null });

  await ada.call(choosePresence, { body: { choice: "automatic" } });
  const shown = await observer.next("event", ({ event }) => event.type === "members.progressed");
  expect(shown.event).toMatchObject({ progress: [{ accountId: ada.accountId, seenSeq: first }] });

  await ada.call(choosePresence, { body: { choice: "invisible" } });
  const second = await read("two");
  expect(await marksOf(bob, ada)).toMatchObject({ seenSeq: first });
  await say(ada, conversationId, "I am here after all");
  expect(await marksOf(bob, ada)).toMatchObject({ deliveredSeq: second, seenSeq: second });
});

/** Frames that a person's sockets get without being the author: none of them may depend on somebody invisible. */
test("S15 every frame the server knows is accounted for above", () => {
  const fromOthers: ServerFrame["type"][] = ["presence.changed", "typing", "event", "call.state"];
  const answersAlone: ServerFrame["type"][] = ["welcome", "resync", "response", "error", "pong", "closing"];
  const ownAlone: ServerFrame["type"][] = [
    ...(["presence.own", "progress.held", "draft.changed", "guest.ended", "notifications.elsewhere"] as const),
    "export.changed",
  ];
  /** Being in a call or a conference is chosen. */
  const chosen: ServerFrame["type"][] = [
    "call.signal",
    "conference.state",
    "conference.published",
    "conference.offer",
    "conference.speakers",
    "conference.dropped",
    ...(["conference.waits", "conference.refused", "conference.reacted", "conference.moderated"] as const),
    ...(["conference.ended", "conference.keyAsked", "conference.keyHanded"] as const),
  ];
  /** What people say of themselves, and who finds them: the same whether they are here or not. */
  const said: ServerFrame["type"][] = ["people.changed", "people.stale"];
  const known = [...fromOthers, ...answersAlone, ...ownAlone, ...chosen, ...said];
  expect(serverFrame.options.map(({ shape }) => shape.type.value).sort()).toEqual(known.sort());
});
