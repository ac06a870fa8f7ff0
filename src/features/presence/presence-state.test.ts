import { describe, expect, test } from "bun:test";
import type { BusyKind, PresenceChoice, PresenceState } from "../../protocol/presence.ts";
import { presentOwn, presentPresence } from "./presence.present.ts";
import {
  deadlineOf,
  newPerson,
  type PersonState,
  type PresenceEvent,
  type PresenceTimes,
  step,
  unchosen,
  visibleOf,
} from "./presence-state.ts";

const times: PresenceTimes = { awayMs: 300_000, graceMs: 15_000 };
const start = 1_800_000_000_000;

/** Lives through events, each at its second. */
function live(...events: readonly (readonly [second: number, event: PresenceEvent])[]): PersonState {
  return events.reduce(
    (person, [second, event]) => step(person, event, start + second * 1000, times),
    newPerson(unchosen),
  );
}
const at = (second: number) => start + second * 1000;
const connected = (socketId: string): PresenceEvent => ({ type: "connected", socketId });
const gone = (socketId: string): PresenceEvent => ({ type: "disconnected", socketId });
const report = (socketId: string, isActive: boolean, idleForMs = 0, isHandheld = false): PresenceEvent => ({
  type: "activity",
  ...{ socketId, isActive, idleForMs, isHandheld },
});
const busy = (source: string, kind: BusyKind | null): PresenceEvent => ({ type: "busy", source, kind });
const chosen = (choice: PresenceChoice, more: Partial<PersonState["settings"]> = {}): PresenceEvent => ({
  type: "settings",
  settings: { ...unchosen, choice, ...more },
});

interface Device {
  readonly idleMin?: number;
  readonly isPhone?: true;
}
const desk: Device = {};
const phone: Device = { isPhone: true };
const idle = (idleMin: number): Device => ({ idleMin });

describe("S15 what is seen of devices, activities and choice", () => {
  type Row = [
    PresenceChoice,
    readonly Device[],
    readonly BusyKind[],
    PresenceState,
    BusyKind | null,
    isMobile: boolean,
  ];
  const rows: readonly Row[] = [
    ["automatic", [], [], "offline", null, false],
    ["automatic", [desk], [], "online", null, false],
    ["automatic", [phone], [], "online", null, true],
    ["automatic", [desk, phone], [], "online", null, false],
    ["automatic", [idle(4)], [], "online", null, false],
    ["automatic", [idle(5)], [], "away", null, false],
    ["automatic", [idle(60), desk], [], "online", null, false],
    ["automatic", [idle(60), phone], [], "online", null, true],
    ["automatic", [idle(60), idle(5)], [], "away", null, false],
    ["automatic", [{ idleMin: 9, isPhone: true }], [], "away", null, true],
    ["automatic", [desk], ["phone"], "busy", "phone", false],
    ["automatic", [desk], ["phone", "video"], "busy", "video", false],
    ["automatic", [desk], ["video", "sharing", "phone"], "busy", "sharing", false],
    ["automatic", [idle(60)], ["video"], "busy", "video", false],
    ["automatic", [], ["phone"], "offline", null, false],
    ["online", [desk], [], "online", null, false],
    ["online", [idle(60)], [], "online", null, false],
    ["online", [desk], ["phone"], "online", "phone", false],
    ["online", [], [], "offline", null, false],
    ["away", [desk], [], "away", null, false],
    ["away", [desk], ["video"], "away", "video", false],
    ["dnd", [desk], [], "dnd", null, false],
    ["dnd", [idle(60)], ["sharing"], "dnd", "sharing", false],
    ["dnd", [], [], "offline", null, false],
    ["invisible", [desk], [], "offline", null, false],
    ["invisible", [desk, phone], ["sharing"], "offline", null, false],
    ["invisible", [], [], "offline", null, false],
  ];
  for (const [choice, devices, activities, state, kind, isMobile] of rows) {
    const told = devices.map(
      ({ idleMin, isPhone }) => `${isPhone ? "phone" : "desk"}${idleMin ? ` idle ${idleMin}` : ""}`,
    );
    const what = [...told, ...activities].join(", ") || "nothing";
    test(`S15 ${choice} with ${what} is ${state}`, () => {
      const events = devices.flatMap(({ idleMin, isPhone = false }, index): [number, PresenceEvent][] => [
        [0, connected(`s${index}`)],
        [0, report(`s${index}`, idleMin === undefined, (idleMin ?? 0) * 60_000, isPhone)],
      ]);
      const person = live(
        [0, chosen(choice)],
        ...events,
        ...activities.map((activity, index): [number, PresenceEvent] => [0, busy(`call:${index}`, activity)]),
      );
      expect(visibleOf(person, at(0), times)).toEqual({ state, busy: kind, isMobile });
    });
  }
});

