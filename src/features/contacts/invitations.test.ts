import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { listOutbox, signIn, signUp, verifyEmail } from "../../protocol/accounts.ts";
import {
  acceptInvitation,
  blockPerson,
  claimInvitation,
  inviteByMail,
  invitePerson,
  lookAtInvitation,
  refuseInvitation,
  removeContact,
  withdrawInvitation,
} from "../../protocol/contacts.ts";
import { findPeople } from "../../protocol/directory.ts";
import { type Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { befriend, invite, inviteAddress, networkOf } from "./contacts.testing.ts";
import { createMailboxRest } from "./mailbox-rest.ts";
import { dailyCaps } from "./record-invitation.ts";

const dayMs = 24 * 3_600_000;
let app: TestApp;
let time = 1_800_000_000_000;
let ada: Person;
let bob: Person;
let olga: Person;
let round = 0;

beforeAll(async () => {
  app = await startTestApp({ now: () => time, config: { instance: { sign_up: "open" } } });
  olga = await app.person("olga", { isOperator: true });
});
afterAll(() => app.stop());
beforeEach(async () => {
  round += 1;
  [ada, bob] = await app.people(`ada${round}`, `bob${round}`);
});
const stranger = () => app.person(`mallory${round}`);

/** Time passes; whoever is named then signs in again: sessions that nobody uses end. */
async function pass(ms: number, ...people: Person[]): Promise<void> {
  time += ms;
  for (const person of people) await person.call(signIn, { body: { email: person.email, password } });
}

const params = (invitationId: string) => ({ params: { invitationId } });
const mailsTo = async (email: string) =>
  (await signedIn(olga).then((operator) => operator.call(listOutbox))).mails
    .filter((mail) => mail.to === email)
    .map(({ text }) => text);
async function signedIn(person: Person): Promise<Person> {
  await pass(0, person);
  return person;
}
const tokenIn = (text = "") => text.match(/\/invitation#(\S+)/)?.[1] ?? "";

describe("S14 inviting somebody one can find", () => {
  test("S14 both see it, and accepting puts each into the other's network", async () => {
    const sent = await invite(ada, bob, "  We met at the fair.  ");
    expect(sent).toMatchObject({
      accountId: bob.accountId,
      email: null,
      note: "We met at the fair.",
      state: "pending",
    });
    const { received } = await networkOf(bob);
    expect(received).toMatchObject([{ id: sent.id, note: "We met at the fair.", inviter: { id: ada.accountId } }]);
    expect(received[0]?.inviter.firstName).toBe(`Ada${round}`);
    expect(await bob.call(acceptInvitation, params(sent.id))).toMatchObject({ accountId: ada.accountId });
    for (const [person, other] of [
      [ada, bob],
      [bob, ada],
    ] as const) {
      const network = await networkOf(person);
      expect(network.contacts).toMatchObject([{ accountId: other.accountId, isFavourite: false, groupIds: [] }]);
      expect([network.sent, network.received]).toEqual([[], []]);
    }
  });

  test("B5 a retry finds the first, and a second invitation is the first one again", async () => {
    const mallory = await stranger();
    const body = { id: nanoid(), accountId: bob.accountId };
    const [first, again] = [await ada.call(invitePerson, { body }), await ada.call(invitePerson, { body })];
    expect(again).toEqual(first);
    expect((await invite(ada, bob)).id).toBe(first.id);
    expect(await mallory.refusal(invitePerson, { body })).toBe("contacts.id_taken");
  });

  test("S14 two who invite each other have agreed", async () => {
    await invite(ada, bob);
    expect(await invite(bob, ada)).toMatchObject({ state: "accepted" });
    expect((await networkOf(ada)).contacts).toHaveLength(1);
    expect((await networkOf(ada)).sent).toEqual([]);
  });

  test("S14 refused: the inviter learns it and has to let it rest for a month", async () => {
    const { id } = await invite(ada, bob);
    await bob.call(refuseInvitation, params(id));
    expect((await networkOf(ada)).sent).toMatchObject([{ id, state: "refused" }]);
    expect((await networkOf(bob)).received).toEqual([]);
    const again = { body: { id: nanoid(), accountId: bob.accountId } };
    expect(await ada.refusal(invitePerson, again)).toBe("contacts.refused_lately");
    await pass(30 * dayMs, ada);
    expect(await ada.call(invitePerson, again)).toMatchObject({ state: "pending" });
  });

  test("S14 withdrawn: it is gone on both sides and can be sent anew", async () => {
    const { id } = await invite(ada, bob);
    expect(await bob.refusal(withdrawInvitation, params(id))).toBe("contacts.invitation_gone");
    await ada.call(withdrawInvitation, params(id));
    expect([(await networkOf(ada)).sent, (await networkOf(bob)).received]).toEqual([[], []]);
    expect(await bob.refusal(acceptInvitation, params(id))).toBe("contacts.invitation_gone");
    expect((await invite(ada, bob)).id).not.toBe(id);
  });

  test("S14 after thirty days it has run out", async () => {
    const { id } = await invite(ada, bob);
    await pass(30 * dayMs - 1, ada, bob);
    expect((await networkOf(bob)).received).toHaveLength(1);
    await pass(1);
    expect((await networkOf(bob)).received).toEqual([]);
    expect((await networkOf(ada)).sent).toMatchObject([{ id, state: "expired" }]);
    expect(await bob.refusal(acceptInvitation, params(id))).toBe("contacts.invitation_gone");
    await ada.call(withdrawInvitation, params(id));
    expect((await networkOf(ada)).sent).toEqual([]);
  });

  test("S14 removing a contact takes both out of each other's network; strangers have nobody to remove", async () => {
    const mallory = await stranger();
    await befriend(ada, bob);
    expect(await ada.refusal(invitePerson, { body: { id: nanoid(), accountId: bob.accountId } })).toBe(
      "contacts.already_contact",
    );
    const bobs = { params: { accountId: bob.accountId } };
    expect(await mallory.refusal(removeContact, bobs)).toBe("core.not_found");
    await ada.call(removeContact, bobs);
    expect([(await networkOf(ada)).contacts, (await networkOf(bob)).contacts]).toEqual([[], []]);
    expect(await ada.refusal(removeContact, bobs)).toBe("core.not_found");
  });

  test("S71 nobody answers somebody else's invitation, nor their own", async () => {
    const mallory = await stranger();
    const { id } = await invite(ada, bob);
    for (const person of [mallory, ada])
      for (const act of [acceptInvitation, refuseInvitation])
        expect(await person.refusal(act, params(id))).toBe("contacts.invitation_gone");
    expect(await mallory.refusal(withdrawInvitation, params(id))).toBe("contacts.invitation_gone");
    expect(await mallory.refusal(acceptInvitation, params(nanoid()))).toBe("contacts.invitation_gone");
  });

  test("S71 oneself and nobody cannot be invited", async () => {
    for (const accountId of [ada.accountId, nanoid()])
      expect(await ada.refusal(invitePerson, { body: { id: nanoid(), accountId } })).toBe("directory.person_not_found");
  });
});

describe("S14 inviting by mail", () => {
  test("S14 somebody without an account signs up and finds the invitation waiting", async () => {
    const email = `grace${round}@example.org`;
    const sent = await inviteAddress(ada, email, "Join us");
    expect(sent).toMatchObject({ accountId: null, email, state: "pending" });
    const [text = ""] = await mailsTo(email);
    expect(text).toContain(`Ada${round} Example would like`.replace(/\d+/, ""));
    expect(text).not.toContain("Join us");
    const token = tokenIn(text);
    expect(await app.visitor().call(lookAtInvitation, { body: { token } })).toMatchObject({ firstName: `Ada${round}` });

    const grace = app.visitor();
    const acceptedTerms = app.platform.config.instance.terms_version;
    const name = { firstName: "Grace", lastName: "Hopper", language: "en" as const };
    await grace.call(signUp, { body: { email, password, ...name, acceptedTerms } });
    const proof = (await mailsTo(email)).map((mail) => mail.match(/verify#(\S+)/)?.[1]).find(Boolean) ?? "";
    await grace.call(verifyEmail, { body: { token: proof, password } });
    await until(async () => (await networkOf(grace)).received.length === 1);
    const { received } = await networkOf(grace);
    expect(received).toMatchObject([{ id: sent.id, note: "Join us", inviter: { id: ada.accountId } }]);
    await grace.call(acceptInvitation, params(sent.id));
    expect((await networkOf(ada)).contacts).toHaveLength(1);
    expect((await networkOf(ada)).sent).toEqual([]);
  });

  test("S71 the answer is the same for an account, nobody's address, a contact's, and one whose owner blocked the inviter", async () => {
    const mallory = await stranger();
    const grace = await app.person(`grace${round}`);
    await befriend(ada, grace);
    await mallory.call(blockPerson, { params: { accountId: ada.accountId } });
    const answers = [];
    for (const email of [bob.email, `nobody${round}@example.org`, grace.email, mallory.email])
      answers.push(await inviteAddress(ada, email));
    for (const { id, email, ...rest } of answers) {
      const { id: _, email: __, ...first } = answers[0] ?? {};
      expect(rest).toEqual(first as typeof rest);
    }
    expect((await networkOf(ada)).sent).toHaveLength(4);
    expect((await networkOf(bob)).received).toHaveLength(1);
    expect((await networkOf(mallory)).received).toEqual([]);
    expect(await mailsTo(mallory.email)).toEqual([]);
    expect(await mailsTo(bob.email)).toHaveLength(1);
  });

  test("S14 an address is found again in other capitals; one's own is refused", async () => {
    const first = await inviteAddress(ada, bob.email);
    expect((await inviteAddress(ada, ` ${bob.email.toUpperCase()} `.trim())).id).toBe(first.id);
    expect(await mailsTo(bob.email)).toHaveLength(1);
    const own = { body: { id: nanoid(), email: ada.email } };
    expect(await ada.refusal(inviteByMail, own)).toBe("contacts.own_address");
  });

  test("S14 whoever holds the link takes it up under another address, once", async () => {
    const mallory = await stranger();
    const { id } = await inviteAddress(ada, `elsewhere${round}@example.org`);
    const token = tokenIn((await mailsTo(`elsewhere${round}@example.org`))[0]);
    expect(await ada.refusal(claimInvitation, { body: { token } })).toBe("contacts.invitation_gone");
    expect(await bob.call(claimInvitation, { body: { token } })).toMatchObject({ id });
    await bob.call(acceptInvitation, params(id));
    expect(await mallory.refusal(claimInvitation, { body: { token } })).toBe("contacts.invitation_gone");
    expect(await app.visitor().refusal(lookAtInvitation, { body: { token } })).toBe("contacts.invitation_gone");
    expect(await mallory.refusal(claimInvitation, { body: { token: "guess" } })).toBe("contacts.invitation_gone");
  });

  test("S14 a day has a most of mails, and of invitations", async () => {
    for (let n = 0; n < dailyCaps.mailed; n += 1) await inviteAddress(ada, `somebody${n}.${round}@example.org`);
    const next = () => ada.refusal(inviteByMail, { body: { id: nanoid(), email: `one.more${round}@example.org` } });
    expect(await next()).toBe("contacts.too_many_today");
    expect(await invite(ada, bob)).toMatchObject({ state: "pending" });
    await pass(dayMs);
    expect(await inviteAddress(ada, `one.more${round}@example.org`)).toMatchObject({ state: "pending" });
  });

  test("S71 many inviters do not fill one mailbox", () => {
    const rest = createMailboxRest(() => time);
    const sent = Array.from({ length: 7 }, () => rest.maySend("one"));
    expect(sent).toEqual([true, true, true, true, true, false, false]);
    expect(rest.maySend("another")).toBe(true);
    time += 4 * 3_600_000;
    expect([rest.maySend("one"), rest.maySend("one")]).toEqual([true, false]);
  });
});

test("S14 what changes is told to the devices of both, and to nobody else", async () => {
  const mallory = await stranger();
  const sockets = [await ada.connect(), await bob.connect(), await mallory.connect()] as const;
  const [adas, bobs, mallorys] = sockets;
  const { id } = await invite(ada, bob, "hello");
  await bobs.next("event", ({ event }) => event.type === "invitation.received");
  await adas.next("event", ({ event }) => event.type === "invitation.sent");
  expect(bobs.events("invitation.received")).toMatchObject([{ invitation: { id, note: "hello" } }]);
  expect(adas.events("invitation.sent")).toMatchObject([{ invitation: { id, state: "pending" } }]);
  await bob.call(acceptInvitation, params(id));
  await adas.next("event", ({ event }) => event.type === "contact.changed");
  await bobs.next("event", ({ event }) => event.type === "contact.changed");
  expect(bobs.events("invitation.gone")).toMatchObject([{ invitationId: id }]);
  expect(adas.events("invitation.sent").at(-1)).toMatchObject({ invitation: { state: "accepted" } });
  await ada.call(removeContact, { params: { accountId: bob.accountId } });
  await bobs.next("event", ({ event }) => event.type === "contact.removed");
  expect(bobs.events("contact.removed")).toMatchObject([{ accountId: ada.accountId }]);
  await mallorys.settled();
  expect(mallorys.frames.filter(({ type }) => type === "event")).toEqual([]);
  for (const socket of sockets) socket.close();
});

test("S13 a contact is found by name like anybody", async () => {
  await befriend(ada, bob);
  const { people } = await ada.call(findPeople, { query: { q: `bob${round}` } });
  expect(people[0]).toMatchObject({ id: bob.accountId });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error("it never came to be");
    await Bun.sleep(5);
  }
}
