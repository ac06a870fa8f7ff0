import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import type { WireEvent } from "../../protocol/socket.ts";
import { ada, bob, mallory } from "../http/testing/test-host.ts";
import type { Caller, Scope } from "../platform.ts";
import { maxBufferedBytes } from "./connection.ts";
import { maxMissedFacts } from "./missed-events.ts";
import { testSockets } from "./testing/test-sockets.ts";
import { MemoryTransport } from "./testing/transport.ts";
import { until } from "./testing/until.ts";

const room = "room".padEnd(21, "-");
const scope: Scope = `conversation:${room}`;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A room whose facts are told as `conversation.left` events; who is in it can change. */
function testRoom(members: readonly Caller[] = [ada, bob]) {
  const kit = testSockets();
  const inside = new Set(members.map(({ accountId }) => accountId));
  const asked: string[] = [];
  const state = { isBroken: false, slowly: async () => {} };
  kit.broadcasts.addScopes(async (accountId) => (inside.has(accountId) ? [scope] : []));
  kit.broadcasts.add("conversation.changed", {
    audience: async () => {
      await state.slowly();
      if (state.isBroken) throw new Error("no database");
      return [...inside];
    },
    present: async ({ payload }) => {
      asked.push(payload.conversationId);
      await state.slowly();
      return { type: "conversation.left", conversationId: payload.conversationId };
    },
  });
  return {
    ...kit,
    ...{ inside, asked, state },
    happen: (count = 1) => {
      for (let i = 0; i < count; i++) kit.facts.happen("conversation.changed", { conversationId: room }, scope);
    },
    told: () => until(() => kit.live.position === kit.facts.head() && kit.live.backlog === 0),
  };
}
const upTo = (count: number, from = 1): number[] => Array.from({ length: count }, (_, i) => from + i);

describe("live", () => {
  test("a fact reaches every device of whoever may know, and is made once", async () => {
    const { connect, happen, told, asked } = testRoom();
    const sockets = [await connect(ada), await connect(ada), await connect(bob), await connect(mallory)];
    happen(3);
    await told();
    await turn();
    expect(sockets.map(({ cursors }) => cursors())).toEqual([[1, 2, 3], [1, 2, 3], [1, 2, 3], []]);
    expect(asked).toHaveLength(3);
  });

  test("what one turn brings to a socket leaves in one write", async () => {
    const { connect, happen, told } = testRoom();
    const { transport } = await connect(ada);
    happen(20);
    await told();
    await turn();
    expect(transport.corked).toEqual([20]);
  });

  test("nobody there: nothing is asked and nothing made", async () => {
    const { happen, told, asked, live } = testRoom();
    happen(2);
    await told();
    expect([asked.length, live.position]).toEqual([0, 2]);
  });

  test("an event of one's own is made per person; null tells nothing", async () => {
    const { connect, broadcasts, facts, told } = testRoom();
    const event = (conversationId: string): WireEvent => ({ type: "conversation.left", conversationId });
    broadcasts.add("account.changed", {
      audience: async () => [ada.accountId, bob.accountId, mallory.accountId],
      present: async () => async (accountId) => (accountId === bob.accountId ? null : event(accountId)),
    });
    const sockets = [await connect(ada), await connect(bob), await connect(mallory)];
    facts.happen("account.changed", { accountId: ada.accountId }, `account:${ada.accountId}`);
    await told();
    await turn();
    expect(sockets.map(({ frames }) => frames().slice(1))).toMatchObject([
      [{ type: "event", cursor: 1, event: event(ada.accountId) }],
      [],
      [{ type: "event", cursor: 1, event: event(mallory.accountId) }],
    ]);
  });

  test("a fact that cannot be told makes clients fetch afresh, and the next is told", async () => {
    const { connect, happen, told, state, errors } = testRoom();
    const { frames } = await connect(ada);
    state.isBroken = true;
    happen();
    await told();
    state.isBroken = false;
    happen();
    await told();
    await turn();
    expect(frames().slice(1)).toMatchObject([
      { type: "resync", cursor: 1 },
      { type: "event", cursor: 2 },
    ]);
    expect(errors).toHaveLength(1);
  });

  test("facts that a command on the machine recorded make clients fetch afresh at the next fact", async () => {
    const { connect, happen, told, facts } = testRoom();
    const { frames } = await connect(ada);
    happen();
    facts.happenElsewhere("conversation.changed", { conversationId: room }, scope);
    happen();
    await told();
    await turn();
    expect(frames().slice(1)).toMatchObject([
      { type: "event", cursor: 1 },
      { type: "resync", cursor: 2 },
      { type: "event", cursor: 3 },
    ]);
  });

  test("one person's event that cannot be made makes only their devices fetch afresh", async () => {
    const { connect, broadcasts, facts, told } = testRoom();
    broadcasts.add("account.changed", {
      audience: async () => [ada.accountId, bob.accountId],
      present: async () => async (accountId) => {
        if (accountId === ada.accountId) throw new Error("no key");
        return { type: "account.changed", accountId };
      },
    });
    const [one, two] = [await connect(ada), await connect(bob)];
    facts.happen("account.changed", { accountId: ada.accountId }, `account:${ada.accountId}`);
    await told();
    await turn();
    expect([one.frames()[1]?.type, two.frames()[1]?.type]).toEqual(["resync", "event"]);
  });

  test("whoever connects while a fact is being told hears of it: live or by the cursor they were given", async () => {
    const { connect, happen, told, state } = testRoom();
    await connect(bob);
    state.slowly = turn;
    happen(5);
    const late = await connect(ada);
    await told();
    await turn();
    const [welcome] = late.frames();
    const cursor = welcome?.type === "welcome" ? welcome.cursor : -1;
    expect(late.cursors()).toEqual(upTo(5 - cursor, cursor + 1));
  });
});

