import { expect, test } from "bun:test";
import { exampleMessage } from "./example.ts";
import { History, pageSize } from "./history.ts";

/** A server with `count` messages that notes what it was asked for. */
function server(count: number) {
  const asked: [after: number, limit: number][] = [];
  let isDown = false;
  const load = async (after: number, limit: number) => {
    asked.push([after, limit]);
    if (isDown) throw new Error("down");
    return Array.from({ length: Math.max(0, Math.min(limit, count - after)) }, (_, at) =>
      exampleMessage(after + at + 1),
    );
  };
  return {
    load,
    asked,
    down: (is: boolean) => {
      isDown = is;
    },
  };
}
/** The answers above come in microtasks: a dozen turns and all of them were taken. */
const settled = async () => {
  for (let turn = 0; turn < 12; turn += 1) await undefined;
};

test("only the pages that are looked at are loaded, each once", async () => {
  const { load, asked } = server(100_000);
  const history = new History(load, 100_000);
  history.show(50_000, 50_040);
  history.show(50_001, 50_041);
  await settled();
  expect(asked.length).toBe(1);
  expect(history.message(50_010)?.seq).toBe(50_010);
  expect(history.stateAt(1)).toBe("waiting");
});

test("100,000 messages scrolled through keep the memory of a few hundred", async () => {
  const { load } = server(100_000);
  const history = new History(load, 100_000);
  for (let seq = 100_000; seq > 1; seq -= pageSize) {
    history.show(seq - 40, seq);
    await settled();
  }
  expect(history.keptMessages).toBeLessThan(1_000);
  expect(history.stateAt(10)).toBe("there");
});

test("B5 live messages extend the last page without asking for it again", async () => {
  const { load, asked } = server(10);
  const history = new History(load, 10);
  history.show(1, 10);
  await settled();
  history.put(exampleMessage(11));
  history.show(1, 11);
  await settled();
  expect(asked).toEqual([[0, 10]]);
  expect(history.lastSeq).toBe(11);
});

test("B5 what was missed while away is filled in, and only that", async () => {
  const big = server(30);
  const history = new History(big.load, 10);
  history.show(1, 10);
  await settled();
  history.extend(30);
  history.show(5, 30);
  await settled();
  expect(big.asked).toEqual([
    [0, 10],
    [10, 20],
  ]);
  expect(history.stateAt(30)).toBe("there");
});

test("a position the server has nothing for is gone, not asked for again and again", async () => {
  const { load, asked } = server(3);
  const history = new History(load, 5);
  history.show(1, 5);
  await settled();
  history.show(1, 5);
  await settled();
  expect(history.stateAt(5)).toBe("gone");
  expect(asked.length).toBe(1);
});

test("a page that failed says so and loads on retry", async () => {
  const { load, down } = server(10);
  const history = new History(load, 10);
  down(true);
  history.show(1, 10);
  await settled();
  expect(history.stateAt(4)).toBe("failed");
  down(false);
  history.retry();
  await settled();
  expect(history.stateAt(4)).toBe("there");
});

test("B3 what one deleted for oneself is gone at once and is not asked for again", async () => {
  const { load, asked } = server(10);
  const history = new History(load, 10);
  history.show(1, 10);
  await settled();
  history.remove(4);
  history.show(1, 10);
  await settled();
  expect(history.stateAt(4)).toBe("gone");
  expect(asked.length).toBe(1);
  history.put(exampleMessage(4));
  expect(history.stateAt(4)).toBe("there");
});

test("B3 after an interruption that lost events, what is kept is read again and stays in place meanwhile", async () => {
  let text = "as it was";
  const history = new History(
    async (after, limit) =>
      Array.from({ length: Math.min(limit, 10 - after) }, (_, at) =>
        exampleMessage(after + at + 1, { content: { kind: "text", text } }),
      ),
    10,
  );
  history.show(1, 10);
  await settled();
  text = "edited";
  const refreshed = history.refresh();
  expect(history.message(3)?.content).toEqual({ kind: "text", text: "as it was" });
  history.put(exampleMessage(11));
  await refreshed;
  expect(history.message(3)?.content).toEqual({ kind: "text", text: "edited" });
  expect(history.stateAt(11)).toBe("there");
});
