import "reflect-metadata";
import { afterEach, describe, expect, test } from "bun:test";
import { connect as connectTcp } from "node:net";
import { connect as connectTls, type SecureVersion } from "node:tls";
import { nanoid } from "nanoid";
import { CipherContext } from "werift";
import { endpoint } from "../../protocol/endpoint.ts";
import { maxFrameBytes, protocolVersion, type ServerFrame } from "../../protocol/socket.ts";
import type { Caller } from "../platform.ts";
import { until } from "../realtime/testing/until.ts";
import { realTimers } from "../realtime/timers.ts";
import type { HostOptions, Listening } from "./create-host.ts";
import { ada, bob, cookieOf, mallory, testHost } from "./testing/test-host.ts";

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A host on a real port of this machine. */
async function listening(
  options: Partial<HostOptions> = {},
  before: (kit: ReturnType<typeof testHost>) => void = () => {},
) {
  const kit = testHost({ timers: realTimers, ...options });
  before(kit);
  const server = await kit.host.listen({ port: 0, hostname: "127.0.0.1" });
  stops.push(server.stop);
  return { ...kit, server };
}

test("a request whose line and host are no address together is a bad one", async () => {
  const { server } = await listening();
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connectTcp(server.port, "127.0.0.1", () => socket.write("GET http://x/ HTTP/1.1\r\nHost: \r\n\r\n"));
    socket.once("data", (bytes) => resolve(bytes.toString()));
    socket.once("error", reject);
  });
  expect(answer).toStartWith("HTTP/1.1 400");
});

interface Dial {
  readonly as?: Caller;
  readonly origin?: string | null;
}

async function dial({ url }: Listening, { as, origin = url }: Dial) {
  const headers = { ...(as && { cookie: cookieOf(as) }), ...(origin !== null && { origin }) };
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/socket`, { headers } as unknown as string[]);
  const frames: ServerFrame[] = [];
  const state: { opened: boolean; code: number | null } = { opened: false, code: null };
  socket.onmessage = ({ data }) => void frames.push(JSON.parse(String(data)) as ServerFrame);
  socket.onopen = () => {
    state.opened = true;
  };
  socket.onclose = ({ code }) => {
    state.code = code;
  };
  await until(() => state.opened || state.code !== null);
  const say = (frame: object) => socket.send(JSON.stringify(frame));
  const seen = async (type: ServerFrame["type"]): Promise<void> =>
    until(() => frames.some((each) => each.type === type));
  return {
    socket,
    frames,
    state,
    say,
    seen,
    hello: () => say({ type: "hello", version: protocolVersion, deviceId: nanoid() }),
  };
}

describe("the socket's door", () => {
  test("opens for a session, from this site", async () => {
    const { server } = await listening();
    const { hello, seen, state } = await dial(server, { as: ada });
    hello();
    await seen("welcome");
    expect(state.code).toBeNull();
  });

  test.each([
    ["nobody", {}],
    ["a guessed session", { as: { ...ada, sessionId: "guess" } }],
    ["another website", { as: ada, origin: "https://evil.test" }],
    ["a caller that hides where it comes from", { as: ada, origin: null }],
  ])("stays shut for %s", async (_, who: Dial) => {
    const { server } = await listening();
    expect((await dial(server, who)).state.opened).toBe(false);
  });

  test("answers a plain request with a problem", async () => {
    const { server } = await listening();
    const response = await fetch(`${server.url}/api/socket`, {
      headers: { origin: server.url, cookie: cookieOf(ada) },
    });
    expect([response.status, response.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
  });
});

describe("a socket over the network", () => {
  test("is closed when a frame is too large, and the server lives", async () => {
    const { server } = await listening();
    const { socket, state, hello, seen } = await dial(server, { as: ada });
    hello();
    await seen("welcome");
    socket.send("x".repeat(maxFrameBytes + 1));
    await until(() => state.code !== null);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  test("ends with its session", async () => {
    const { server, host } = await listening();
    const { state, hello, seen } = await dial(server, { as: ada });
    hello();
    await seen("welcome");
    host.closeSession(ada.sessionId);
    await until(() => state.code !== null);
    expect(state.code).toBe(4401);
    await until(() => !host.isOnline(ada.accountId));
  });

  test("that reads nothing is cut, memory stays bounded, and its reader gets the rest on return", async () => {
    const { server, host, facts } = await listening();
    const scope = `account:${ada.accountId}` as const;
    const long = "x".repeat(200_000);
    host.broadcast("account.changed", {
      audience: async ({ payload }) => [payload.accountId],
      present: async () => ({
        type: "file.changed",
        file: {
          ...{ fileId: nanoid(), name: long, mediaType: "", sizeBytes: 1, width: null, height: null },
          ...{ state: "ready", ownerId: ada.accountId, createdAt: 1 },
        },
      }),
    });
    const stuck = await openDeaf(server);
    await until(() => host.isOnline(ada.accountId));
    while (host.isOnline(ada.accountId) && facts.head() < 1_000) {
      facts.happen("account.changed", { accountId: ada.accountId }, scope);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(host.devicesOf(ada.accountId)).toEqual([]);
    // The kernel's buffers and our own 4 MiB; without a limit all 1,000 events (200 MB) would wait.
    expect(facts.head()).toBeLessThan(200);
    stuck.destroy();

    const again = await dial(server, { as: ada });
    again.say({ type: "hello", version: protocolVersion, deviceId: nanoid(), cursor: facts.head() - 3 });
    await until(() => again.frames.length === 4);
    expect(again.frames.map((frame) => ("cursor" in frame ? frame.cursor : null)).slice(1)).toEqual([
      facts.head() - 2,
      facts.head() - 1,
      facts.head(),
    ]);
  }, 20_000);
});

describe("TLS", () => {
  /** The version two sides agree on, or why they do not. */
  const agreed = (port: number, version: SecureVersion): Promise<string | null> =>
    new Promise((resolve) => {
      const options = { port, host: "127.0.0.1", rejectUnauthorized: false };
      const socket = connectTls({ ...options, minVersion: version, maxVersion: version }, () => {
        resolve(socket.getProtocol());
        socket.destroy();
      });
      socket.on("error", ({ message }) => resolve(message));
    });

  test("S69 is spoken from 1.2 on", async () => {
    // ECDSA with SHA-256 over P-256, by the numbers of TLS 1.2.
    const made = CipherContext.createSelfSignedCertificateWithKey({ hash: 4, signature: 3 }, 23);
    const { certPem: cert, keyPem: key } = await made;
    const { host } = testHost({ timers: realTimers });
    const server = await host.listen({ port: 0, hostname: "127.0.0.1", tls: { cert, key } });
    stops.push(server.stop);
    const health = await fetch(`${server.url}/healthz`, { tls: { rejectUnauthorized: false } });
    expect(health.status).toBe(200);
    expect(await agreed(server.port, "TLSv1.3")).toBe("TLSv1.3");
    expect(await agreed(server.port, "TLSv1.2")).toBe("TLSv1.2");
    expect(await agreed(server.port, "TLSv1.1")).toContain("ALERT_PROTOCOL_VERSION");
  });
});

/** A client that says hello and then never reads. */
async function openDeaf({ port, url }: Listening) {
  const socket = connectTcp(port, "127.0.0.1");
  const lines = [
    "GET /api/socket HTTP/1.1",
    `Host: 127.0.0.1:${port}`,
    `Origin: ${url}`,
    `Cookie: ${cookieOf(ada)}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
  ];
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  await new Promise((resolve) => socket.once("data", resolve));
  socket.pause();
  const text = JSON.stringify({ type: "hello", version: protocolVersion, deviceId: nanoid() });
  // Masked with zeros: the payload stands as it is (RFC 6455, 5.3).
  socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]));
  return socket;
}

