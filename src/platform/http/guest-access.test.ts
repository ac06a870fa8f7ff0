import { expect, test } from "bun:test";
import { endpoint } from "../../protocol/endpoint.ts";
import { clientFrame, guestFrames } from "../../protocol/socket.ts";
import type { Caller } from "../platform.ts";
import { testSockets } from "../realtime/testing/test-sockets.ts";
import { until } from "../realtime/testing/until.ts";
import { ada, person, testHost } from "./testing/test-host.ts";

const eva = person("eva", { guestOf: "bubble" });
const base = { method: "POST", limit: "none", failures: [], summary: "Do", overSocket: true } as const;
const open = endpoint({ ...base, operation: "open", path: "/api/open", access: "account", admitsGuests: true });
const shut = endpoint({ ...base, operation: "shut", path: "/api/shut", access: "account" });
const hall = endpoint({ ...base, operation: "hall", path: "/api/hall", access: "anyone" });

test("S39 to every endpoint a guest is nobody, unless its contract admits guests", async () => {
  const { host, ask } = testHost({ people: [ada, eva] });
  const seen: [string, string | undefined][] = [];
  const note = (operation: string) => async (input: { caller: Caller | undefined }) => {
    seen.push([operation, input.caller?.accountId]);
    return undefined;
  };
  host.route(open, note("open"));
  host.route(shut, note("shut"));
  host.route(hall, note("hall"));
  const statuses = async (as: Caller) =>
    Promise.all(["open", "shut", "hall"].map(async (name) => (await ask("POST", `/api/${name}`, { as })).status));
  expect(await statuses(eva)).toEqual([204, 401, 204]);
  expect(await statuses(ada)).toEqual([204, 204, 204]);
  expect(seen).toEqual([
    ["open", eva.accountId],
    ["hall", undefined],
    ["open", ada.accountId],
    ["shut", ada.accountId],
    ["hall", ada.accountId],
  ]);
});

test("S39 over the socket the same holds, and for every frame", async () => {
  const bench = testSockets();
  bench.sessions.set(eva.sessionId, eva);
  bench.route(open, async () => undefined);
  bench.route(shut, async () => undefined);
  const { say, answerTo, frames } = await bench.connect(eva);
  say({ type: "request", ref: "1", operation: "open" });
  say({ type: "request", ref: "2", operation: "shut" });
  expect(await answerTo("1")).toMatchObject({ type: "response" });
  expect(await answerTo("2")).toMatchObject({ problem: { code: "core.not_signed_in" } });
  const before = frames().length;
  say({ type: "call.end", callId: "c".repeat(21) });
  await until(() => frames().length > before);
  expect(frames().at(-1)).toMatchObject({ type: "error", problem: { code: "core.not_signed_in" } });
});

test("S39 guests have what a conference needs and typing, and no frame besides", () => {
  const tending = ["conference.moderate", "conference.muteAll", "conference.setDoor"];
  const kinds = clientFrame.options.map((option) => String(option.shape.type.value));
  expect(
    kinds.filter((kind) => (kind.startsWith("conference.") && !tending.includes(kind)) || kind === "typing").toSorted(),
  ).toEqual([...guestFrames].toSorted());
});
