import { expect, test } from "bun:test";
import type { MediaEngine, MediaListener, MediaOptions } from "./engine.ts";
import { createMediaPool } from "./pool.ts";

const nothing = { packetsIn: 0, packetsOut: 0, datagramsDropped: 1, sendsRefused: 0 };
const relay = { allocations: 2, relayedBytes: 3, refused: 0 };

/** Engines that only note who is in them; `kill` ends one as a dead thread does. */
function openPool(workers: number, lost: string[] = []) {
  const opened: { options: MediaOptions; people: Map<string, string>; kill: () => void }[] = [];
  const openEngine = (options: MediaOptions, listener: MediaListener): MediaEngine => {
    const people = new Map<string, string>();
    const kill = () => {
      const gone = [...people.keys()];
      people.clear();
      for (const id of gone) listener.lost(id, "worker");
    };
    opened.push({ options, people, kill });
    return {
      ports: async () => ({ port: options.port, tcpPort: options.tcpPort }),
      join: async (roomId, id) => void people.set(id, roomId),
      leave: (id) => void people.delete(id),
      publish: async (id) => `${options.port} ${id}`,
      answer: async () => {},
      pause: () => {},
      show: () => {},
      reoffer: () => {},
      stats: async () => ({ ...nothing, relay, rooms: new Set(people.values()).size, participants: people.size }),
      stop: () => {},
    };
  };
  const pool = createMediaPool(
    { workers, port: 9000, tcpPort: 9100, publicAddresses: [], relay: { secret: "x" } as MediaOptions["relay"] },
    { offered: () => {}, speakersChanged: () => {}, lost: (id) => void lost.push(id) },
    openEngine,
  );
  return { pool, opened };
}

test("S33 rooms are spread over threads, a room is in one, and each has ports of its own", async () => {
  const { pool, opened } = openPool(2);
  for (const [room, id] of ["1 ada", "1 bob", "2 carol", "3 dave", "1 eve"].map((text) => text.split(" ")))
    await pool.join(room ?? "", id ?? "");
  expect(opened.map(({ people }) => [...people.keys()])).toEqual([
    ["ada", "bob", "eve"],
    ["carol", "dave"],
  ]);
  expect(opened.map(({ options }) => [options.port, options.tcpPort, options.relay !== null])).toEqual([
    [9000, 9100, true],
    [9001, 9101, false],
  ]);
  expect(await pool.publish("carol", "", [])).toBe("9001 carol");
  expect(await pool.stats()).toMatchObject({
    rooms: 3,
    participants: 5,
    datagramsDropped: 2,
    relay: { allocations: 4 },
  });
});

test("S33 what ends a thread ends its rooms alone, and who comes back is taken in", async () => {
  const lost: string[] = [];
  const { pool, opened } = openPool(2, lost);
  await pool.join("1", "ada");
  await pool.join("2", "carol");
  opened[0]?.kill();
  expect(lost).toEqual(["ada"]);
  expect(pool.publish("ada", "", [])).rejects.toThrow("unknown participant");
  expect(await pool.publish("carol", "", [])).toBe("9001 carol");
  await pool.join("1", "ada");
  expect(opened[0]?.people.has("ada")).toBe(true);
});

test("S33 who left counts no more for where the next room goes", async () => {
  const { pool, opened } = openPool(2);
  await pool.join("1", "ada");
  await pool.join("2", "carol");
  pool.leave("ada");
  await pool.join("3", "dave");
  expect([...(opened[0]?.people.keys() ?? [])]).toEqual(["dave"]);
});
