import { afterAll, beforeAll, beforeEach, expect, setDefaultTimeout, test } from "bun:test";
import { nanoid } from "nanoid";
import type { Device } from "../../platform/platform.ts";
import { updateOwnAccount } from "../../protocol/accounts.ts";
import { changeMemberRole, deactivateMember, reactivateMember, updateCompany } from "../../protocol/companies.ts";
import { blockPerson, unblockPerson } from "../../protocol/contacts.ts";
import { createBubble } from "../../protocol/conversations.ts";
import * as api from "../../protocol/directory.ts";
import { removeAvatar, setAvatar, updateOwnProfile } from "../../protocol/profiles.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import type { TestSocket } from "../../testing/test-socket.ts";
import { picture } from "../accounts/pictures.testing.ts";
import { found, hafenbau } from "../companies/companies.testing.ts";
import { defaultRule } from "./company-rules.ts";
import { createLivePeople } from "./live-people.ts";
import type { Known } from "./people-index.ts";

setDefaultTimeout(30_000);

const nobody: ReadonlySet<string> = new Set();
const none = async () => nobody;
const nothing = { companyName: null, jobTitle: null, department: null, avatar: null, isDeleted: false, isGuest: false };

/** Grace administers Hafenbau, where ada and nora work; bob, mallory and zoe belong to nobody. All but nora and zoe have a device open. */
let app: TestApp;
let grace: Person;
let ada: Person;
let bob: Person;
let mallory: Person;
let nora: Person;
let zoe: Person;
let devices: ReadonlyMap<Person, TestSocket>;

beforeAll(async () => {
  app = await startTestApp();
  [grace, ada, nora, bob, mallory, zoe] = await app.people("grace", "ada", "nora", "bob", "mallory", "zoe");
  const companyId = await found(app, grace);
  for (const { accountId } of [ada, nora]) await app.app.companies.assignToCompany(accountId, companyId);
  const viewers = [grace, ada, bob, mallory];
  devices = new Map(await Promise.all(viewers.map(async (viewer) => [viewer, await viewer.connect()] as const)));
});
afterAll(() => app.stop());

const device = (person: Person) => devices.get(person) as TestSocket;
const isOf =
  ({ accountId }: Person) =>
  (frame: { people: { accountId: string }[] }) =>
    frame.people.some((one) => one.accountId === accountId);

/** Everybody has heard of what was done so far: they are told in order, and each finds zoe. */
async function everybodyHeard(): Promise<void> {
  await app.app.heard();
  await zoe.call(updateOwnProfile, { body: { jobTitle: nanoid() } });
  await Promise.all([...devices.values()].map((one) => one.next("people.changed", isOf(zoe))));
}
beforeEach(async () => {
  await everybodyHeard();
  for (const one of devices.values()) one.frames.length = 0;
});

/** What this person was told of another, the newest last. */
const told = (viewer: Person, { accountId }: Person): (api.Person | null)[] =>
  device(viewer).frames.flatMap((frame) =>
    frame.type === "people.changed"
      ? frame.people.flatMap((one) => (one.accountId === accountId ? [one.person] : []))
      : [],
  );
const askedAgain = (viewer: Person) => device(viewer).frames.some(({ type }) => type === "people.stale");
const hide = (person: Person, choice: api.FindableChoice, exceptions: string[] = []) =>
  person.call(api.changeOwnVisibility, { body: { choice, exceptions } });
const choose = (level: api.VisibilityLevel) => grace.call(api.changeCompanyVisibility, { body: { level } });

test("S50 whoever sees somebody is told of a new name, job and picture at once, their own devices too", async () => {
  await ada.call(updateOwnProfile, { body: { lastName: "King", jobTitle: "Countess" } });
  await everybodyHeard();
  for (const viewer of [ada, grace, bob]) {
    expect(told(viewer, ada)).toMatchObject([{ lastName: "King", jobTitle: "Countess", companyName: hafenbau.name }]);
  }
  const sent = await ada.send(setAvatar, {}, { body: await picture("png") });
  const { avatar } = (await sent.json()) as { avatar: string };
  await everybodyHeard();
  expect(told(bob, ada).at(-1)).toMatchObject({ avatar });
  await ada.call(removeAvatar);
  await everybodyHeard();
  expect(told(bob, ada).at(-1)).toMatchObject({ avatar: null });
});

test("S50 a change of what only contacts see is told without it; what is nobody's business is not told at all", async () => {
  await ada.call(updateOwnProfile, { body: { phones: [{ kind: "work", number: "+4930123456" }] } });
  await everybodyHeard();
  expect(told(bob, ada)).toHaveLength(1);
  expect(JSON.stringify(device(bob).frames)).not.toContain("4930123456");
  await ada.call(updateOwnAccount, { body: { language: "fr" } });
  await everybodyHeard();
  expect(told(bob, ada)).toHaveLength(1);
});

