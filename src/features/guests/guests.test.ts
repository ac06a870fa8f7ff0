import { afterAll, beforeAll, beforeEach, describe, expect, setDefaultTimeout, test } from "bun:test";
import { getOwnAccount } from "../../protocol/accounts.ts";
import { changeBubbleRules } from "../../protocol/bubbles.ts";
import { changeRole, getConversation, listConversations, removeMember } from "../../protocol/conversations.ts";
import { findPeople, getPeople } from "../../protocol/directory.ts";
import {
  closeGuestLink,
  decideGuest,
  getGuestAccess,
  getOwnGuest,
  joinAsGuest,
  leaveAsGuest,
  readGuestLink,
} from "../../protocol/guests.ts";
import { setCompanyFunctions } from "../../protocol/plans.ts";
import { closeCode } from "../../protocol/socket.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { bubbleOf, guestBy, linkTo, readsIn, say } from "./guests.testing.ts";

// A busy machine takes its time.
setDefaultTimeout(60_000);
const hourMs = 3_600_000;
let at = 1_800_000_000_000;
let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let conversationId: string;
beforeAll(async () => {
  app = await startTestApp({ now: () => at });
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
});
afterAll(() => app.stop());
beforeEach(async () => {
  conversationId = await bubbleOf(ada, bob);
});
const params = () => ({ conversationId });
const nameOf = async (who: Pick<Person, "call">, id: string) =>
  (await who.call(getPeople, { body: { ids: [id] } })).people[0];

describe("S37 a bubble's guest link", () => {
  test("S37 lets somebody in who gives a name and nothing else, and everybody sees that they are a guest", async () => {
    const token = await linkTo(conversationId, ada);
    expect(await app.visitor().call(readGuestLink, { body: { token } })).toEqual({
      bubbleName: "Hafen",
      hasWaitingRoom: false,
      operatorName: "",
    });
    const eva = await guestBy(app, token, "  Eva ");
    expect(await eva.call(getOwnGuest)).toMatchObject({ name: "Eva", conversationId, endsAt: at + 24 * hourMs });
    const { members } = await bob.call(getConversation, { params: params() });
    expect(members.find(({ accountId }) => accountId === eva.id)?.role).toBe("guest");
    expect(await nameOf(bob, eva.id)).toMatchObject({ firstName: "Eva", isGuest: true, isDeleted: false });
    expect(await nameOf(mallory, eva.id)).toBeUndefined();
  });

  test("S39 is made, seen and closed by organiser and moderators alone", async () => {
    const token = await linkTo(conversationId, ada);
    expect(await bob.refusal(getGuestAccess, { params: params() })).toBe("conversation.not_allowed");
    expect(await mallory.refusal(getGuestAccess, { params: params() })).toBe("conversation.not_found");
    const eva = await guestBy(app, token, "Eva");
    expect(await eva.refusal(getGuestAccess, { params: params() })).toBe("core.not_signed_in");
    await ada.call(changeRole, { params: { conversationId, accountId: bob.accountId }, body: { role: "moderator" } });
    expect((await bob.call(getGuestAccess, { params: params() })).inside.map(({ name }) => name)).toEqual(["Eva"]);
  });

  test("S39 answers alike when it is unknown, expired, used up, replaced or closed", async () => {
    const expired = await linkTo(conversationId, ada, { validHours: 1 });
    at += hourMs;
    const refusedNow = async (token: string) => {
      const answers = await Promise.all([
        app.visitor().send(readGuestLink, { body: { token } }),
        app.visitor().send(joinAsGuest, { body: { token, name: "Eva" } }),
      ]);
      return Promise.all(answers.map(async (answer) => ({ ...((await answer.json()) as object), requestId: "" })));
    };
    const unknown = await refusedNow("x".repeat(43));
    expect(unknown[0]).toMatchObject({ code: "guests.link_invalid", status: 404 });
    expect(await refusedNow(expired)).toEqual(unknown);

    const usedUp = await linkTo(conversationId, ada, { maxUses: 1 });
    await guestBy(app, usedUp, "Eva");
    expect(await refusedNow(usedUp)).toEqual(unknown);

    const replaced = await linkTo(conversationId, ada);
    const closed = await linkTo(conversationId, ada);
    expect(await refusedNow(replaced)).toEqual(unknown);
    await ada.call(closeGuestLink, { params: params() });
    expect(await refusedNow(closed)).toEqual(unknown);
  });

  test("S39 B6 lets nobody into an archived bubble, nor before its door, and says so; restored it works again", async () => {
    for (const hasWaitingRoom of [false, true]) {
      const token = await linkTo(conversationId, ada, { hasWaitingRoom });
      await ada.call(changeBubbleRules, { params: params(), body: { isArchived: true } });
      expect(await app.visitor().refusal(readGuestLink, { body: { token } })).toBe("guests.archived");
      expect(await app.visitor().refusal(joinAsGuest, { body: { token, name: "Eva" } })).toBe("guests.archived");
      await ada.call(changeBubbleRules, { params: params(), body: { isArchived: false } });
      expect((await app.visitor().call(readGuestLink, { body: { token } })).bubbleName).toBe("Hafen");
    }
    const { waiting, inside } = await ada.call(getGuestAccess, { params: params() });
    expect([...waiting, ...inside]).toEqual([]);
  });

  test("S39 has room for as many as it says, and says when there is none", async () => {
    const token = await linkTo(conversationId, ada, { maxGuests: 1 });
    const eva = await guestBy(app, token, "Eva");
    expect(await app.visitor().refusal(readGuestLink, { body: { token } })).toBe("guests.full");
    expect(await app.visitor().refusal(joinAsGuest, { body: { token, name: "Fritz" } })).toBe("guests.full");
    await eva.call(leaveAsGuest);
    await guestBy(app, token, "Fritz");
  });

  test("S37 of several who come at once for the last place, one gets it", async () => {
    const token = await linkTo(conversationId, ada, { maxUses: 1 });
    const comings = await Promise.allSettled(["Eva", "Fritz", "Gerd"].map((name) => guestBy(app, token, name)));
    expect(comings.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await ada.call(getGuestAccess, { params: params() })).inside).toHaveLength(1);
  });

  test("S37 tells who has an account that it is not for them", async () => {
    const token = await linkTo(conversationId, ada);
    expect(await mallory.refusal(joinAsGuest, { body: { token, name: "Eva" } })).toBe("guests.has_account");
  });

  test("S10 works no more when the organiser's company turned guests off", async () => {
    const grace = await app.person("grace");
    const companyId = await app.app.companies.createCompany({ name: "Hafenbau" });
    await app.app.companies.assignToCompany(grace.accountId, companyId, "administrator");
    conversationId = await bubbleOf(grace);
    const token = await linkTo(conversationId, grace);
    await grace.call(setCompanyFunctions, { body: { switches: { guests: "off" } } });
    expect(await app.visitor().refusal(readGuestLink, { body: { token } })).toBe("guests.link_invalid");
    await expect(linkTo(conversationId, grace)).rejects.toMatchObject({ code: "plans.switched_off" });
  });

  test("S39 whoever opens it again stays who they are, and a visit elsewhere ends", async () => {
    const token = await linkTo(conversationId, ada);
    const eva = await guestBy(app, token, "Eva");
    const { id } = eva;
    await eva.join(token, "Evelyn");
    expect([eva.id, (await eva.call(getOwnGuest)).name]).toEqual([id, "Eva"]);
    const elsewhere = await bubbleOf(bob);
    await eva.join(await linkTo(elsewhere, bob), "Eva");
    expect(eva.id).not.toBe(id);
    expect((await ada.call(getGuestAccess, { params: params() })).inside).toEqual([]);
  });
});

