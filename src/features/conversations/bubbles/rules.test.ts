import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import * as api from "../../../protocol/bubbles.ts";
import {
  addMembers,
  changeRole,
  getConversation,
  openDirectChat,
  removeMember,
  sendMessage,
  updateBubble,
} from "../../../protocol/conversations.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { picture } from "../../accounts/pictures.testing.ts";
import { newBubble, read, say } from "./bubbles.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let carol: Person;
let mallory: Person;
beforeAll(async () => {
  app = await startTestApp();
  [ada, bob, carol, mallory] = await app.people("ada", "bob", "carol", "mallory");
});
afterAll(() => app.stop());

const speech = () => ({ id: nanoid(), text: "a word" });

describe("B6 history for newcomers", () => {
  test("B6 where they see none, what was said before they came is not there for them, in no way", async () => {
    const params = await newBubble(ada, { newcomersSee: "none" });
    await say(ada, params, "before");
    const { conversationId } = params;
    await ada.call(addMembers, { params, body: { accountIds: [bob.accountId] } });
    expect(await read(bob, params)).toEqual(["notice:added"]);
    const seen = await bob.call(getConversation, { params });
    expect(seen).toMatchObject({ id: conversationId, unreadCount: 1, bubble: { newcomersSee: "none" } });
    await say(ada, params, "after");
    expect(await read(bob, params)).toEqual(["notice:added", "after"]);
    expect(await read(ada, params)).toContain("before");
  });

  test("B6 it can be changed for those who come later, and is told in the bubble", async () => {
    const params = await newBubble(ada);
    await say(ada, params, "before");
    await ada.call(api.changeBubbleRules, { params, body: { newcomersSee: "none" } });
    await ada.call(addMembers, { params, body: { accountIds: [bob.accountId] } });
    expect(await read(bob, params)).toEqual(["notice:added"]);
    await ada.call(api.changeBubbleRules, { params, body: { newcomersSee: "all" } });
    await ada.call(addMembers, { params, body: { accountIds: [carol.accountId] } });
    expect(await read(carol, params)).toContain("before");
    // Whoever came when there was none does not get it afterwards.
    expect(await read(bob, params)).not.toContain("before");
    expect(await read(carol, params)).toContain("notice:history");
  });
});

describe("B6 an announcement bubble", () => {
  test("B6 organiser and moderators write, the others read; nobody is told that they type", async () => {
    const params = await newBubble(ada, { memberIds: [bob.accountId, carol.accountId], announcesOnly: true });
    await ada.call(changeRole, { params: { ...params, accountId: bob.accountId }, body: { role: "moderator" } });
    await say(ada, params, "news");
    await say(bob, params, "more news");
    expect(await carol.refusal(sendMessage, { params, body: speech() })).toBe("conversation.announcements_only");
    expect(await read(carol, params)).toContain("more news");
    const [hers, his] = [await carol.connect(), await ada.connect()];
    hers.send({ type: "typing", ...params, active: true });
    await hers.settled();
    await his.settled();
    expect(his.frames.filter(({ type }) => type === "typing")).toEqual([]);
    await ada.call(api.changeBubbleRules, { params, body: { announcesOnly: false } });
    await say(carol, params, "thanks");
    expect((await read(carol, params)).at(-2)).toBe("notice:everybodyWrites");
    await Promise.all([hers.close(), his.close()]);
  });
});

describe("B6 the archive", () => {
  test("B6 in an archived bubble everybody reads and nobody writes or changes anything", async () => {
    const params = await newBubble(ada, { memberIds: [bob.accountId] });
    await say(bob, params, "kept");
    const archived = await ada.call(api.changeBubbleRules, { params, body: { isArchived: true } });
    expect(archived.bubble?.archivedAt).toEqual(expect.any(Number));
    expect(await read(bob, params)).toContain("kept");
    const link = { validDays: 7, maxUses: null, needsApproval: false };
    const people = { accountIds: [carol.accountId] };
    const refusals = [
      await ada.refusal(sendMessage, { params, body: speech() }),
      await bob.refusal(sendMessage, { params, body: speech() }),
      await ada.refusal(updateBubble, { params, body: { name: "Other" } }),
      await ada.refusal(addMembers, { params, body: people }),
      await ada.refusal(api.inviteToBubble, { params, body: people }),
      await ada.refusal(api.renewBubbleLink, { params, body: link }),
      await ada.refusal(api.changeBubbleRules, { params, body: { tags: ["x"] } }),
    ];
    expect(refusals).toEqual(Array(7).fill("conversation.archived"));
    const restored = await ada.call(api.changeBubbleRules, { params, body: { isArchived: false } });
    expect(restored.bubble?.archivedAt).toBeNull();
    await say(bob, params, "again");
    expect(await read(bob, params)).toEqual(["notice:created", "kept", "notice:archived", "notice:restored", "again"]);
  });

  test("B6 nobody starts a conference there, and whoever wants to leave may", async () => {
    const params = await newBubble(ada, { memberIds: [bob.accountId] });
    await ada.call(api.changeBubbleRules, { params, body: { isArchived: true } });
    const device = await bob.connect();
    device.send({ type: "conference.join", ...params });
    expect((await device.next("error")).problem.code).toBe("conversation.archived");
    await bob.call(removeMember, { params: { ...params, accountId: bob.accountId } });
    expect(await bob.refusal(getConversation, { params })).toBe("conversation.not_found");
    await device.close();
  });
});

