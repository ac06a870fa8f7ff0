import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import * as api from "../../../protocol/bubbles.ts";
import {
  addMembers,
  changeRole,
  getConversation,
  listConversations,
  pageMessages,
  removeMember,
} from "../../../protocol/conversations.ts";
import { getPeople } from "../../../protocol/directory.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { type GivenPlan, givePlan } from "../../plans/plans.testing.ts";
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
beforeEach(() => give({}));

const give = (plan: GivenPlan) => givePlan(app, plan);
const invite = (who: Person, params: { conversationId: string }, ...people: Person[]) =>
  who.call(api.inviteToBubble, { params, body: { accountIds: people.map(({ accountId }) => accountId) } });
const answer = (who: Person, params: { conversationId: string }, said: "accept" | "refuse") =>
  who.call(api.answerBubbleInvitation, { params, body: { answer: said } });
const states = async (who: Person, params: { conversationId: string }) =>
  (await who.call(api.listOutsiders, { params })).outsiders.map(({ accountId, state }) => [accountId, state]);

describe("S21 an invitation into a bubble", () => {
  test("S21 says what it is called, by whom and how many are in it, and shows nothing of what is said there", async () => {
    const params = await newBubble(ada, { name: "Lighthouse", memberIds: [carol.accountId] });
    await say(ada, params, "not for bob yet");
    const device = await bob.connect();
    const { outsiders } = await invite(ada, params, bob);
    expect(outsiders).toEqual([
      { accountId: bob.accountId, state: "invited", byId: ada.accountId, at: expect.any(Number) },
    ]);
    const { event } = await device.next("event", ({ event }) => event.type === "bubbleInvitation.changed");
    const invitation = { ...params, name: "Lighthouse", memberCount: 2, newcomersSee: "all" };
    expect(event).toMatchObject({ invitation: { ...invitation, invitedById: ada.accountId } });
    const { invitations } = await bob.call(api.listBubbleInvitations);
    expect(invitations.find(({ conversationId }) => conversationId === params.conversationId)).toMatchObject(
      invitation,
    );
    expect(await bob.refusal(getConversation, { params })).toBe("conversation.not_found");
    expect(await bob.refusal(pageMessages, { params, query: {} })).toBe("conversation.not_found");
    expect(JSON.stringify(await bob.call(listConversations, {}))).not.toContain(params.conversationId);
    await device.close();
  });

  test("S21 accepted makes a member, refused does not, and both are told to those who tend the bubble", async () => {
    const params = await newBubble(ada);
    await invite(ada, params, bob, carol);
    const device = await ada.connect();
    await answer(carol, params, "refuse");
    await device.next("event", ({ event }) => event.type === "outsiders.changed");
    expect(await states(ada, params)).toEqual([
      [bob.accountId, "invited"],
      [carol.accountId, "refused"],
    ]);
    await answer(bob, params, "accept");
    await device.next("event", ({ event }) => event.type === "conversation.changed");
    expect((await bob.call(getConversation, { params })).members).toHaveLength(2);
    expect(await read(bob, params)).toContain("notice:joined");
    expect(await states(ada, params)).toEqual([[carol.accountId, "refused"]]);
    // Who refused may be asked again; an answer is given once.
    expect(await carol.refusal(api.answerBubbleInvitation, { params, body: { answer: "accept" } })).toBe(
      "conversation.invitation_gone",
    );
    await invite(ada, params, carol);
    await answer(carol, params, "accept");
    expect((await ada.call(getConversation, { params })).members).toHaveLength(3);
    await device.close();
  });

  test("S21 taken back it is gone, also for the one it was for", async () => {
    const params = await newBubble(ada);
    await invite(ada, params, bob);
    const device = await bob.connect();
    await ada.call(api.decideOutsider, {
      params: { ...params, accountId: bob.accountId },
      body: { decision: "refuse" },
    });
    const { event } = await device.next("event", ({ event }) => event.type === "bubbleInvitation.changed");
    expect(event).toMatchObject({ ...params, invitation: null });
    expect(await bob.refusal(api.answerBubbleInvitation, { params, body: { answer: "accept" } })).toBe(
      "conversation.invitation_gone",
    );
    await device.close();
  });

  test("S71 nobody lets themselves in, and strangers and participants see no list", async () => {
    const params = await newBubble(ada, { memberIds: [carol.accountId] });
    const people = { body: { accountIds: [mallory.accountId] } };
    const himself = { params: { ...params, accountId: mallory.accountId }, body: { decision: "accept" as const } };
    expect(await mallory.refusal(api.answerBubbleInvitation, { params, body: { answer: "accept" } })).toBe(
      "conversation.invitation_gone",
    );
    for (const [who, refused] of [
      [mallory, "conversation.not_found"],
      [carol, "conversation.not_allowed"],
    ] as const) {
      expect(await who.refusal(api.inviteToBubble, { params, ...people })).toBe(refused);
      expect(await who.refusal(api.listOutsiders, { params })).toBe(refused);
      expect(await who.refusal(api.decideOutsider, himself)).toBe(refused);
    }
    // The organiser lets nobody in who did not ask.
    await invite(ada, params, mallory);
    expect(await ada.refusal(api.decideOutsider, himself)).toBe("conversation.invitation_gone");
    const nobody = { params, body: { accountIds: [nanoid()] } };
    expect(await ada.refusal(api.inviteToBubble, nobody)).toBe("directory.person_not_found");
  });

  test("S10 nobody is asked into a full bubble, and nobody accepts into one that has become full", async () => {
    await give({ limits: { bubbleMembers: 2 } });
    const params = await newBubble(ada);
    const two = { body: { accountIds: [bob.accountId, carol.accountId] } };
    expect(await ada.refusal(api.inviteToBubble, { params, ...two })).toBe("conversation.bubble_full");
    await invite(ada, params, bob);
    await ada.call(addMembers, { params, body: { accountIds: [carol.accountId] } });
    expect(await bob.refusal(api.answerBubbleInvitation, { params, body: { answer: "accept" } })).toBe(
      "conversation.bubble_full",
    );
    await give({ limits: { bubbleMembers: 3 } });
    await answer(bob, params, "accept");
  });

  test("S13 who is invited may know the name of who invited them", async () => {
    const params = await newBubble(ada);
    const company = await app.app.companies.createCompany({ name: "Isle" });
    const dora = await app.person("dora");
    await invite(ada, params, dora);
    await app.app.companies.assignToCompany(ada.accountId, company);
    const { people } = await dora.call(getPeople, { body: { ids: [ada.accountId] } });
    expect(people).toHaveLength(1);
    await answer(dora, params, "refuse");
  });
});

