import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { blockPerson, invitePerson, unblockPerson } from "../../protocol/contacts.ts";
import {
  addMembers,
  createBubble,
  getConversation,
  listConversations,
  markProgress,
  openDirectChat,
  pageMessages,
  sendMessage,
} from "../../protocol/conversations.ts";
import { findPeople, getPeople } from "../../protocol/directory.ts";
import { getFile } from "../../protocol/files.ts";
import { getProfile } from "../../protocol/profiles.ts";
import type { ServerFrame } from "../../protocol/socket.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { uploadReady } from "../../testing/upload.ts";
import { befriend, invite, networkOf } from "./contacts.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let round = 0;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  round += 1;
  [ada, bob] = await app.people(`ada${round}`, `bob${round}`);
});

const to = ({ accountId }: Person) => ({ params: { accountId } });
const block = (blocker: Person, blocked: Person) => blocker.call(blockPerson, to(blocked));
const chatOf = async (a: Person, b: Person) => (await a.call(openDirectChat, { body: { accountId: b.accountId } })).id;
const say = (who: Person, conversationId: string, text: string) =>
  who.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), text } });
const textsFor = async (who: Person, conversationId: string) =>
  (await who.call(pageMessages, { params: { conversationId }, query: {} })).messages.map(({ content }) =>
    content.kind === "text" ? content.text : content.kind,
  );
const view = (who: Person, conversationId: string) => who.call(getConversation, { params: { conversationId } });
const foundBy = async (who: Person, q: string) =>
  (await who.call(findPeople, { query: { q } })).people.map(({ id }) => id);

describe("S14 finding each other", () => {
  test("S14 neither finds the other by name, by whole address or by id, whoever blocked", async () => {
    await block(bob, ada);
    for (const [who, other, name] of [
      [ada, bob, "bob"],
      [bob, ada, "ada"],
    ] as const) {
      expect(await foundBy(who, `${name}${round}`)).toEqual([]);
      expect(await foundBy(who, other.email)).toEqual([]);
      expect((await who.call(getPeople, { body: { ids: [other.accountId] } })).people).toEqual([]);
      expect(await who.refusal(getProfile, to(other))).toBe("core.not_found");
    }
    await bob.call(unblockPerson, to(ada));
    expect(await foundBy(ada, bob.email)).toEqual([bob.accountId]);
  });

  test("S14 it looks to the blocked one like nobody being there", async () => {
    await block(bob, ada);
    const nobody = nanoid();
    for (const accountId of [bob.accountId, nobody]) {
      expect(await ada.refusal(openDirectChat, { body: { accountId } })).toBe("directory.person_not_found");
      expect(await ada.refusal(invitePerson, { body: { id: nanoid(), accountId } })).toBe("directory.person_not_found");
      const bubble = { id: nanoid(), name: "Harbour", memberIds: [accountId] };
      expect(await ada.refusal(createBubble, { body: bubble })).toBe("directory.person_not_found");
    }
    const { id } = await ada.call(createBubble, { body: { id: nanoid(), name: "Harbour", memberIds: [] } });
    const add = { params: { conversationId: id }, body: { accountIds: [bob.accountId] } };
    expect(await ada.refusal(addMembers, add)).toBe("directory.person_not_found");
    expect(await bob.refusal(openDirectChat, { body: { accountId: ada.accountId } })).toBe(
      "directory.person_not_found",
    );
  });

  test("S14 a shared bubble goes on, with its names and nothing more", async () => {
    const carol = await app.person(`carol${round}`);
    const memberIds = [ada.accountId, bob.accountId];
    const { id } = await carol.call(createBubble, { body: { id: nanoid(), name: "Harbour", memberIds } });
    await block(bob, ada);
    const device = await bob.connect();
    await say(ada, id, "to all");
    await device.next("event", ({ event }) => event.type === "message.sent");
    expect(await textsFor(bob, id)).toContain("to all");
    for (const [who, other] of [
      [ada, bob],
      [bob, ada],
    ] as const) {
      const { people } = await who.call(getPeople, { body: { ids: [other.accountId] } });
      const nothingElse = { companyName: null, jobTitle: null, department: null, avatar: null };
      expect(people).toMatchObject([{ id: other.accountId, lastName: "Example", ...nothingElse }]);
      expect(await who.refusal(getProfile, to(other))).toBe("core.not_found");
    }
    await device.close();
  });
});

