import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { eicar, startClamd, type TestClamd } from "../../testing/clamd.ts";
import { configSchema } from "../config/config.ts";
import { createOutbound } from "../outbound/outbound.ts";
import type { Log } from "../platform.ts";
import { type AntivirusLimits, createAntivirus } from "./antivirus.ts";
import { readVerdict, type Verdict } from "./scan.ts";

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const limits: AntivirusLimits = { maxBytes: 64 * 1024 ** 2, connectMs: 1_000, stallMs: 300, verdictMs: 10_000 };
const antivirusAt = (clamd: string, changed: Partial<AntivirusLimits> = {}) =>
  createAntivirus(createOutbound(configSchema.parse({ files: { clamd } }), silent), { ...limits, ...changed });

async function scan(
  clamd: string,
  chunks: readonly Uint8Array[],
  changed?: Partial<AntivirusLimits>,
): Promise<Verdict> {
  const scanning = antivirusAt(clamd, changed).startScan();
  for (const chunk of chunks) await scanning.write(chunk);
  return await scanning.finish();
}
const bytes = (text: string) => new TextEncoder().encode(text);
const mebibyte = new Uint8Array(1024 ** 2).fill(7);

describe("a real clamd", () => {
  let clamd: TestClamd;
  beforeAll(async () => {
    clamd = await startClamd();
  });
  afterAll(() => clamd.dispose());
  afterEach(async () => {
    if (await antivirusAt(clamd.address).ping()) return;
    await clamd.kill();
    await clamd.restart();
  });

  test("S25 passes what is clean, also when it is empty or many chunks", async () => {
    expect(await scan(clamd.address, [bytes("a letter")])).toEqual({ kind: "clean" });
    expect(await scan(clamd.address, [])).toEqual({ kind: "clean" });
    expect(await scan(clamd.address, Array(8).fill(mebibyte))).toEqual({ kind: "clean" });
  });

  test("S25 names the threat, also when it is split over chunks", async () => {
    const infected = { kind: "infected", threat: "Eicar-Test.UNOFFICIAL" } as const;
    expect(await scan(clamd.address, [bytes(eicar)])).toEqual(infected);
    expect(await scan(clamd.address, [bytes(eicar.slice(0, 20)), bytes(eicar.slice(20))])).toEqual(infected);
  });

  test("says who answers", async () => {
    const antivirus = antivirusAt(clamd.address);
    expect(await antivirus.ping()).toBe(true);
    expect(await antivirus.version()).toStartWith("ClamAV 1.");
  });

  test("S25 stops at our own limit, before clamd resets the connection", async () => {
    expect(await scan(clamd.address, Array(4).fill(mebibyte), { maxBytes: 3 * 1024 ** 2 })).toEqual({ kind: "limit" });
  });

  test("S25 gives no verdict when clamd is killed in the middle of a stream", async () => {
    const scanning = antivirusAt(clamd.address).startScan();
    await scanning.write(mebibyte);
    await clamd.kill();
    for (let i = 0; i < 8; i++) await scanning.write(mebibyte);
    expect((await scanning.finish()).kind).toBe("unavailable");
  });

  test("S25 gives no verdict when clamd takes bytes no more", async () => {
    clamd.freeze();
    try {
      expect((await scan(clamd.address, Array(8).fill(mebibyte))).kind).toBe("unavailable");
    } finally {
      clamd.thaw();
    }
  });

  test("S25 gives no verdict when clamd took all bytes and stays silent", async () => {
    clamd.freeze();
    try {
      const verdict = await scan(clamd.address, [bytes("a letter")], { verdictMs: 200 });
      expect(verdict).toEqual({
        ...{ kind: "unavailable", reason: "no verdict within 200 ms" },
        isBrokenOff: false,
      });
    } finally {
      clamd.thaw();
    }
  });

  test("an aborted scan leaves the scanner fit for the next", async () => {
    const scanning = antivirusAt(clamd.address).startScan();
    await scanning.write(mebibyte);
    scanning.abort();
    expect((await scanning.finish()).kind).toBe("unavailable");
    expect(await scan(clamd.address, [bytes("a letter")])).toEqual({ kind: "clean" });
  });
});

describe("a clamd with a small limit", () => {
  test("S25 its refusal is no verdict of clean", async () => {
    const clamd = await startClamd({ streamMaxBytes: 1024 ** 2 });
    try {
      const verdict = await scan(clamd.address, Array(4).fill(mebibyte));
      if (verdict.kind !== "limit") expect(verdict).toMatchObject({ kind: "unavailable", isBrokenOff: true });
    } finally {
      await clamd.dispose();
    }
  });
});

describe("a clamd that unpacks little", () => {
  test("S25 an archive that unpacks to more is not passed as clean", async () => {
    const clamd = await startClamd({ unpackMaxBytes: 2 * 1024 ** 2 });
    try {
      const bomb = Bun.gzipSync(new Uint8Array(32 * 1024 ** 2));
      expect(await scan(clamd.address, [bomb])).toEqual({ kind: "limit" });
    } finally {
      await clamd.dispose();
    }
  });
});

describe("no clamd", () => {
  test("S25 gives no verdict and never throws", async () => {
    const away = "unix:/nowhere/clamd.sock";
    expect((await scan(away, [bytes("a letter")])).kind).toBe("unavailable");
    expect(await antivirusAt(away).ping()).toBe(false);
    expect(await antivirusAt(away).version()).toBeNull();
  });

  test("S25 turned off, it says off and not clean", async () => {
    expect(antivirusAt("off").isOn).toBe(false);
    expect(await scan("off", [bytes("a letter")])).toEqual({ kind: "off" });
  });
});

test.each([
  ["stream: OK", { kind: "clean" }],
  ["stream: Win.Test FOUND", { kind: "infected", threat: "Win.Test" }],
  ["stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND", { kind: "limit" }],
  ["INSTREAM size limit exceeded. ERROR", { kind: "limit" }],
  ["stream: OK FOUND OK", { kind: "unavailable", reason: 'answered "stream: OK FOUND OK"' }],
  ["", { kind: "unavailable", reason: "closed without an answer", isBrokenOff: true }],
] as const)("clamd's answer %p is read as %o", (reply, verdict) => {
  expect(readVerdict(reply)).toEqual(verdict);
});
