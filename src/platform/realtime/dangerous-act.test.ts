import { expect, test } from "bun:test";
import { endpoint } from "../../protocol/endpoint.ts";
import { recentProofMs } from "../http/operations.ts";
import { ada } from "../http/testing/test-host.ts";
import { testSockets } from "./testing/test-sockets.ts";

const danger = endpoint({
  operation: "danger",
  method: "POST",
  path: "/api/danger",
  summary: "Dare",
  access: "account",
  limit: "none",
  failures: [],
  needsRecentSignIn: true,
  overSocket: true,
});

test("S71 over the socket a dangerous act needs a recent proof too, and one given just now counts at once", async () => {
  const bench = testSockets();
  bench.route(danger, async () => undefined);
  const { say, answerTo } = await bench.connect(ada);
  const dare = async (ref: string) => {
    say({ type: "request", ref, operation: "danger" });
    return answerTo(ref);
  };
  const prove = (provedAt: number) => bench.sessions.set(ada.sessionId, { ...ada, provedAt });
  prove(bench.timers.now() - recentProofMs);
  expect(await dare("1")).toMatchObject({ problem: { code: "core.reauthentication_needed" } });
  prove(bench.timers.now());
  expect(await dare("2")).toMatchObject({ type: "response" });
});