describe("S39 the waiting room", () => {
  test("S39 is left when organiser or moderator say so; until then one sees that one waits and nothing more", async () => {
    const token = await linkTo(conversationId, ada, { hasWaitingRoom: true });
    const desk = await ada.connect();
    const eva = await guestBy(app, token, "Eva");
    const device = await eva.connect();
    await desk.next("event", ({ event }) => event.type === "guests.changed");
    expect((await eva.call(getOwnGuest)).conversationId).toBeNull();
    expect(await eva.refusal(getConversation, { params: params() })).toBe("conversation.not_found");
    expect((await eva.call(listConversations)).conversations).toEqual([]);
    expect((await eva.call(getPeople, { body: { ids: [ada.accountId] } })).people).toEqual([]);

    const place = { conversationId, guestId: eva.id };
    expect(await bob.refusal(decideGuest, { params: place, body: { decision: "admit" } })).toBe(
      "conversation.not_allowed",
    );
    const { waiting } = await ada.call(getGuestAccess, { params: params() });
    expect(waiting.map(({ name }) => name)).toEqual(["Eva"]);
    expect((await nameOf(ada, eva.id))?.firstName).toBe("Eva");
    expect(await nameOf(bob, eva.id)).toBeUndefined();
    await ada.call(decideGuest, { params: place, body: { decision: "admit" } });
    await device.next("event", ({ event }) => event.type === "guest.admitted");
    expect((await eva.call(getOwnGuest)).conversationId).toBe(conversationId);
    expect(await ada.refusal(decideGuest, { params: place, body: { decision: "admit" } })).toBe("guests.not_waiting");
  });

  test("S39 whoever is turned away is told, and is gone", async () => {
    const token = await linkTo(conversationId, ada, { hasWaitingRoom: true });
    const eva = await guestBy(app, token, "Eva");
    const device = await eva.connect();
    await ada.call(decideGuest, { params: { conversationId, guestId: eva.id }, body: { decision: "refuse" } });
    expect(await device.next("guest.ended")).toMatchObject({ reason: "refused" });
    expect((await device.closed).code).toBe(closeCode.sessionEnded);
    expect(await eva.refusal(getOwnGuest)).toBe("core.not_signed_in");
    expect(await readsIn(ada, conversationId)).toEqual(["(created)"]);
  });

  test("S39 closing the link turns away who waits; who is in stays or goes, as is said", async () => {
    const open = await linkTo(conversationId, ada);
    const eva = await guestBy(app, open, "Eva");
    const fritz = await guestBy(app, await linkTo(conversationId, ada, { hasWaitingRoom: true }), "Fritz");
    const first = await ada.call(closeGuestLink, { params: params() });
    expect([first.link, first.waiting, first.inside.map(({ name }) => name)]).toEqual([null, [], ["Eva"]]);
    expect(await fritz.refusal(getOwnGuest)).toBe("core.not_signed_in");
    const { inside } = await ada.call(closeGuestLink, { params: params(), query: { guests: "go" } });
    expect(inside).toEqual([]);
    expect(await eva.refusal(getOwnGuest)).toBe("core.not_signed_in");
  });
});