describe("S21 members who went", () => {
  test("S21 left and removed are told apart, read nothing any more, and can come again", async () => {
    const params = await newBubble(ada, { memberIds: [bob.accountId, carol.accountId] });
    await say(ada, params, "before");
    await ada.call(removeMember, { params: { ...params, accountId: bob.accountId } });
    await carol.call(removeMember, { params: { ...params, accountId: carol.accountId } });
    expect((await states(ada, params)).toSorted()).toEqual(
      [
        [bob.accountId, "removed"],
        [carol.accountId, "left"],
      ].toSorted(),
    );
    for (const gone of [bob, carol])
      expect(await gone.refusal(pageMessages, { params, query: {} })).toBe("conversation.not_found");
    await ada.call(addMembers, { params, body: { accountIds: [bob.accountId] } });
    await invite(ada, params, carol);
    await answer(carol, params, "accept");
    expect(await states(ada, params)).toEqual([]);
    expect(await read(bob, params)).toContain("before");
  });

  test("S21 there may be several moderators, who do all but hand it on, put it away and delete it", async () => {
    const params = await newBubble(ada, { memberIds: [bob.accountId, carol.accountId] });
    for (const { accountId } of [bob, carol])
      await ada.call(changeRole, { params: { ...params, accountId }, body: { role: "moderator" } });
    await invite(bob, params, mallory);
    await carol.call(api.changeBubbleRules, { params, body: { announcesOnly: true } });
    const refusals = [
      await bob.refusal(api.changeBubbleRules, { params, body: { isArchived: true } }),
      await bob.refusal(api.previewBubbleDeletion, { params }),
      await bob.refusal(api.deleteBubble, { params, body: { name: "Harbour" } }),
      await bob.refusal(changeRole, {
        params: { ...params, accountId: carol.accountId },
        body: { role: "participant" },
      }),
    ];
    expect(refusals).toEqual(Array(4).fill("conversation.not_allowed"));
  });
});