describe("S14 the chat that two already have", () => {
  test("S14 what the blocked one writes is sent, as ever, and reaches only their own devices", async () => {
    const id = await chatOf(ada, bob);
    await say(ada, id, "before");
    await block(bob, ada);
    const [adas, bobs] = [await ada.connect(), await bob.connect()];
    const sent = await say(ada, id, "are you there?");
    expect(sent).toMatchObject({ seq: 2, senderId: ada.accountId });
    await adas.next("event", ({ event }) => event.type === "message.sent");
    await bobs.settled();
    expect(bobs.events("message.sent")).toEqual([]);
    expect(await textsFor(ada, id)).toEqual(["before", "are you there?"]);
    expect(await textsFor(bob, id)).toEqual(["before"]);
    expect(await view(ada, id)).toMatchObject({ lastSeq: 2, lastMessage: { id: sent.id } });
    expect(await view(bob, id)).toMatchObject({ lastSeq: 1, lastMessage: { seq: 1 }, unreadCount: 1 });
    const { conversations } = await bob.call(listConversations);
    expect(conversations.find((one) => one.id === id)).toMatchObject({ lastSeq: 1, unreadCount: 1 });
    await Promise.all([adas.close(), bobs.close()]);
  });

  test("S14 what was said meanwhile does not come later; what is said afterwards does", async () => {
    const id = await chatOf(ada, bob);
    await block(bob, ada);
    await say(ada, id, "lost");
    const cursor = (await bob.call(listConversations)).cursor;
    await bob.call(unblockPerson, to(ada));
    const device = await bob.connect({ cursor: cursor - 1 });
    await say(ada, id, "heard");
    await device.next("event", ({ event }) => event.type === "message.sent");
    expect(device.events("message.sent")).toMatchObject([{ message: { content: { text: "heard" } } }]);
    expect(await textsFor(bob, id)).toEqual(["heard"]);
    expect(await view(bob, id)).toMatchObject({ lastSeq: 2, unreadCount: 1 });
    await device.close();
  });

  test("S14 the blocker does not write; they are told why", async () => {
    const id = await chatOf(ada, bob);
    await block(bob, ada);
    const message = { params: { conversationId: id }, body: { id: nanoid(), text: "and another thing" } };
    expect(await bob.refusal(sendMessage, message)).toBe("contacts.blocked_by_you");
  });

  test("S14 a file goes nowhere either", async () => {
    const id = await chatOf(ada, bob);
    await block(bob, ada);
    const { fileId } = await uploadReady(ada, new TextEncoder().encode("hello"));
    await ada.call(sendMessage, { params: { conversationId: id }, body: { id: nanoid(), fileId } });
    expect(await textsFor(ada, id)).toEqual(["file"]);
    expect(await bob.refusal(getFile, { params: { fileId } })).toBe("files.not_found");
  });

  test("S14 no typing either way", async () => {
    const id = await chatOf(ada, bob);
    await block(bob, ada);
    const [adas, bobs] = [await ada.connect(), await bob.connect()];
    for (const device of [adas, bobs]) device.send({ type: "typing", conversationId: id, active: true });
    await adas.settled();
    await bobs.settled();
    await adas.settled();
    const typing = (frame: ServerFrame) => frame.type === "typing" || frame.type === "error";
    expect([...adas.frames, ...bobs.frames].filter(typing)).toEqual([]);
    await Promise.all([adas.close(), bobs.close()]);
  });

  test("S14 no receipts either way; one's own reading is kept for oneself", async () => {
    const id = await chatOf(ada, bob);
    await say(ada, id, "read this");
    await say(bob, id, "and this");
    await block(bob, ada);
    const [adas, bobs] = [await ada.connect(), await bob.connect()];
    const seen = { params: { conversationId: id }, body: { seenSeq: 2 } };
    await bob.call(markProgress, seen);
    await ada.call(markProgress, seen);
    await adas.next("event", ({ event }) => event.type === "members.progressed");
    await bobs.settled();
    expect(adas.events("members.progressed")).toMatchObject([{ progress: [{ accountId: ada.accountId }] }]);
    expect(bobs.events("members.progressed")).toEqual([]);
    const marks = async (who: Person, whose: Person) =>
      (await view(who, id)).members.find(({ accountId }) => accountId === whose.accountId)?.seenSeq;
    expect([await marks(ada, bob), await marks(bob, ada)]).toEqual([0, 0]);
    expect([await marks(ada, ada), await marks(bob, bob)]).toEqual([2, 2]);
    for (const who of [ada, bob]) expect(await view(who, id)).toMatchObject({ unreadCount: 0 });
    await Promise.all([adas.close(), bobs.close()]);
  });

  test("S14 presence of neither is to be seen by the other, from the moment of the block", async () => {
    const [adas, bobs] = [await ada.connect(), await bob.connect()];
    const shown = async (device: typeof adas, accountId: string, state: string) => {
      const here = (frame: Extract<ServerFrame, { type: "presence.changed" }>) =>
        frame.presences.some((one) => one.accountId === accountId && one.state === state);
      await device.next("presence.changed", here);
    };
    adas.send({ type: "presence.watch", accountIds: [bob.accountId] });
    bobs.send({ type: "presence.watch", accountIds: [ada.accountId] });
    await shown(adas, bob.accountId, "online");
    await shown(bobs, ada.accountId, "online");
    await block(bob, ada);
    await shown(adas, bob.accountId, "offline");
    await shown(bobs, ada.accountId, "offline");
    await Promise.all([adas.close(), bobs.close()]);
  });
});

