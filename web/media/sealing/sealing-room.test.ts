import { expect, test } from "bun:test";
import type { Conference } from "../../../src/protocol/conferences.ts";
import { newIdentity, newOwnKeys, type OwnKeys } from "./member-keys.ts";
import { SealingRoom } from "./sealing-room.ts";
import { type SealingView, unknownSealing } from "./sealing-view.ts";
import { kidOf, type SenderKey } from "./sender-key.ts";
import type { ToWorker } from "./worker-protocol.ts";

interface Member {
  readonly own: OwnKeys;
  readonly room: SealingRoom;
  /** What each other seals with, as this one was given it. */
  readonly given: Map<string, SenderKey[]>;
  readonly used: SenderKey[];
  readonly told: ToWorker[];
  view: SealingView;
}

/** A server that passes on what it is given, as ours does; the clock is in the test's hands. */
function openServer() {
  const members = new Map<string, Member>();
  const old = new Set<string>();
  const passed: string[] = [];
  const timers = new Set<() => void>();
  const pending: Promise<void>[] = [];
  let time = 0;
  const conference = (): Conference => ({
    ...{ id: "c", conversationId: "garden", startedAt: 1, isLocked: false, hasWaitingRoom: false, waiting: [] },
    participants: [
      ...[...members].map(([name, { own }]) => ({ name, sealing: own.announced })),
      ...[...old].map((name) => ({ name, sealing: null })),
    ].map(({ name, sealing }) => ({
      participantId: name,
      accountId: name,
      joinedAt: 1,
      raisedAt: null,
      sealing,
      tracks: [],
    })),
  });
  const announce = async () => {
    for (const { room } of members.values()) pending.push(room.take(conference()));
    // What one says makes another speak; it comes to rest.
    for (let next = pending.shift(); next; next = pending.shift()) await next;
  };
  const enter = async (name: string) => {
    const own = await newOwnKeys(await newIdentity(), "garden");
    const given = new Map<string, SenderKey[]>();
    const [used, told]: [SenderKey[], ToWorker[]] = [[], []];
    const room = new SealingRoom({
      ...{ own, conversationId: "garden", conferenceId: "c", selfId: name, generation: { last: 0 } },
      send: (frame) => {
        passed.push(JSON.stringify(frame));
        if (frame.type === "conference.handKeys")
          for (const { to, box } of frame.boxes)
            pending.push(members.get(to)?.room.takeKey(name, box) ?? Promise.resolve());
        if (frame.type === "conference.askKey")
          pending.push(members.get(frame.of)?.room.answer(name) ?? Promise.resolve());
      },
      tellWorker: (one) => {
        told.push(one);
        if (one.type === "own") used.push(one.key);
        if (one.type === "other") given.set(one.participantId, [...(given.get(one.participantId) ?? []), one.key]);
      },
      onView: (view) => {
        member.view = view;
      },
      after: (_, run) => {
        timers.add(run);
        return () => void timers.delete(run);
      },
      now: () => time,
    });
    const member: Member = { own, room, given, used, told, view: unknownSealing };
    members.set(name, member);
    await announce();
    return member;
  };
  return {
    ...{ members, passed, enter, announce, old, conference },
    leave: async (name: string) => {
      members.get(name)?.room.close();
      members.delete(name);
      await announce();
    },
    /** Everything that waits has waited. */
    pass: async () => {
      time += 10_000;
      for (const run of [...timers]) {
        timers.delete(run);
        run();
      }
      await announce();
    },
  };
}

const newest = <T>(all: readonly T[] | undefined): T => all?.at(-1) as T;
/** The same key, or an earlier step of it, from which one goes along by oneself. */
const opens = (given: SenderKey | undefined, used: SenderKey) =>
  given !== undefined && given.generation === used.generation && given.step <= used.step;

test("B7 three devices: everybody is given everybody's key, and the server sees none of them", async () => {
  const server = openServer();
  const names = ["ada", "bob", "carol"];
  for (const name of names) await server.enter(name);
  for (const one of names)
    for (const other of names.filter((name) => name !== one)) {
      const given = newest(server.members.get(other)?.given.get(one));
      expect(opens(given, newest(server.members.get(one)?.used))).toBe(true);
    }
  expect([...server.members.values()].map(({ view }) => view.state)).toEqual(["sealed", "sealed", "sealed"]);
  for (const { used } of server.members.values())
    for (const { base } of used)
      for (const frame of server.passed) expect(frame).not.toContain(base.toBase64().slice(0, 20));
});