describe("S15 coming and going", () => {
  const seen = (person: PersonState, second: number) => visibleOf(person, at(second), times).state;

  test("S15 reloading a page is not seen; staying away is, once the grace is over", () => {
    const reloading = live([0, connected("a")], [10, gone("a")]);
    expect(seen(reloading, 11)).toBe("online");
    expect(deadlineOf(reloading, at(11), times)).toBe(at(25));
    expect(step(reloading, { type: "tick" }, at(24), times)).toBe(reloading);
    expect(seen(step(reloading, { type: "tick" }, at(25), times), 25)).toBe("offline");
    const back = step(reloading, connected("b"), at(12), times);
    expect([seen(back, 12), deadlineOf(back, at(12), times)]).toEqual(["online", null]);
  });

  test("S15 closing one of two windows changes nothing", () => {
    const person = live([0, connected("a")], [0, connected("b")], [10, gone("a")]);
    expect([seen(person, 10), person.gone]).toEqual(["online", null]);
  });

  test("S15 somebody who was away when they left is not seen as online on the way out", () => {
    const person = live([0, connected("a")], [0, report("a", false, 600_000)], [10, gone("a")]);
    expect(seen(person, 11)).toBe("away");
  });

  test("S15 away comes when the device that was used last has been idle long enough", () => {
    const person = live(
      [0, connected("a")],
      [0, connected("b")],
      [60, report("a", false, 60_000)],
      [90, report("b", false, 60_000)],
    );
    expect(deadlineOf(person, at(90), times)).toBe(at(330));
    expect([seen(person, 329), seen(person, 330)]).toEqual(["online", "away"]);
    expect(seen(step(person, report("a", true), at(400), times), 400)).toBe("online");
  });

  test("S15 a repeated report that a device is idle does not make it younger", () => {
    const person = live([0, connected("a")], [60, report("a", false, 60_000)]);
    expect(step(person, report("a", false, 5_000), at(200), times)).toBe(person);
  });

  test("S15 activities end one by one, whoever reported them", () => {
    const person = live([0, connected("a")], [0, busy("call:1", "phone")], [0, busy("conference:2", "sharing")]);
    const after = step(person, busy("conference:2", null), at(5), times);
    expect(visibleOf(after, at(5), times)).toMatchObject({ state: "busy", busy: "phone" });
    expect(seen(step(after, busy("call:1", null), at(6), times), 6)).toBe("online");
    expect(step(after, busy("call:9", null), at(6), times)).toBe(after);
  });

  test("S15 reports of windows that are gone change nothing", () => {
    const person = live([0, connected("a")], [1, gone("a")]);
    expect(step(person, report("a", true), at(2), times)).toBe(person);
    expect(step(person, gone("a"), at(2), times)).toBe(person);
  });
});

