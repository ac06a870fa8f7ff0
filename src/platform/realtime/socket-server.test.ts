import { describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { z } from "zod";
import { endpoint } from "../../protocol/endpoint.ts";
import { protocolVersion } from "../../protocol/socket.ts";
import { failure } from "../http/failure.ts";
import { defaultBudgets } from "../http/rate-limit.ts";
import { ada, bob } from "../http/testing/test-host.ts";
import { maxRequestsInFlight } from "./answer-request.ts";
import { maxSocketsPerAccount } from "./greet.ts";
import { maxSocketsPerSession } from "./hub.ts";
import { silentAfterMs, sweepMs } from "./sweep.ts";
import { testSockets } from "./testing/test-sockets.ts";
import { until } from "./testing/until.ts";

const echo = endpoint({
  operation: "echo",
  method: "POST",
  path: "/api/echo/:echoId",
  summary: "Echo",
  access: "account",
  limit: "write",
  params: z.object({ echoId: z.string() }),
  query: z.object({ times: z.coerce.number().int().default(1) }),
  body: z.strictObject({ text: z.string() }),
  response: z.object({ text: z.string() }),
  failures: ["conversation.not_found"],
  overSocket: true,
});
const request = (ref: string, body: unknown, operation = "echo") =>
  ({ type: "request", ref, operation, params: { echoId: "e" }, body }) as const;

describe("hello", () => {
  test("is answered with who one is and where the facts stand", async () => {
    const { connect, facts } = testSockets();
    facts.happen("account.changed", { accountId: ada.accountId }, `account:${ada.accountId}`);
    const { frames } = await connect(ada);
    expect(frames()).toEqual([
      {
        type: "welcome",
        accountId: ada.accountId,
        cursor: 1,
        resumed: false,
        heartbeatSec: 25,
        serverVersion: "0.0.0-test",
      },
    ]);
  });

  test("of another version is told to reload", async () => {
    const { open } = testSockets();
    const { say, frames, transport } = open(ada);
    say({ type: "hello", version: protocolVersion + 1, deviceId: nanoid() });
    await until(() => transport.closed !== null);
    expect(transport.closed?.code).toBe(4426);
    expect(frames()).toMatchObject([{ type: "error", problem: { code: "core.outdated" } }]);
  });

  test("comes first, and once", async () => {
    const { open, connect } = testSockets();
    const early = open(ada);
    early.say(request("r", { text: "x" }));
    await until(() => early.frames().length === 1);
    expect(early.frames()).toMatchObject([{ type: "error", ref: "r", problem: { code: "core.invalid_input" } }]);

    const twice = await connect(ada);
    twice.say({ type: "hello", version: protocolVersion, deviceId: nanoid() });
    await until(() => twice.frames().length === 2);
    expect(twice.frames()[1]).toMatchObject({ type: "error", problem: { code: "core.invalid_input" } });
  });

  test("is waited for by so many sockets of one session and no more", () => {
    const { open, hub } = testSockets();
    const sockets = Array.from({ length: maxSocketsPerSession + 1 }, () => open(ada));
    expect(sockets.at(-1)?.transport.closed?.code).toBe(4429);
    expect(hub.all.size).toBe(maxSocketsPerSession);
    expect(open(bob).transport.closed).toBeNull();
  });

  test("from too many devices of one person is refused", async () => {
    const { connect, open } = testSockets();
    for (let i = 0; i < maxSocketsPerAccount; i++) await connect(ada);
    const { say, transport } = open(ada);
    say({ type: "hello", version: protocolVersion, deviceId: nanoid() });
    await until(() => transport.closed !== null);
    expect(transport.closed?.code).toBe(4429);
    await connect(bob);
  });
});

describe("a request frame", () => {
  test("runs the endpoint by the rules it has over HTTP", async () => {
    const { connect, route } = testSockets();
    route(echo, async ({ body, params, query, caller }) => {
      if (body.text === "gone") throw failure("conversation.not_found");
      return { text: `${caller.accountId === ada.accountId} ${params.echoId} ${query.times} ${body.text}` };
    });
    const { say, answerTo } = await connect(ada);

    say(request("1", { text: "hi" }));
    say(request("2", { text: "gone" }));
    say(request("3", { text: 7 }));
    say(request("4", {}, "signIn"));

    expect(await answerTo("1")).toEqual({ type: "response", ref: "1", body: { text: "true e 1 hi" } });
    expect(await answerTo("2")).toMatchObject({ type: "error", problem: { code: "conversation.not_found" } });
    expect(await answerTo("3")).toMatchObject({
      problem: { code: "core.invalid_input", fields: [{ path: "body.text" }] },
    });
    expect(await answerTo("4")).toMatchObject({ problem: { code: "core.not_found" } });
  });

  test("shares its person's budget with HTTP", async () => {
    const { connect, route } = testSockets();
    route(echo, async ({ body }) => body);
    const { say, answerTo } = await connect(ada);
    for (let i = 0; i <= 60; i++) say(request(`${i}`, { text: "x" }));
    expect(await answerTo("59")).toMatchObject({ type: "response" });
    expect(await answerTo("60")).toMatchObject({ problem: { code: "core.too_many", retryAfterSec: 1 } });
  });

  test("B5 is begun in the order in which it came", async () => {
    const { connect, route } = testSockets();
    const begun: string[] = [];
    route(echo, async ({ body }) => {
      begun.push(body.text);
      await new Promise((resolve) => setImmediate(resolve));
      return body;
    });
    const { say, answerTo } = await connect(ada);
    for (let i = 0; i < 20; i++) say(request(`${i}`, { text: `${i}` }));
    await answerTo("19");
    expect(begun).toEqual(Array.from({ length: 20 }, (_, i) => `${i}`));
  });

  test("beyond what may run at once is told to come back", async () => {
    const { connect, route } = testSockets();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    route({ ...echo, limit: "none" }, async ({ body }) => {
      await held;
      return body;
    });
    const { say, answerTo } = await connect(ada);
    for (let i = 0; i <= maxRequestsInFlight; i++) say(request(`${i}`, { text: "x" }));
    expect(await answerTo(`${maxRequestsInFlight}`)).toMatchObject({
      problem: { code: "core.too_many", retryAfterSec: 1 },
    });
    release();
    expect(await answerTo("0")).toMatchObject({ type: "response" });
    say(request("again", { text: "x" }));
    expect(await answerTo("again")).toMatchObject({ type: "response" });
  });

  test("whose handler breaks is answered, reported, and the socket lives", async () => {
    const { connect, route, errors, bugs } = testSockets();
    route(echo, () => Promise.reject(new Error("boom")));
    const { say, answerTo } = await connect(ada);
    say(request("1", { text: "x" }));
    expect(await answerTo("1")).toMatchObject({ type: "error", problem: { code: "core.internal" } });
    say({ type: "ping" });
    await until(() => bugs.length === 1);
    expect(errors).toEqual([]);
  });
});

describe("other frames", () => {
  test("of one socket are handled one after the other", async () => {
    const { connect, sockets } = testSockets();
    const log: string[] = [];
    sockets.command("typing", async ({ active }) => {
      log.push(`begin ${active}`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`end ${active}`);
    });
    const { say } = await connect(ada);
    say({ type: "typing", conversationId: nanoid(), active: true });
    say({ type: "typing", conversationId: nanoid(), active: false });
    await until(() => log.length === 4);
    expect(log).toEqual(["begin true", "end true", "begin false", "end false"]);
  });

  test("answer a failure with an error frame", async () => {
    const { connect, sockets } = testSockets();
    sockets.command("typing", () => Promise.reject(failure("conversation.not_found")));
    const { say, frames } = await connect(ada);
    say({ type: "typing", conversationId: nanoid(), active: true });
    await until(() => frames().length === 2);
    expect(frames()[1]).toMatchObject({ type: "error", problem: { code: "conversation.not_found" } });
  });

  test("that write something down are counted like the endpoints that do, over all of a person's sockets", async () => {
    const { connect, sockets } = testSockets();
    let started = 0;
    sockets.command("call.start", async () => void started++);
    const start = () => ({ type: "call.start", callId: nanoid(), conversationId: nanoid(), kind: "audio" }) as const;
    for (const device of [await connect(ada), await connect(ada)]) {
      for (let i = 0; i < 35; i++) device.say(start());
      await until(() => started >= 35);
    }
    await until(() => started === defaultBudgets.write.burst);
    const { say } = await connect(bob);
    say(start());
    await until(() => started === defaultBudgets.write.burst + 1);
  });

  test("that pile up behind a slow one are refused, and what waits is still done", async () => {
    const { connect, sockets } = testSockets();
    let done = 0;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    sockets.command("typing", async () => {
      await held;
      done++;
    });
    const { say, frames } = await connect(ada);
    for (let i = 0; i < 258; i++) say({ type: "typing", conversationId: nanoid(), active: true });
    await until(() => frames().length > 1);
    expect(frames().slice(1)).toMatchObject([
      { type: "error", problem: { code: "core.unavailable" } },
      { type: "error", problem: { code: "core.unavailable" } },
    ]);
    release();
    await until(() => done === 256);
  });

  test("that nobody handles are refused", async () => {
    const { connect } = testSockets();
    const { say, frames } = await connect(ada);
    say({ type: "typing", conversationId: nanoid(), active: true });
    await until(() => frames().length === 2);
    expect(frames()[1]).toMatchObject({ type: "error", problem: { code: "core.unavailable" } });
  });
});

describe("a frame that is none", () => {
  const broken = ["", "{", "null", "[]", '"x"', '{"type":"no"}', '{"type":"ping","x":1}', `${"[".repeat(50_000)}`];

  test.each(broken.map((text) => [text.slice(0, 20), text]))("(%s) gets an error and nothing else", async (_, text) => {
    const { connect } = testSockets();
    const { sayRaw, frames, transport } = await connect(ada);
    sayRaw(text);
    await until(() => frames().length === 2);
    expect(frames()[1]).toMatchObject({ type: "error", problem: { code: "core.invalid_input" } });
    expect(transport.closed).toBeNull();
  });

  test("names the request it spoiled", async () => {
    const { connect } = testSockets();
    const { sayRaw, answerTo } = await connect(ada);
    sayRaw(JSON.stringify({ type: "request", ref: "r1", operation: 5 }));
    expect(await answerTo("r1")).toMatchObject({ type: "error", problem: { fields: [{ path: "frame.operation" }] } });
  });

  test("is forgiven now and then; many close the socket", async () => {
    const { connect, timers } = testSockets();
    const { sayRaw, transport } = await connect(ada);
    for (let i = 0; i < 20; i++) sayRaw(new Uint8Array([1]));
    expect(transport.closed).toBeNull();
    timers.advance(3_000);
    sayRaw("{");
    expect(transport.closed).toBeNull();
    sayRaw("{");
    expect(transport.closed).toEqual({ code: 4400, reason: "abuse" });
  });

  test("a flood of good frames is cut as well", async () => {
    const { connect } = testSockets();
    const { say, transport } = await connect(ada);
    for (let i = 0; i < 590; i++) say({ type: "ping" });
    expect(transport.closed).toBeNull();
    for (let i = 0; i < 40; i++) say({ type: "ping" });
    expect(transport.closed?.code).toBe(4400);
  });
});

describe("a socket ends", () => {
  test("when nothing was heard of it, while pings keep others alive", async () => {
    const { connect, timers, sockets } = testSockets();
    const silent = await connect(ada);
    const alive = await connect(ada);
    for (let elapsedMs = 0; elapsedMs < silentAfterMs + sweepMs; elapsedMs += sweepMs) {
      timers.advance(sweepMs);
      sockets.heard(alive.connection);
    }
    expect(silent.transport.pings).toBe(2);
    expect(silent.transport.closed?.code).toBe(4408);
    expect(alive.transport.closed).toBeNull();
  });

  test("when it never says hello", () => {
    const { open, timers } = testSockets();
    const { transport } = open(ada);
    timers.advance(sweepMs);
    expect(transport.closed?.code).toBe(4408);
  });

  test("with its session, at once, and not another's", async () => {
    const { connect, hub } = testSockets();
    const [one, two, other] = [await connect(ada), await connect(ada), await connect(bob)];
    hub.closeSession(ada.sessionId);
    expect([one, two, other].map(({ transport }) => transport.closed?.code)).toEqual([4401, 4401, undefined]);
  });

  test("also when the session ended while it was being opened", () => {
    const { open, hub } = testSockets();
    hub.closeSession(ada.sessionId);
    expect(open(ada).transport.closed?.code).toBe(4401);
    expect(hub.all.size).toBe(0);
  });

  test("when its session ran out by itself", async () => {
    const { connect, timers, sessions } = testSockets();
    const { transport } = await connect(ada);
    sessions.delete(ada.sessionId);
    timers.advance(sweepMs);
    await until(() => transport.closed !== null);
    expect(transport.closed?.code).toBe(4401);
  });

  test("and its device is gone: once", async () => {
    const { connect, sockets, hub, open } = testSockets();
    const seen: string[] = [];
    sockets.onConnected(({ deviceId }) => void seen.push(`+${deviceId}`));
    sockets.onDisconnected(({ deviceId }) => void seen.push(`-${deviceId}`));
    const { connection } = await connect(ada);
    const stranger = open(bob);
    expect(hub.of(ada.accountId)).toEqual([connection]);
    sockets.gone(connection);
    sockets.gone(connection);
    sockets.gone(stranger.connection);
    expect(seen).toEqual([`+${connection.deviceId}`, `-${connection.deviceId}`]);
    expect([hub.of(ada.accountId).length, hub.all.size]).toEqual([0, 0]);
  });
});