describe("a client that comes back", () => {
  test("B5 gets exactly what it missed, in order, then what is new", async () => {
    const { connect, happen, told } = testRoom();
    happen(10);
    await told();
    const { frames, cursors } = await connect(ada, { cursor: 4 });
    happen(2);
    await told();
    await turn();
    expect(frames()[0]).toMatchObject({ type: "welcome", resumed: true, cursor: 4 });
    expect(cursors()).toEqual(upTo(8, 5));
  });

  test("and missed nothing is told where the facts stand", async () => {
    const { connect, happen, told } = testRoom([bob]);
    happen(10);
    await told();
    const { frames } = await connect(ada, { cursor: 4 });
    expect(frames()).toMatchObject([{ type: "welcome", resumed: true, cursor: 10 }]);
  });

  test("is asked about again: what it may no longer know is not told", async () => {
    const { connect, happen, told, inside } = testRoom();
    happen(3);
    await told();
    inside.delete(ada.accountId);
    const { cursors } = await connect(ada, { cursor: 0 });
    expect(cursors()).toEqual([]);
  });

  test.each([
    ["missed more than is worth replaying", maxMissedFacts + 1, 0, 0],
    ["was away for longer than facts are kept", 10, 2, 5],
    ["names a cursor that was never given out", 3, 99, 0],
  ])("fetches afresh when it %s", async (_, count, cursor, prunedTo) => {
    const { connect, happen, told, facts } = testRoom();
    happen(count);
    await told();
    facts.prunedTo = prunedTo;
    const { frames, cursors } = await connect(ada, { cursor });
    expect(frames()[0]).toMatchObject({ type: "welcome", resumed: false, cursor: count });
    happen();
    await told();
    await turn();
    expect(cursors()).toEqual([count + 1]);
  });

  test("fetches afresh when what it missed cannot be read", async () => {
    const { connect, happen, told, state, errors } = testRoom();
    happen(3);
    await told();
    state.isBroken = true;
    const { frames } = await connect(ada, { cursor: 0 });
    expect(frames()).toMatchObject([{ type: "welcome", resumed: false, cursor: 3 }]);
    expect(errors).toHaveLength(1);
  });

  test("B5 loses and doubles nothing, whatever happens meanwhile and however it is interleaved", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(8), fc.nat(12), fc.nat(6), async (scheduler, before, during, missed) => {
        const { open, connect, happen, told, state, inside, facts } = testRoom([ada]);
        happen(before);
        await told();
        await connect(bob);
        state.slowly = () => scheduler.schedule(Promise.resolve(), "database");
        const cursor = Math.max(0, before - missed);
        const socket = open(ada);
        scheduler.scheduleSequence([
          {
            label: "hello",
            builder: async () => {
              socket.say({ type: "hello", version: 1, deviceId: ada.accountId, cursor });
            },
          },
          ...Array.from({ length: 4 }, (_, i) => ({ label: `part ${i}`, builder: async () => happen(during) })),
        ]);
        scheduler.scheduleSequence([
          { label: "a write at any time", builder: async () => happen(1) },
          { label: "another joins", builder: async () => void inside.add(bob.accountId) },
        ]);
        await scheduler.waitIdle();
        await told();
        await until(() => socket.frames().length > 0);
        await turn();
        const [welcome] = socket.frames();
        expect(welcome).toMatchObject({ type: "welcome", resumed: true });
        expect(socket.cursors()).toEqual(upTo(facts.head() - cursor, cursor + 1));
      }),
      { seed: 20261124, numRuns: 150 },
    );
  });

  test("that already knows more than was told live is not told it again", async () => {
    const { connect, happen, told, state } = testRoom();
    await connect(bob);
    state.slowly = turn;
    happen(6);
    const ahead = await connect(ada, { cursor: 4 });
    await told();
    await turn();
    expect(ahead.frames()[0]).toMatchObject({ type: "welcome", resumed: true });
    expect(ahead.cursors()).toEqual([5, 6]);
  });
});

describe("a slow client", () => {
  test("B5 is cut once too much waits, and what it missed is there when it returns", async () => {
    const { connect, happen, told, sockets } = testRoom();
    const transport = new MemoryTransport();
    const slow = await connect(ada, { transport });
    transport.isStuck = true;
    transport.buffered = maxBufferedBytes - 100;
    happen(10);
    await told();
    await turn();
    expect(transport.closed).toEqual({ code: 4413, reason: "too slow" });
    const received = slow.cursors();
    expect(received.length).toBeLessThan(10);
    sockets.gone(slow.connection);

    const again = await connect(ada, { cursor: received.at(-1) ?? 0 });
    expect([...received, ...again.cursors()]).toEqual(upTo(10));
  });

  test("is cut when the network drops a frame: going on would leave a gap", async () => {
    const { connect, happen, told } = testRoom();
    const transport = new MemoryTransport();
    await connect(ada, { transport });
    transport.buffered = Number.POSITIVE_INFINITY;
    happen();
    await told();
    await turn();
    expect(transport.closed?.code).toBe(4413);
  });

  test("does not hold up the others", async () => {
    const { connect, happen, told } = testRoom();
    const transport = new MemoryTransport();
    await connect(ada, { transport });
    const quick = await connect(bob);
    transport.buffered = Number.POSITIVE_INFINITY;
    happen(5);
    await told();
    await turn();
    expect(quick.cursors()).toEqual(upTo(5));
  });
});