describe("S39 inside", () => {
  test("S39 a guest reads and hears what is said from joining on, and nothing from before", async () => {
    await say(ada, conversationId, "before");
    const cursor = app.platform.facts.head() - 2;
    const eva = await guestBy(app, await linkTo(conversationId, ada), "Eva");
    await say(bob, conversationId, "hello Eva");
    await say(eva, conversationId, "hello");
    expect(await readsIn(eva, conversationId)).toEqual(["(guestJoined)", "hello Eva", "hello"]);
    // Neither by coming back with a cursor from before they came.
    const device = await eva.connect({ cursor });
    await device.settled();
    const heard = device.events("message.sent").map(({ message: { content } }) => content);
    expect(heard.map((content) => ("text" in content ? content.text : content.kind))).toEqual([
      "notice",
      "hello Eva",
      "hello",
    ]);
    expect(JSON.stringify(device.frames)).not.toContain("before");
    await device.close();
  });

  test("S39 they see the names of those they meet there, and nothing else of anybody", async () => {
    const eva = await guestBy(app, await linkTo(conversationId, ada), "Eva");
    const ids = [ada.accountId, mallory.accountId, eva.id];
    const { people } = await eva.call(getPeople, { body: { ids } });
    expect(people.map(({ firstName, companyName, jobTitle }) => [firstName, companyName, jobTitle])).toEqual([
      ["Ada", null, null],
      ["Eva", null, null],
    ]);
    expect(await eva.refusal(findPeople, { query: { q: "ada" } })).toBe("core.not_signed_in");
    expect(await eva.refusal(getOwnAccount)).toBe("core.not_signed_in");
  });

  test("S39 nobody gives a guest another role", async () => {
    const eva = await guestBy(app, await linkTo(conversationId, ada), "Eva");
    const place = { conversationId, accountId: eva.id };
    for (const role of ["moderator", "organiser"] as const)
      expect(await ada.refusal(changeRole, { params: place, body: { role } })).toBe("conversation.not_allowed");
  });

  test("S37 a conference of the bubble is open to them, once a member began it", async () => {
    const eva = await guestBy(app, await linkTo(conversationId, ada), "Eva");
    const [guests, adas] = [await eva.connect(), await ada.connect()];
    guests.send({ type: "conference.join", conversationId });
    expect((await guests.next("error")).problem.code).toBe("conference.start_not_in_plan");
    adas.send({ type: "conference.join", conversationId });
    await adas.next("conference.state", ({ selfParticipantId }) => selfParticipantId !== null);
    guests.send({ type: "conference.join", conversationId });
    const { conference } = await guests.next("conference.state", ({ selfParticipantId }) => selfParticipantId !== null);
    expect(conference.participants.map(({ accountId }) => accountId)).toEqual([ada.accountId, eva.id]);
    // Out of the bubble is out of the conference.
    await ada.call(removeMember, { params: { conversationId, accountId: eva.id } });
    await adas.next("conference.state", ({ conference: { participants } }) => participants.length === 1);
    expect((await guests.closed).code).toBe(closeCode.sessionEnded);
    await adas.close();
  });
});
