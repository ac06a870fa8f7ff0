import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { blockPerson, unblockPerson } from "../../protocol/contacts.ts";
import * as api from "../../protocol/presence.ts";
import { Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import type { TestSocket } from "../../testing/test-socket.ts";
import { givePlan } from "../plans/plans.testing.ts";

// Changes are gathered for a moment before they are told.
setDefaultTimeout(30_000);

const data = mkdtempSync(join(tmpdir(), "iris-presence-"));
const config = { presence: { offline_seconds: 0.05 } };
let app: TestApp;
let ada: Person;
let bob: Person;
let carol: Person;
let mallory: Person;
beforeAll(async () => {
  app = await startTestApp({ data, config });
  [ada, bob, carol, mallory] = await app.people("ada", "bob", "carol", "mallory");
});
afterAll(async () => {
  await app.stop();
  rmSync(data, { recursive: true, force: true });
});

const watch = (socket: TestSocket, ...people: Person[]) =>
  socket.send({ type: "presence.watch", accountIds: people.map(({ accountId }) => accountId) });
const sees = async (socket: TestSocket, person: Person, state: api.PresenceState): Promise<api.Presence> => {
  const of = ({ accountId }: api.Presence) => accountId === person.accountId;
  const frame = await socket.next("presence.changed", ({ presences }) =>
    presences.some((presence) => of(presence) && presence.state === state),
  );
  return frame.presences.find(of) as api.Presence;
};
const choose = (person: Person, choice: api.PresenceChoice) => person.call(api.choosePresence, { body: { choice } });
const say = (person: Person, status: api.StatusText | null) => person.call(api.setStatusText, { body: { status } });

describe("S15 one person sees another", () => {
  test("S15 come, choose, be busy on several devices, and go", async () => {
    const observer = await bob.connect();
    watch(observer, ada);
    await sees(observer, ada, "offline");
    const desk = await ada.connect();
    expect(await sees(observer, ada, "online")).toMatchObject({ isMobile: false, busy: null });
    const phone = await ada.connect();
    phone.send({ type: "presence.activity", isActive: true, idleForSec: 0, isHandheld: true });
    await desk.close();
    expect(await sees(observer, ada, "online")).toMatchObject({ isMobile: true });
    // Idle for longer than it takes to be away, as after waking up.
    phone.send({ type: "presence.activity", isActive: false, idleForSec: 3_600, isHandheld: true });
    await sees(observer, ada, "away");
    await choose(ada, "dnd");
    await sees(observer, ada, "dnd");
    await choose(ada, "automatic");
    await sees(observer, ada, "away");
    await phone.close();
    await sees(observer, ada, "offline");
    await observer.close();
  });

  test("S15 what is chosen reaches all of one's devices, and a new one", async () => {
    const [desk, phone] = [await ada.connect(), await ada.connect()];
    const own = await ada.call(api.choosePresence, { body: { choice: "away" } });
    for (const device of [desk, phone])
      expect((await device.next("presence.own", (frame) => frame.own.choice === "away")).own).toEqual(own);
    const tablet = await ada.connect();
    expect((await tablet.next("presence.own")).own).toMatchObject({ choice: "away", state: "away" });
    expect(await ada.call(api.getOwnPresence)).toEqual(own);
    await choose(ada, "automatic");
    for (const device of [desk, phone, tablet]) await device.close();
  });

  test("S15 changes of a moment come as one, and what changed back is not told", async () => {
    const [observer, desk] = [await bob.connect(), await ada.connect()];
    watch(observer, ada, carol);
    await sees(observer, carol, "offline");
    const before = observer.frames.length;
    for (const choice of ["away", "dnd", "online"] as const) await choose(ada, choice);
    const other = await carol.connect();
    await sees(observer, carol, "online");
    const told = observer.frames.slice(before).filter(({ type }) => type === "presence.changed");
    // Ada was online before and after: at most one round fell in between.
    expect(told.length).toBeLessThan(4);
    await choose(ada, "automatic");
    for (const device of [observer, desk, other]) await device.close();
  });

  test("S15 a device hears only of the people it shows, and the newly shown ones at once", async () => {
    const [observer, desk] = [await bob.connect(), await ada.connect()];
    watch(observer, carol);
    await sees(observer, carol, "offline");
    await choose(ada, "dnd");
    watch(observer, carol, ada);
    await sees(observer, ada, "dnd");
    watch(observer, carol);
    await choose(ada, "automatic");
    const other = await carol.connect();
    await sees(observer, carol, "online");
    expect(observer.frames.filter(({ type }) => type === "presence.changed")).toHaveLength(3);
    for (const device of [observer, desk, other]) await device.close();
  });

  test("S15 nobody follows more people than a device may", async () => {
    const observer = await bob.connect();
    observer.send({ type: "presence.watch", accountIds: Array.from({ length: api.maxWatched + 1 }, () => nanoid()) });
    expect((await observer.next("error")).problem.code).toBe("core.invalid_input");
    await observer.close();
  });
});

describe("S15 who may not see", () => {
  const nothing = { state: "offline", busy: null, isMobile: false, status: null, lastSeenAt: null };

  test("S14 a blocked person is answered as about nobody, at once and in what follows; the end of the block too", async () => {
    const desk = await ada.connect();
    await say(ada, { text: "at my desk", emoji: null, until: null });
    const observer = await mallory.connect();
    const nobody = nanoid();
    observer.send({ type: "presence.watch", accountIds: [ada.accountId, nobody] });
    await sees(observer, ada, "online");
    await ada.call(blockPerson, { params: { accountId: mallory.accountId } });
    expect(await sees(observer, ada, "offline")).toEqual({ accountId: ada.accountId, ...nothing } as api.Presence);
    await choose(ada, "dnd");

    const late = await mallory.connect();
    late.send({ type: "presence.watch", accountIds: [nobody, ada.accountId] });
    const { presences } = await late.next("presence.changed");
    expect(presences.map(({ accountId: _, ...presence }) => presence)).toEqual([nothing, nothing] as never);
    // Neither sees the other.
    watch(desk, mallory);
    await sees(desk, mallory, "offline");

    await ada.call(unblockPerson, { params: { accountId: mallory.accountId } });
    expect(await sees(observer, ada, "dnd")).toMatchObject({ status: { text: "at my desk" } });
    await sees(desk, mallory, "online");
    await say(ada, null);
    await choose(ada, "automatic");
    for (const device of [observer, desk, late]) await device.close();
  });

  test("S10 who has not the function cannot choose by hand, but always go back", async () => {
    await choose(ada, "away");
    await givePlan(app, { lacking: ["manualPresence"] });
    for (const choice of ["online", "away", "dnd", "invisible"] as const)
      expect(await ada.refusal(api.choosePresence, { body: { choice } })).toBe("plans.switched_off");
    expect((await choose(ada, "automatic")).choice).toBe("automatic");
    await givePlan(app, {});
  });

  test("S15 only a company's administrators decide for it", async () => {
    const { companies, accounts } = app.app;
    const company = await companies.createCompany({ name: "Hafenbau" });
    await companies.assignToCompany(carol.accountId, company, "administrator");
    await companies.assignToCompany(ada.accountId, company);
    const body = { allowsLastSeen: false };
    for (const person of [ada, bob, mallory]) {
      expect(await person.refusal(api.setCompanyPresence, { body })).toBe("core.not_found");
      expect(await person.refusal(api.getCompanyPresence)).toBe("core.not_found");
    }
    expect(await app.visitor().refusal(api.setCompanyPresence, { body })).toBe("core.not_signed_in");
    expect(await carol.call(api.getCompanyPresence)).toEqual({ allowsLastSeen: true });

    const observer = await carol.connect();
    watch(observer, ada);
    await sees(observer, ada, "offline");
    await ada.call(api.showLastSeen, { body: { showsLastSeen: true } });
    const desk = await ada.connect();
    await sees(observer, ada, "online");
    await desk.close();
    expect((await sees(observer, ada, "offline")).lastSeenAt).toBeGreaterThan(0);
    expect(await carol.call(api.setCompanyPresence, { body })).toEqual(body);
    expect((await sees(observer, ada, "offline")).lastSeenAt).toBeNull();
    expect(await ada.call(api.getOwnPresence)).toMatchObject({ showsLastSeen: true, companyAllowsLastSeen: false });
    // Another company's people are none of its business.
    await accounts.assignCompany(ada.accountId, { companyId: null });
    expect((await sees(observer, ada, "offline")).lastSeenAt).toBeGreaterThan(0);
    await ada.call(api.showLastSeen, { body: { showsLastSeen: false } });
    expect((await sees(observer, ada, "offline")).lastSeenAt).toBeNull();
    await observer.close();
  });
});

describe("S15 status text", () => {
  test("S15 has words or a picture, and an end within a year", async () => {
    const empty = { text: "  ", emoji: null, until: null };
    expect(await ada.refusal(api.setStatusText, { body: { status: empty } })).toBe("presence.status_empty");
    for (const until of [1, Date.now() - 1, Date.now() + 400 * 24 * 3_600_000]) {
      const status = { text: "away", emoji: null, until };
      expect(await ada.refusal(api.setStatusText, { body: { status } })).toBe("presence.status_end");
    }
    expect((await say(ada, { text: "", emoji: "🌴", until: null })).status).toEqual({
      text: "",
      emoji: "🌴",
      until: null,
    });
    expect((await say(ada, null)).status).toBeNull();
  });

  test("S15 is seen by others, also of somebody offline, and goes by itself", async () => {
    const observer = await bob.connect();
    watch(observer, ada);
    await sees(observer, ada, "offline");
    const status = { text: "back soon", emoji: "☕", until: Date.now() + 700 };
    await say(ada, status);
    expect(await sees(observer, ada, "offline")).toMatchObject({ status });
    expect(await sees(observer, ada, "offline")).toMatchObject({ status: null });
    await observer.close();
  });
});

test("S15 what was chosen outlives a restart", async () => {
  await choose(ada, "invisible");
  await choose(bob, "dnd");
  await say(bob, { text: "writing", emoji: "✍️", until: null });
  await app.stop();
  app = await startTestApp({ data, config });
  // Their browsers keep their session.
  const back = ({ accountId, email, cookie }: Person) =>
    Object.assign(new Person(app.url, accountId, email), { cookie });
  [ada, bob, carol] = [back(ada), back(bob), back(carol)];
  const [first, second, observer] = [await ada.connect(), await bob.connect(), await carol.connect()];
  expect((await first.next("presence.own")).own).toMatchObject({ choice: "invisible", state: "invisible" });
  expect((await second.next("presence.own")).own).toMatchObject({ choice: "dnd", status: { text: "writing" } });
  watch(observer, ada, bob);
  const { presences } = await observer.next("presence.changed");
  expect(presences.map(({ state }) => state)).toEqual(["offline", "dnd"]);
  for (const device of [first, second, observer]) await device.close();
});
