import { afterEach, describe, expect, test } from "bun:test";
import { createServer, type Server } from "node:net";
import { configSchema } from "../config/config.ts";
import type { Log } from "../platform.ts";
import { parseSocketAddress, smtpDestination } from "./destination.ts";
import { createOutbound, DestinationRefused } from "./outbound.ts";

interface Line {
  readonly fields: object;
  readonly text: string;
}
function recordingLog(): { log: Log; lines: Line[] } {
  const lines: Line[] = [];
  const write = (fields: object, text: string) => void lines.push({ fields, text });
  return { log: { debug: write, info: write, warn: write, error: write }, lines };
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
function listen(): Promise<number> {
  const server = createServer((socket) => socket.end("hello"));
  servers.push(server);
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port)),
  );
}
const configured = (clamd: string) => configSchema.parse({ files: { clamd } });

describe("outbound", () => {
  test("connects to the configured destination and logs the reason", async () => {
    const port = await listen();
    const { log, lines } = recordingLog();
    const outbound = createOutbound(configured(`tcp:127.0.0.1:${port}`), log);
    const destination = parseSocketAddress(`tcp:127.0.0.1:${port}`);
    const socket = await outbound.dial({ purpose: "antivirus", destination, reason: "scan an upload" });
    const greeting = await new Promise((resolve) => socket.once("data", resolve));
    socket.destroy();
    expect(String(greeting)).toBe("hello");
    expect(lines).toEqual([
      {
        fields: { purpose: "antivirus", target: `tcp:127.0.0.1:${port}`, reason: "scan an upload" },
        text: "outbound connection",
      },
    ]);
  });

  test("S66 refuses a destination that is not the configured one, and says so in the log", async () => {
    const port = await listen();
    const { log, lines } = recordingLog();
    const outbound = createOutbound(configured("tcp:127.0.0.1:3310"), log);
    const elsewhere = parseSocketAddress(`tcp:127.0.0.1:${port}`);
    await expect(outbound.dial({ purpose: "antivirus", destination: elsewhere, reason: "x" })).rejects.toThrow(
      DestinationRefused,
    );
    expect(lines.map((line) => line.text)).toEqual(["outbound connection refused"]);
  });

  test("S66 a client with its own connections asks the origin of the configured database, and no other", async () => {
    const database = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => new Response("here") });
    const { origin } = database.url;
    const elsewhere = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => Response.redirect(origin) });
    const { log, lines } = recordingLog();
    const ask = createOutbound(configSchema.parse({ storage: { database_url: origin } }), log).fetchFor("database");
    expect(await (await ask(new Request(`${origin}/v2/pipeline`))).text()).toBe("here");
    await expect(ask(new Request(elsewhere.url))).rejects.toThrow(DestinationRefused);
    expect(lines.map(({ text }) => text)).toEqual(["outbound request refused"]);

    const none = createOutbound(configSchema.parse({}), log).fetchFor("database");
    await expect(none(new Request(origin))).rejects.toThrow(DestinationRefused);
    await Promise.all([database.stop(true), elsewhere.stop(true)]);
  });

  test("S66 refuses another purpose's destination, and everything when nothing is configured", async () => {
    const { log } = recordingLog();
    const scanner = parseSocketAddress("tcp:127.0.0.1:3310");
    const outbound = createOutbound(configured("tcp:127.0.0.1:3310"), log);
    await expect(outbound.dial({ purpose: "mail", destination: scanner, reason: "x" })).rejects.toThrow(
      DestinationRefused,
    );
    const nothing = createOutbound(configured("off"), log);
    expect(nothing.destinationFor("antivirus")).toBeUndefined();
    await expect(nothing.dial({ purpose: "antivirus", destination: scanner, reason: "x" })).rejects.toThrow(
      DestinationRefused,
    );
  });

  test("fails with the socket's own error when nobody listens", async () => {
    const outbound = createOutbound(configured("unix:/nowhere/clamd.sock"), recordingLog().log);
    const destination = parseSocketAddress("unix:/nowhere/clamd.sock");
    await expect(outbound.dial({ purpose: "antivirus", destination, reason: "x" })).rejects.toThrow(/ENOENT/);
  });
});

describe("addresses", () => {
  test.each([
    ["unix:/run/clamav/clamd.ctl", { kind: "unix", path: "/run/clamav/clamd.ctl" }],
    ["tcp:scanner.lan:3310", { kind: "tcp", host: "scanner.lan", port: 3310, tls: false }],
    ["tcp:[::1]:3310", { kind: "tcp", host: "::1", port: 3310, tls: false }],
  ] as const)("%s is understood", (address, destination) => {
    expect(parseSocketAddress(address)).toEqual(destination);
  });

  test.each(["", "clamd:3310", "unix:relative", "tcp:host", "tcp:host:0", "tcp:host:99999", "tcp:a b:1"])(
    "%p is refused",
    (address) => expect(() => parseSocketAddress(address)).toThrow(RangeError),
  );

  test("a mail server's port follows from the scheme", () => {
    expect(smtpDestination("smtp://mail.lan")).toMatchObject({ host: "mail.lan", port: 587, tls: false });
    expect(smtpDestination("smtps://u:p@mail.lan")).toMatchObject({ host: "mail.lan", port: 465, tls: true });
    expect(smtpDestination("smtp://[::1]:2525")).toMatchObject({ host: "::1", port: 2525 });
    expect(() => smtpDestination("https://mail.lan")).toThrow(RangeError);
  });
});
