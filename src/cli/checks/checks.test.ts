import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configSchema } from "../../platform/config/config.ts";
import { stuckFacts } from "../../platform/events/facts.tables.ts";
import { openStorage } from "../../platform/storage/open-storage.ts";
import { antivirus } from "./antivirus.ts";
import { certificate, checkCertificate } from "./certificate.ts";
import { checkClock, checkDataFolder, checkDiskSpace } from "./data-folder.ts";
import { checkKeyFile } from "./key-file.ts";
import { checkTcp, checkUdp } from "./ports.ts";
import { privacyNotice } from "./privacy-notice.ts";
import { checkPublicAddress } from "./public-address.ts";
import { checkStuckWork } from "./stuck-work.ts";
import { checkTempFolder } from "./temp-folder.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "iris-checks-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("B8 temporary folder", () => {
  test("one that runs programs is fine", async () => {
    expect(await checkTempFolder(folder)).toMatchObject({ ok: true });
  });
  test("one that is not there needs BUN_TMPDIR", async () => {
    const verdict = await checkTempFolder(join(folder, "absent"));
    expect(verdict).toMatchObject({ ok: false, cure: expect.stringContaining("BUN_TMPDIR") });
  });
});

describe("B8 ports", () => {
  test("a free port is fine", async () => {
    expect(await checkTcp("127.0.0.1", 0)).toMatchObject({ ok: true });
    expect(await checkUdp("127.0.0.1", 0)).toMatchObject({ ok: true });
  });
  test("a TCP port in use is told with its key", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const server = createServer().listen(0, "127.0.0.1", resolve);
    await promise;
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    expect(await checkTcp("127.0.0.1", port)).toMatchObject({
      ok: false,
      detail: expect.stringContaining("EADDRINUSE"),
      cure: expect.stringContaining("server.port"),
    });
    server.close();
  });
  test("a UDP port in use is told with its key", async () => {
    const socket = await Bun.udpSocket({ hostname: "127.0.0.1", port: 0 });
    expect(await checkUdp("127.0.0.1", socket.port)).toMatchObject({
      ok: false,
      cure: expect.stringContaining("media.udp_port"),
    });
    socket.close();
  });
});

describe("B8 the address of media", () => {
  test.each([
    ["a public address of its own", [], "iris.example", ["10.0.0.1", "8.8.8.8"], true, "public address"],
    ["a trial on one machine", [], "localhost", ["10.0.0.1"], true, "this machine alone"],
    ["private addresses alone", [], "iris.example", ["127.0.0.1", "10.0.0.1"], false, "10.0.0.1"],
    ["a private one that was meant", ["10.0.0.1"], "iris.example", ["10.0.0.1"], true, "given 10.0.0.1"],
    ["the address of a router in front", ["8.8.8.8"], "iris.example", ["10.0.0.1"], true, "forward"],
  ])("%s", (_, configured, host, interfaces, ok, detail) => {
    expect(checkPublicAddress(configured, host, interfaces)).toMatchObject({
      ok,
      detail: expect.stringContaining(detail),
    });
  });
});

describe("B8 data folder", () => {
  test("one that is not there yet is fine", async () => {
    expect(await checkDataFolder(join(folder, "a/b"))).toMatchObject({ ok: true });
  });
  test("one that others can read is told with the command that closes it", async () => {
    const open = join(folder, "open");
    await mkdir(open);
    await chmod(open, 0o755);
    expect(await checkDataFolder(open)).toMatchObject({ ok: false, cure: `chmod 700 ${open}` });
    await chmod(open, 0o700);
    expect(await checkDataFolder(open)).toMatchObject({ ok: true });
  });
  test("a full disk is told", async () => {
    expect(await checkDiskSpace(folder, 1)).toMatchObject({ ok: true });
    expect(await checkDiskSpace(folder, Number.MAX_SAFE_INTEGER)).toMatchObject({ ok: false });
  });
});

describe("B8 clock", () => {
  test("a clock from before this version is wrong", async () => {
    expect(await checkClock(folder, 0)).toMatchObject({ ok: false, cure: expect.stringContaining("NTP") });
  });
  test("data from the future means a clock that went back", async () => {
    const now = Date.now();
    const future = join(folder, "clock");
    await mkdir(future);
    await writeFile(join(future, "iris.db"), "");
    expect(await checkClock(future, now)).toMatchObject({ ok: true });
    await utimes(join(future, "iris.db"), now / 1000, now / 1000 + 3600);
    expect(await checkClock(future, now)).toMatchObject({ ok: false });
  });
});

