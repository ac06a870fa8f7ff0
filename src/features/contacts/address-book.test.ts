import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import type { AddressBookCard } from "../../protocol/address-book-card.ts";
import {
  agreeToAddressBook,
  createContactGroup,
  deleteAddressBookEntry,
  deleteContactGroup,
  importCards,
  listAddressBook,
  orderContactGroups,
  renameContactGroup,
  updateContact,
  withdrawFromAddressBook,
} from "../../protocol/contacts.ts";
import { findPeople } from "../../protocol/directory.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { befriend, networkOf } from "./contacts.testing.ts";

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

const card = (name: string, more: Partial<AddressBookCard> = {}): AddressBookCard => ({
  ...{ name, company: "", emails: [], phones: [] },
  ...more,
});
const agree = (person: Person, textVersion = "2026-11") =>
  person.call(agreeToAddressBook, { body: { textVersion, language: "de" } });
const put = (person: Person, ...cards: AddressBookCard[]) => person.call(importCards, { body: { cards } });
const namesOf = async (person: Person) =>
  (await person.call(listAddressBook, { query: {} })).entries.map(({ name }) => name).toSorted();

describe("S16 one's own address book", () => {
  test("S16 nothing is taken before the agreement; it is recorded with its text and time", async () => {
    expect(await ada.refusal(importCards, { body: { cards: [card("Grace")] } })).toBe("contacts.consent_needed");
    expect((await networkOf(ada)).addressBook).toEqual({ consent: null, count: 0 });
    const { consent } = await agree(ada);
    expect(consent).toMatchObject({ textVersion: "2026-11", language: "de", givenAt: expect.any(Number) });
    expect((await agree(ada)).consent).toEqual(consent);
    expect((await agree(ada, "2027-01")).consent).toMatchObject({ textVersion: "2027-01" });
  });

  test("S16 the same card is added once, whatever its capitals and the spaces in its numbers", async () => {
    await agree(ada);
    const grace = { emails: ["grace@example.org"], phones: ["+49 151 2345"] };
    expect(await put(ada, card("Grace Hopper", grace), card("Emmy"))).toMatchObject({ added: 2 });
    const again = card("GRACE hopper", { emails: ["Grace@example.org"], phones: ["+491512345"] });
    expect(await put(ada, again, card("Hedy"))).toMatchObject({ added: 1, addressBook: { count: 3 } });
    expect(await namesOf(ada)).toEqual(["Emmy", "Grace Hopper", "Hedy"]);
  });

  test("S16 it comes in pages, and cards go singly", async () => {
    await agree(ada);
    await put(ada, card("one"), card("two"), card("three"));
    const first = await ada.call(listAddressBook, { query: { limit: 2 } });
    expect(first.hasMore).toBe(true);
    const rest = await ada.call(listAddressBook, { query: { limit: 2, after: first.entries[1]?.id } });
    expect([...first.entries, ...rest.entries].map(({ name }) => name).toSorted()).toEqual(["one", "three", "two"]);
    const entryId = first.entries[0]?.id ?? "";
    expect(await bob.refusal(deleteAddressBookEntry, { params: { entryId } })).toBe("core.not_found");
    await ada.call(deleteAddressBookEntry, { params: { entryId } });
    expect(await ada.refusal(deleteAddressBookEntry, { params: { entryId } })).toBe("core.not_found");
    expect(await namesOf(ada)).toHaveLength(2);
  });

  test("S16 withdrawing removes everything at once, for every device", async () => {
    await agree(ada);
    await put(ada, card("Grace"));
    const device = await ada.connect();
    expect(await ada.call(withdrawFromAddressBook)).toEqual({ consent: null, count: 0 });
    await device.next("event", ({ event }) => event.type === "addressBook.changed");
    expect(await namesOf(ada)).toEqual([]);
    expect(await ada.refusal(importCards, { body: { cards: [card("Grace")] } })).toBe("contacts.consent_needed");
    await device.close();
  });

  test("S16 it is full at five thousand cards, and takes a batch whole or not at all", async () => {
    await agree(ada);
    for (let batch = 0; batch < 20; batch += 1)
      await put(ada, ...Array.from({ length: 250 }, (_, n) => card(`Person ${batch} ${n}`)));
    const more = { body: { cards: [card("Person 0 0"), card("one too many")] } };
    expect(await ada.refusal(importCards, more)).toBe("contacts.address_book_full");
    expect(await put(ada, card("Person 0 0"))).toMatchObject({ added: 0, addressBook: { count: 5_000 } });
  }, 30_000);

  test("S16 nobody else learns anything of it: not by search, not by their own import of the same card", async () => {
    await agree(ada);
    await agree(bob);
    const grace = card("Grace Hopper", { emails: [`unheard${round}@example.org`] });
    await put(ada, grace);
    expect(await put(bob, grace)).toMatchObject({ added: 1 });
    expect((await bob.call(findPeople, { query: { q: "Grace Hopper" } })).people).toEqual([]);
    expect((await bob.call(findPeople, { query: { q: grace.emails[0] ?? "" } })).people).toEqual([]);
  });
});