describe("S14 the network", () => {
  test("S14 contacts lose each other; the blocked one hears of nothing else", async () => {
    await befriend(ada, bob);
    const adas = await ada.connect();
    await block(bob, ada);
    await adas.next("event", ({ event }) => event.type === "contact.removed");
    expect([(await networkOf(ada)).contacts, (await networkOf(bob)).contacts]).toEqual([[], []]);
    expect((await networkOf(ada)).blocked).toEqual([]);
    expect((await networkOf(bob)).blocked).toMatchObject([
      { accountId: ada.accountId, firstName: `Ada${round}`, lastName: "Example" },
    ]);
    await adas.settled();
    expect(adas.frames.flatMap((frame) => (frame.type === "event" ? frame.event.type : []))).toEqual([
      "contact.removed",
    ]);
    await adas.close();
  });

  test("S14 an invitation of the blocked one goes on waiting for them, and is not there for the other", async () => {
    const { id } = await invite(ada, bob);
    const device = await bob.connect();
    await block(bob, ada);
    await device.next("event", ({ event }) => event.type === "invitation.gone");
    expect((await networkOf(bob)).received).toEqual([]);
    expect((await networkOf(ada)).sent).toMatchObject([{ id, state: "pending" }]);
    await bob.call(unblockPerson, to(ada));
    await device.next("event", ({ event }) => event.type === "invitation.received");
    expect((await networkOf(bob)).received).toMatchObject([{ id }]);
    await device.close();
  });

  test("S14 the blocker's own invitation is taken back, and they unblock before they invite again", async () => {
    await invite(bob, ada);
    await block(bob, ada);
    expect([(await networkOf(bob)).sent, (await networkOf(ada)).received]).toEqual([[], []]);
    const again = { body: { id: nanoid(), accountId: ada.accountId } };
    expect(await bob.refusal(invitePerson, again)).toBe("contacts.blocked_by_you");
    await bob.call(unblockPerson, to(ada));
    expect(await bob.call(invitePerson, again)).toMatchObject({ state: "pending" });
  });

  test("S71 blocking answers alike for anybody and nobody, and brings no name that one may not know", async () => {
    expect(await ada.refusal(blockPerson, to(ada))).toBe("contacts.not_yourself");
    await block(bob, ada);
    const nobody = { params: { accountId: nanoid() } };
    expect(await ada.call(blockPerson, nobody)).toBeUndefined();
    expect(await ada.call(blockPerson, to(bob))).toBeUndefined();
    expect((await networkOf(ada)).blocked.map(({ firstName }) => firstName)).toEqual(["", ""]);
    for (const one of [nobody, to(bob), nobody]) expect(await ada.call(unblockPerson, one)).toBeUndefined();
  });

  test("S14 blocking twice is blocking once; other devices of the blocker learn of it", async () => {
    const device = await bob.connect();
    await block(bob, ada);
    await block(bob, ada);
    await bob.call(unblockPerson, to(ada));
    await device.next("event", ({ event }) => event.type === "block.changed" && event.blocked === null);
    expect(device.events("block.changed").map(({ blocked }) => blocked?.accountId ?? null)).toEqual([
      ada.accountId,
      null,
    ]);
    await device.close();
  });
});