test("B7 who comes late is given the next step and nothing earlier; nobody else has to be told", async () => {
  const server = openServer();
  const ada = await server.enter("ada");
  const bob = await server.enter("bob");
  const before = newest(ada.used);
  const handed = bob.given.get("ada")?.length;
  const carol = await server.enter("carol");
  expect(newest(ada.used)).toMatchObject({ generation: before.generation, step: before.step + 1 });
  expect(newest(carol.given.get("ada"))).toEqual(newest(ada.used));
  expect(bob.given.get("ada")).toHaveLength(handed ?? -1);
});

test("B7 when one leaves all others seal anew, once the others have been given the new key", async () => {
  const server = openServer();
  const ada = await server.enter("ada");
  const bob = await server.enter("bob");
  const carol = await server.enter("carol");
  const before = newest(ada.used);
  await server.leave("carol");
  const next = newest(bob.given.get("ada"));
  expect(next.generation).toBeGreaterThan(before.generation);
  expect(newest(ada.used)).toEqual(before);
  await server.pass();
  expect(newest(ada.used)).toEqual(next);
  expect(newest(carol.given.get("ada")).generation).toBe(before.generation);
  expect(newest(carol.given.get("bob")).generation).toBeLessThan(newest(bob.used).generation);
});

test("B7 who comes just after one left is given only what is used from then on", async () => {
  const server = openServer();
  const ada = await server.enter("ada");
  await server.enter("bob");
  await server.enter("carol");
  await server.leave("carol");
  const dan = await server.enter("dan");
  expect(dan.given.get("ada")).toHaveLength(1);
  expect(newest(dan.given.get("ada")).generation).toBeGreaterThan(newest(ada.used).generation);
  await server.pass();
  expect(newest(ada.used)).toEqual(newest(dan.given.get("ada")));
});

test("B7 a generation ends after sixteen comings, and no key is used twice", async () => {
  const server = openServer();
  const ada = await server.enter("ada");
  const bob = await server.enter("bob");
  const { participants, ...rest } = server.conference();
  const [self, other] = participants;
  if (!self || !other) throw new Error("nobody is in it");
  for (let i = 1; i <= 17; i++) {
    const come = Array.from({ length: i }, (_, at) => ({ ...other, participantId: `bob-${at}` }));
    await ada.room.take({ ...rest, participants: [self, other, ...come] });
  }
  await server.pass();
  const kids = ada.used.map(kidOf);
  expect(new Set(kids).size).toBe(kids.length);
  expect(newest(ada.used).generation).toBeGreaterThan(bob.given.get("ada")?.[0]?.generation ?? 0);
  expect(bob.given.get("ada")?.some((given) => opens(given, newest(ada.used)))).toBe(true);
});

test("B7 a browser that cannot ends it for all, visibly; when it goes, new keys are made", async () => {
  const server = openServer();
  const ada = await server.enter("ada");
  const bob = await server.enter("bob");
  const before = newest(ada.used);
  server.old.add("dan");
  await server.announce();
  expect(ada.view).toEqual({ state: "plain", code: null, without: ["dan"] });
  expect(ada.told.findLast(({ type }) => type === "mode")).toEqual({ type: "mode", mode: "plain" });
  server.old.delete("dan");
  await server.announce();
  expect(bob.view.state).toBe("sealed");
  expect(newest(ada.used).generation).toBeGreaterThan(before.generation);
  expect(opens(newest(bob.given.get("ada")), newest(ada.used))).toBe(true);
});

test("B7 a key that was lost on the way is given again when asked for, to members alone and not at will", async () => {
  const server = openServer();
  const ada = await server.enter("ada");
  const bob = await server.enter("bob");
  await server.pass();
  bob.given.clear();
  bob.room.ask("ada");
  bob.room.ask("ada");
  bob.room.ask("a stranger");
  await server.announce();
  expect(bob.given.get("ada")).toEqual([newest(ada.used)]);
  const said = server.passed.length;
  await ada.room.answer("a stranger");
  expect(server.passed).toHaveLength(said);
});