describe("stopping", () => {
  const slow = endpoint({
    ...{ operation: "slow", method: "POST", path: "/api/slow", summary: "Slow", access: "account", limit: "none" },
    ...{ failures: [], overSocket: true },
  } as const);

  test("B9 tells clients, lets what runs finish, then closes", async () => {
    const events: string[] = [];
    let release = () => {};
    const running = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { server } = await listening({}, ({ host }) => {
      host.route(slow, async () => {
        events.push("begun");
        await running;
        events.push("done");
        return undefined;
      });
      host.onStart(async () => void events.push("start"));
      host.onStop(async () => void events.push("stop"));
    });
    const { hello, say, seen, state, frames } = await dial(server, { as: bob });
    hello();
    await seen("welcome");
    say({ type: "request", ref: "1", operation: "slow" });
    const overHttp = fetch(`${server.url}/api/slow`, {
      method: "POST",
      headers: { origin: server.url, cookie: cookieOf(mallory) },
    });
    await until(() => events.length === 3);
    const stopped = server.stop();
    stops.splice(0);
    await seen("closing");
    expect(state.code).toBeNull();
    release();
    expect((await overHttp).status).toBe(204);
    await stopped;
    await until(() => state.code !== null);
    expect(frames.slice(1)).toEqual([
      { type: "closing", retryWithinMs: 5_000 },
      { type: "response", ref: "1", body: null },
    ]);
    expect(state.code).toBe(1012);
    expect(events).toEqual(["start", "begun", "begun", "stop", "done", "done"]);
  });
});

test("B9 a browser's idle connection does not hold up the end", async () => {
  const { server } = await listening();
  const browser = connectTcp(server.port, "127.0.0.1");
  await new Promise<void>((resolve, reject) => {
    browser.once("error", reject).once("data", () => resolve());
    browser.write("GET /healthz HTTP/1.1\r\nHost: iris.test\r\nConnection: keep-alive\r\n\r\n");
  });
  const closed = new Promise((resolve) => browser.once("close", resolve));
  stops.splice(0);
  const startedAt = performance.now();
  await server.stop();
  await closed;
  expect(performance.now() - startedAt).toBeLessThan(4_000);
});

describe("health", () => {
  test("B9 ready comes after the start, and follows what it depends on", async () => {
    const state = { ready: true };
    const { server, host } = await listening({ isReady: async () => state.ready }, ({ host }) => {
      host.onStart(async () => {
        expect((await host.fetch(new Request("http://iris.test/readyz"))).status).toBe(503);
      });
    });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    state.ready = false;
    expect((await host.fetch(new Request("http://iris.test/readyz"))).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  test("B9 numbers are for the own machine and network alone", async () => {
    const { host, ask } = testHost({ gauges: [{ name: "iris_write_queue", help: "Waiting", read: () => 7 }] });
    await ask("GET", "/api/nothing");
    const from = (address: string, headers: Record<string, string> = {}) =>
      host.fetch(new Request("http://iris.test/metrics", { headers }), { address });
    const text = await (await from("10.0.0.5")).text();
    expect(text).toContain("iris_write_queue 7");
    expect(text).toContain('iris_requests_total{transport="http",operation="other",status="404"} 1');
    for (const address of ["203.0.113.9", "2001:db8::1"]) expect((await from(address)).status).toBe(404);
    expect((await from("127.0.0.1", { "x-forwarded-for": "203.0.113.9" })).status).toBe(404);
  });
});