describe("B6 tags and picture", () => {
  test("B6 a bubble carries up to five tags, once each, for all of its members", async () => {
    const params = await newBubble(ada, { memberIds: [bob.accountId], tags: ["harbour", "harbour", "north"] });
    await ada.call(api.changeBubbleRules, { params, body: { tags: ["quay", "quay", "pier"] } });
    expect((await bob.call(getConversation, { params })).bubble?.tags).toEqual(["quay", "pier"]);
    for (const tags of [["1", "2", "3", "4", "5", "6"], ["x".repeat(65)], [" "]])
      expect(await ada.refusal(api.changeBubbleRules, { params, body: { tags } })).toBe("core.invalid_input");
  });

  test("S20 its picture is drawn anew, for its members alone, and goes with the next one", async () => {
    const params = await newBubble(ada, { memberIds: [bob.accountId] });
    const first = await ada.send(api.setBubblePicture, { params }, { body: await picture("png") });
    expect(first.status).toBe(200);
    const { bubble } = await bob.call(getConversation, { params });
    const version = bubble?.picture ?? "";
    const served = await bob.send(api.getBubblePicture, { params: { ...params, version }, query: { size: "small" } });
    expect([served.status, served.headers.get("content-type")]).toEqual([200, "image/webp"]);
    const asked = { params: { ...params, version }, query: {} };
    expect(await mallory.refusal(api.getBubblePicture, asked)).toBe("conversation.not_found");
    await ada.send(api.setBubblePicture, { params }, { body: await picture("jpeg") });
    expect(await bob.refusal(api.getBubblePicture, asked)).toBe("conversation.not_found");
    expect((await ada.call(api.removeBubblePicture, { params })).bubble?.picture).toBeNull();
    const unusable = await ada.send(api.setBubblePicture, { params }, { body: "no picture" });
    expect(await unusable.json()).toMatchObject({ code: "profiles.picture_unusable" });
  });

  test("S21 participants and strangers change nothing of it, and a direct chat has no rules", async () => {
    const params = await newBubble(ada, { memberIds: [bob.accountId] });
    for (const [who, refused] of [
      [bob, "conversation.not_allowed"],
      [mallory, "conversation.not_found"],
    ] as const) {
      for (const body of [
        { isArchived: true },
        { announcesOnly: true },
        { newcomersSee: "none" as const },
        { tags: [] },
      ])
        expect(await who.refusal(api.changeBubbleRules, { params, body })).toBe(refused);
      expect(await who.refusal(api.removeBubblePicture, { params })).toBe(refused);
      const sent = await who.send(api.setBubblePicture, { params }, { body: await picture("png") });
      expect(await sent.json()).toMatchObject({ code: refused });
      expect(await who.refusal(api.getBubbleLink, { params })).toBe(refused);
      expect(await who.refusal(api.previewBubbleDeletion, { params })).toBe(refused);
      expect(await who.refusal(api.deleteBubble, { params, body: { name: "Harbour" } })).toBe(refused);
    }
    const chat = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
    expect(chat.bubble).toBeUndefined();
    const direct = { params: { conversationId: chat.id } };
    expect(await ada.refusal(api.changeBubbleRules, { ...direct, body: { isArchived: true } })).toBe(
      "conversation.not_allowed",
    );
    expect(await ada.refusal(api.deleteBubble, { ...direct, body: { name: "" } })).toBe("conversation.not_allowed");
  });

  test("S20 a changed topic is told, and a form that changes nothing tells nothing", async () => {
    const params = await newBubble(ada, { topic: "Ships" });
    await ada.call(updateBubble, { params, body: { name: "Harbour", topic: "Ships" } });
    expect(await read(ada, params)).toEqual(["notice:created"]);
    await ada.call(updateBubble, { params, body: { name: "Harbour", topic: "Boats" } });
    expect(await read(ada, params)).toEqual(["notice:created", "notice:topic"]);
  });
});