test("S9 who hides is gone from others' lists at once, and there again for whom they let", async () => {
  await hide(ada, "hiddenFromOutsiders", [mallory.accountId]);
  await everybodyHeard();
  expect(told(bob, ada)).toEqual([null]);
  expect([told(grace, ada).at(-1), told(mallory, ada).at(-1)]).toMatchObject([
    { id: ada.accountId },
    { id: ada.accountId },
  ]);
  // Whoever does not see them is told of nothing more that they do.
  await ada.call(updateOwnProfile, { body: { jobTitle: "Secretary" } });
  await everybodyHeard();
  expect(told(bob, ada)).toEqual([null]);
  await hide(ada, "asCompany");
  await everybodyHeard();
  expect(told(bob, ada).at(-1)).toMatchObject({ jobTitle: "Secretary" });
});

test("S9 whoever shares a bubble goes on seeing a name, whoever hides", async () => {
  await bob.call(createBubble, { body: { id: nanoid(), name: "Harbour", memberIds: [ada.accountId] } });
  await hide(ada, "hidden");
  await ada.call(updateOwnProfile, { body: { firstName: "Augusta" } });
  await everybodyHeard();
  expect(told(bob, ada).at(-1)).toMatchObject({ firstName: "Augusta" });
  expect(told(mallory, ada).at(-1)).toBeNull();
  await hide(ada, "asCompany");
});

test("S9 a company's new level is told to those for whom it changes something, and the receiver asks anew", async () => {
  await choose("private");
  await everybodyHeard();
  for (const viewer of [grace, ada, bob, mallory]) expect(askedAgain(viewer)).toBe(true);
  for (const one of devices.values()) one.frames.length = 0;
  await ada.call(updateOwnProfile, { body: { department: "Engines" } });
  await choose("private");
  await everybodyHeard();
  expect(told(mallory, ada)).toEqual([]);
  expect(askedAgain(mallory)).toBe(false);
  await choose("public");
});

test("S14 a block is silence: neither is told of the other any more", async () => {
  await mallory.call(blockPerson, { params: { accountId: ada.accountId } });
  await ada.call(updateOwnProfile, { body: { nickname: "A" } });
  await mallory.call(updateOwnProfile, { body: { nickname: "M" } });
  await everybodyHeard();
  expect([told(ada, mallory), told(mallory, ada)]).toEqual([[], []]);
  expect(told(bob, ada)).toHaveLength(1);
  expect(told(bob, mallory)).toHaveLength(1);
  await mallory.call(unblockPerson, { params: { accountId: ada.accountId } });
});

test("S8 a role, a deactivation and a company's name are told to whom they concern", async () => {
  await grace.call(changeMemberRole, { params: { accountId: ada.accountId }, body: { role: "administrator" } });
  await everybodyHeard();
  // An administrator finds colleagues who hide: ada asks again.
  expect([askedAgain(ada), askedAgain(bob)]).toEqual([true, false]);
  const params = { accountId: nora.accountId };
  await grace.call(deactivateMember, { params });
  await everybodyHeard();
  expect(told(mallory, nora).at(-1)).toBeNull();
  await grace.call(reactivateMember, { params });
  await everybodyHeard();
  expect(told(mallory, nora).at(-1)).toMatchObject({ id: nora.accountId });
  for (const one of devices.values()) one.frames.length = 0;
  await grace.call(updateCompany, { body: { data: { ...hafenbau, name: "Hafenbau Süd" } } });
  await everybodyHeard();
  expect(askedAgain(bob)).toBe(true);
  const { people } = await bob.call(api.getPeople, { body: { ids: [grace.accountId] } });
  expect(people[0]?.companyName).toBe("Hafenbau Süd");
});

test("S9 when many change at once, everybody asks again instead of hearing of each", async () => {
  const told: [viewerId: string, type: string][] = [];
  let enter: (device: Device) => void = () => {};
  let round = () => {};
  const somebody = (id: string): Known => ({
    person: { ...nothing, id, firstName: id, lastName: "Example" },
    party: { id, companyId: null, isAdministrator: false, isActive: true, choice: "asCompany", exceptions: nobody },
    ...{ tags: [], profileVersion: 1 },
  });
  const live = createLivePeople({
    host: {
      ...{ devicesOf: () => [], onDisconnected() {} },
      onConnected(handler) {
        enter = handler;
      },
      sendTo: (viewerId, { type }) => void told.push([viewerId, type]),
    },
    log: app.platform.log,
    schedule: (_, run) => {
      round = run;
      return () => {};
    },
    relations: { contactsOf: none, blockedWith: none, metBy: none, thoseWhoMeet: none },
    ...{ get: somebody, ruleOf: () => defaultRule, seenBy: async () => undefined },
  });
  for (const accountId of ["bob", "mallory"]) enter({ caller: { accountId } } as Device);
  for (let at = 0; at < 20; at++) live.changed(undefined, somebody(`first ${at}`));
  round();
  await live.stop();
  expect(told).toHaveLength(40);
  told.length = 0;
  for (let at = 0; at < 21; at++) live.changed(undefined, somebody(`second ${at}`));
  round();
  await live.stop();
  expect(told).toEqual([
    ["bob", "people.stale"],
    ["mallory", "people.stale"],
  ]);
});