describe("B8 master key", () => {
  test("only its owner may read it", async () => {
    const file = join(folder, "master.key");
    await writeFile(file, "", { mode: 0o644 });
    expect(await checkKeyFile(file, false)).toMatchObject({ ok: false, cure: `chmod 600 ${file}` });
    await chmod(file, 0o600);
    expect(await checkKeyFile(file, false)).toMatchObject({ ok: true });
  });
  test("a named file must be there, the standard one is made", async () => {
    expect(await checkKeyFile(join(folder, "absent"), true)).toMatchObject({ ok: false });
    expect(await checkKeyFile(join(folder, "absent"), false)).toMatchObject({ ok: true });
  });
});

describe("S69 certificate", () => {
  const signed = (name: string, days: number) => {
    const [cert, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
    const request = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
    const names = ["-subj", "/CN=iris.test", "-addext", "subjectAltName=DNS:iris.test"];
    const made = Bun.spawnSync(["openssl", ...request, ...names, "-days", `${days}`, "-keyout", key, "-out", cert]);
    expect(made.success).toBe(true);
    return [cert, key] as const;
  };

  test("one that is valid and for the host is fine", async () => {
    const files = signed("fine", 90);
    expect(await checkCertificate(...files, "iris.test", Date.now())).toMatchObject({ ok: true });
    const verdict = await checkCertificate(...files, "other.test", Date.now());
    expect(verdict).toMatchObject({ ok: false, detail: "it is not for other.test" });
  });
  test("one that ends within a week is told", async () => {
    const verdict = await checkCertificate(...signed("short", 3), "iris.test", Date.now());
    expect(verdict).toMatchObject({ ok: false, cure: expect.stringContaining("renew") });
  });
  test("none is fine at localhost and behind a proxy, not for people elsewhere", async () => {
    const at = (public_url: string) => certificate.run(configSchema.parse({ server: { public_url } }));
    expect(await at("http://localhost:8080")).toMatchObject({ ok: true });
    expect(await at("https://iris.test")).toMatchObject({ ok: true });
    expect(await at("http://iris.test")).toMatchObject({ ok: false });
  });
});

describe("S25 antivirus", () => {
  test("a scanner that does not answer is told, one that is off is not", async () => {
    const clamd = `unix:${join(folder, "clamd")}`;
    expect(await antivirus.run(configSchema.parse({ files: { clamd } }))).toMatchObject({ ok: false });
    expect(await antivirus.run(configSchema.parse({ files: { clamd: "off" } }))).toMatchObject({ ok: true });
  });
});

test("B8 B9 work that could not be done for most of a day is told with the part it belongs to", async () => {
  const file = join(folder, "iris.db");
  expect(await checkStuckWork(file)).toMatchObject({ ok: true });
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const storage = await openStorage({ file, log, now: Date.now });
  const insert = (cursor: number, attempts: number) =>
    storage.transaction(async (tx) => {
      const place = { subscriber: "sides", cursor, kind: "side.cleared", payload: "{}", at: 1, dueAt: 1 };
      await tx.insert(stuckFacts).values({ ...place, attempts });
    });
  expect(await checkStuckWork(file)).toEqual({ ok: true, detail: "none" });
  await insert(1, 3);
  expect(await checkStuckWork(file)).toMatchObject({ ok: true, detail: expect.stringContaining("1 tried again") });
  await insert(2, 24);
  expect(await checkStuckWork(file)).toMatchObject({ ok: false, detail: expect.stringContaining("sides: 1") });
  await storage.close();
});

describe("S48 privacy notice", () => {
  test("gaps are told with their keys, and keep nobody from running Iris", async () => {
    const verdict = await privacyNotice.run(configSchema.parse({ operator: { name: "Iris GmbH" } }));
    expect(verdict).toMatchObject({ ok: true, detail: expect.stringContaining("privacy.region") });
    expect(verdict).toMatchObject({ advice: expect.any(String), detail: expect.not.stringContaining("operator.name") });
  });
});