test("S51 who is gone is in nobody's network, and leaves nothing behind", async () => {
  await befriend(ada, bob);
  await agree(bob);
  await put(bob, card("Grace"));
  const device = await ada.connect();
  await app.app.contacts.erase(bob.accountId);
  await device.next("event", ({ event }) => event.type === "contact.removed");
  expect((await networkOf(ada)).contacts).toEqual([]);
  expect(await networkOf(bob)).toMatchObject({ contacts: [], addressBook: { consent: null, count: 0 } });
  expect(await namesOf(bob)).toEqual([]);
  await app.app.contacts.erase(bob.accountId);
  await device.close();
});

describe("S14 order among contacts", () => {
  test("S14 favourites and groups are one's own, and reach one's other devices", async () => {
    await befriend(ada, bob);
    const device = await ada.connect();
    const bobs = await bob.connect();
    const id = nanoid();
    expect(await ada.call(createContactGroup, { body: { id, name: " Harbour crew " } })).toEqual({
      groups: [{ id, name: "Harbour crew" }],
    });
    const change = { isFavourite: true, groupIds: [id, nanoid()] };
    expect(await ada.call(updateContact, { params: { accountId: bob.accountId }, body: change })).toMatchObject({
      isFavourite: true,
      groupIds: [id],
    });
    await device.next("event", ({ event }) => event.type === "contact.changed" && event.contact.isFavourite);
    expect(device.events("contactGroups.changed")).toMatchObject([{ groups: [{ name: "Harbour crew" }] }]);
    expect((await networkOf(bob)).contacts).toMatchObject([{ isFavourite: false, groupIds: [] }]);
    await bobs.settled();
    expect(bobs.frames.filter(({ type }) => type === "event")).toEqual([]);
    await Promise.all([device.close(), bobs.close()]);
  });

  test("S14 groups keep the order they are brought into; a removed one takes nobody with it", async () => {
    await befriend(ada, bob);
    const [one, two, three] = [nanoid(), nanoid(), nanoid()];
    for (const [id, name] of [
      [one, "one"],
      [two, "two"],
      [three, "three"],
    ] as const)
      await ada.call(createContactGroup, { body: { id, name } });
    const ordered = await ada.call(orderContactGroups, { body: { groupIds: [three, nanoid(), one] } });
    expect(ordered.groups.map(({ name }) => name)).toEqual(["three", "one", "two"]);
    await ada.call(updateContact, { params: { accountId: bob.accountId }, body: { groupIds: [one, two] } });
    await ada.call(deleteContactGroup, { params: { groupId: one } });
    expect(await networkOf(ada)).toMatchObject({
      groups: [{ id: three }, { id: two }],
      contacts: [{ accountId: bob.accountId, groupIds: [two] }],
    });
  });

  test("S71 a stranger's groups and contacts are not there", async () => {
    const id = nanoid();
    await ada.call(createContactGroup, { body: { id, name: "mine" } });
    const params = { groupId: id };
    expect(await bob.refusal(renameContactGroup, { params, body: { name: "his" } })).toBe("core.not_found");
    expect(await bob.refusal(deleteContactGroup, { params })).toBe("core.not_found");
    expect(await bob.refusal(createContactGroup, { body: { id, name: "his" } })).toBe("contacts.id_taken");
    const favourite = { params: { accountId: ada.accountId }, body: { isFavourite: true } };
    expect(await bob.refusal(updateContact, favourite)).toBe("core.not_found");
    expect((await networkOf(ada)).groups).toEqual([{ id, name: "mine" }]);
  });
});
