import { afterEach, expect, test } from "bun:test";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { configSchema } from "../config/config.ts";
import type { Log } from "../platform.ts";
import { createOutbound, DestinationRefused } from "./outbound.ts";
import { isPublicAddress } from "./public-address.ts";

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const purpose = "single sign-on";
const reason = "a test";
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: RequestListener): Promise<{ origin: string; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** @param names what each name resolves to */
const outboundTo = (allowed_origins: string[], names: Readonly<Record<string, readonly string[]>> = {}) =>
  createOutbound(configSchema.parse({ single_sign_on: { allowed_origins } }), silent, {
    resolve: async (host) => names[host] ?? [],
  });
const get = (url: string) => ({ purpose, reason, url: new URL(url), method: "GET", headers: {} }) as const;

test("a named origin is asked, wherever it is, and answers", async () => {
  const { origin, asked } = await serve((_, response) => {
    response.writeHead(201, { "content-type": "application/json" }).end('{"ö":1}');
  });
  const outbound = outboundTo([origin]);
  const answer = await outbound.request({
    ...get(`${origin}/token?x=1`),
    ...{ method: "POST", body: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } },
  });
  expect(answer).toEqual({ status: 201, contentType: "application/json", body: '{"ö":1}' });
  expect(asked[0]?.url).toBe("/token?x=1");
  expect(asked[0]?.headers.host).toBe(new URL(origin).host);
});

test("S66 what the configuration does not name is not asked", async () => {
  const { origin, asked } = await serve((_, response) => void response.end("secret"));
  for (const allowed of [[], ["https://login.example.com"], ["*"], [`${origin.slice(0, -1)}`]]) {
    await expect(outboundTo(allowed).request(get(`${origin}/`))).rejects.toThrow(DestinationRefused);
  }
  expect(asked).toEqual([]);
});

test("S71 a name that leads into the own network is refused, one public address among others or not", async () => {
  const outbound = outboundTo(["*"], {
    "inner.example.com": ["10.0.0.7"],
    "both.example.com": ["93.184.215.14", "127.0.0.1"],
    "metadata.example.com": ["169.254.169.254"],
  });
  for (const host of ["inner.example.com", "both.example.com", "metadata.example.com", "nowhere.example.com"]) {
    await expect(outbound.request(get(`https://${host}/`))).rejects.toThrow(DestinationRefused);
  }
  for (const host of ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "localhost"]) {
    await expect(outbound.request(get(`https://${host}/`))).rejects.toThrow(DestinationRefused);
  }
});

test("a redirect is an answer and not followed", async () => {
  const inner = await serve((_, response) => void response.end("secret"));
  const outer = await serve((_, response) => void response.writeHead(302, { location: inner.origin }).end());
  const answer = await outboundTo([outer.origin, inner.origin]).request(get(outer.origin));
  expect(answer.status).toBe(302);
  expect(inner.asked).toEqual([]);
});

test("an answer that is too large, too late or cut off fails", async () => {
  const limits = { timeoutMs: 200, maxBytes: 1_000 };
  const large = await serve((_, response) => void response.end("x".repeat(1_001)));
  await expect(outboundTo([large.origin]).request({ ...get(large.origin), limits })).rejects.toThrow("exceeds");
  const late = await serve((_, response) => void response.write("x"));
  await expect(outboundTo([late.origin]).request({ ...get(late.origin), limits })).rejects.toThrow("No whole answer");
  const cut = await serve((_, response) => {
    response.writeHead(200, { "content-length": "10" });
    response.write("x", () => response.destroy());
  });
  await expect(outboundTo([cut.origin]).request({ ...get(cut.origin), limits })).rejects.toThrow();
});

test("which addresses are public", () => {
  const open = ["8.8.8.8", "172.32.0.1", "2606:4700::1", "2a00:1450::1"];
  const closed = [
    ...["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.31.0.1", "192.168.1.1", "224.0.0.1"],
    ...["255.255.255.255", "::", "::1", "::ffff:8.8.8.8", "fe80::1", "fe80::1%eth0", "fd12::1", "ff02::1"],
    ...["64:ff9b::7f00:1", "2001::1", "2001:db8::1", "2002:7f00:1::"],
  ];
  expect(open.filter((address) => !isPublicAddress(address))).toEqual([]);
  expect(closed.filter(isPublicAddress)).toEqual([]);
});