describe("S15 an invisible person looks like one who left at that moment", () => {
  const settings = { showsLastSeen: true };
  const hidden = { ...settings, shown: { status: null, showsLastSeen: true } };
  const view = (person: PersonState, second: number) =>
    presentPresence("ada", person, { now: at(second), times, companyAllowsLastSeen: true });
  const tick: PresenceEvent = { type: "tick" };

  test("S15 in all that is shown, at every second of it", () => {
    const before: [number, PresenceEvent][] = [
      [0, chosen("automatic", settings)],
      [0, connected("a")],
      [5, report("a", false, 60_000)],
    ];
    const left = live(...before, [20, gone("a")]);
    const vanished = live(...before, [20, chosen("invisible", hidden)]);
    for (const second of [20, 21, 34]) expect(view(vanished, second)).toEqual(view(left, second));
    expect(deadlineOf(vanished, at(21), times)).toBe(deadlineOf(left, at(21), times));
    const [leftFor, vanishedFor] = [left, vanished].map((person) => step(person, tick, at(35), times));
    expect(view(vanishedFor as PersonState, 35)).toEqual(view(leftFor as PersonState, 35));
    expect(view(leftFor as PersonState, 35)).toMatchObject({ state: "offline", lastSeenAt: at(20) });
  });

  test("S15 whatever they do while they are invisible", () => {
    const person = live(
      [0, chosen("automatic", settings)],
      [0, connected("a")],
      [9, chosen("invisible", hidden)],
      [24, tick],
    );
    const first = view(person, 30);
    const doings: [number, PresenceEvent][] = [
      [40, connected("b")],
      [41, report("b", true, 0, true)],
      [42, busy("call:1", "video")],
      [43, gone("a")],
      [44, gone("b")],
      [45, connected("c")],
      [
        46,
        chosen("invisible", {
          ...hidden,
          lastSeenAt: at(9),
          status: { text: "in the garden", emoji: null, until: null },
        }),
      ],
      [99, tick],
    ];
    doings.reduce((current, [second, event]) => {
      const next = step(current, event, at(second), times);
      expect(view(next, second)).toEqual(first);
      return next;
    }, person);
  });

  test("S15 a status that was there when they vanished ends when it was to end", () => {
    const status = { text: "at lunch", emoji: null, until: at(60) };
    const shown = { status, showsLastSeen: false };
    const person = live(
      [0, chosen("automatic", { status })],
      [0, connected("a")],
      [5, chosen("invisible", { shown })],
      [20, tick],
    );
    expect(deadlineOf(person, at(20), times)).toBe(at(60));
    expect([view(person, 59).status, view(person, 60).status]).toEqual([status, null]);
  });

  test("S15 last seen: given while invisible it is not shown before the return, taken back it goes at once", () => {
    const shown = { status: null, showsLastSeen: false };
    const given = live([0, chosen("invisible", { shown, showsLastSeen: true, lastSeenAt: at(0) })]);
    expect(view(given, 1).lastSeenAt).toBeNull();
    const taken = live([
      0,
      chosen("invisible", { shown: { ...shown, showsLastSeen: true }, showsLastSeen: false, lastSeenAt: at(0) }),
    ]);
    expect(view(taken, 1).lastSeenAt).toBeNull();
  });

  test("S15 they come back with their choice, and only with a window open", () => {
    const person = live([0, connected("a")], [5, chosen("invisible")], [20, tick]);
    expect(view(step(person, chosen("automatic"), at(30), times), 30).state).toBe("online");
    const closed = step(person, gone("a"), at(25), times);
    expect(view(step(closed, chosen("automatic"), at(30), times), 30).state).toBe("offline");
  });
});

describe("S15 last seen and status", () => {
  const around = { now: at(60), times, companyAllowsLastSeen: true };
  const offline = (showsLastSeen: boolean) =>
    live([0, chosen("automatic", { showsLastSeen })], [0, connected("a")], [10, gone("a")], [25, { type: "tick" }]);

  test("S15 is shown, and kept, only with the person's consent and the company's", () => {
    expect(presentPresence("ada", offline(true), around).lastSeenAt).toBe(at(10));
    expect(presentPresence("ada", offline(true), { ...around, companyAllowsLastSeen: false }).lastSeenAt).toBeNull();
    expect(presentPresence("ada", offline(false), around).lastSeenAt).toBeNull();
    expect(offline(false).settings.lastSeenAt).toBeNull();
  });

  test("S15 is nothing to be shown of somebody who is there", () => {
    const person = step(offline(true), connected("b"), at(50), times);
    expect(presentPresence("ada", person, around).lastSeenAt).toBeNull();
  });

  test("S15 a status text is over at its end, for others and for oneself", () => {
    const status = { text: "back at two", emoji: "🥪", until: at(61) };
    const person = live([0, chosen("dnd", { status })], [0, connected("a")]);
    expect(presentPresence("ada", person, around)).toMatchObject({ state: "dnd", status });
    expect(deadlineOf(person, at(60), times)).toBe(at(61));
    expect(presentPresence("ada", person, { ...around, now: at(61) }).status).toBeNull();
    expect(presentOwn(person, { ...around, now: at(61) })).toMatchObject({ choice: "dnd", state: "dnd", status: null });
  });

  test("S15 the person knows themselves to be invisible", () => {
    const person = live([0, connected("a")], [1, chosen("invisible")]);
    expect(presentOwn(person, around)).toMatchObject({ choice: "invisible", state: "invisible" });
  });
});
