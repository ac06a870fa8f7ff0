import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import fc from "fast-check";
import { configSchema } from "../config/config.ts";
import { createOutbound } from "../outbound/outbound.ts";
import type { Log } from "../platform.ts";
import { DnsMessageError, decodeTxtAnswer, encodeTxtQuery } from "./message.ts";
import { startNameServer, type TestNameServer, txtRecord } from "./name-server.testing.ts";
import { createDnsResolver, DnsUnavailable } from "./resolver.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

const log: Log = { debug() {}, info() {}, warn() {}, error() {} };
const resolverAt = (resolver: string) =>
  createDnsResolver(createOutbound(configSchema.parse({ dns: { resolver } }), log));

let server: TestNameServer;
beforeAll(async () => {
  const long = "x".repeat(600);
  server = await startNameServer({ "_iris.example.org": ["first", "ünïcode", long], "empty.example.org": [] });
});
afterAll(() => server.stop());

describe("the resolver", () => {
  test("reads every text of a name, long ones put together again", async () => {
    const texts = await resolverAt(server.address).txt("_iris.example.org");
    expect(texts).toEqual(["first", "ünïcode", "x".repeat(600)]);
  });

  test("tells a name without such a record from no answer", async () => {
    expect(await resolverAt(server.address).txt("empty.example.org")).toEqual([]);
    expect(await resolverAt(server.address).txt("nowhere.example.org")).toEqual([]);
    server.failWith = 2;
    await expect(resolverAt(server.address).txt("_iris.example.org")).rejects.toThrow(DnsUnavailable);
    server.failWith = undefined;
  });

  test("S66 asks nobody when none is configured, and says so when nobody listens", async () => {
    await expect(resolverAt("off").txt("example.org")).rejects.toThrow(DnsUnavailable);
    await expect(resolverAt("tcp:127.0.0.1:1").txt("example.org")).rejects.toThrow(DnsUnavailable);
  });

  test.each(["", "a..b", `${"x".repeat(64)}.org`, `${"abc.".repeat(70)}org`])("%p is no name", async (name) => {
    await expect(resolverAt(server.address).txt(name)).rejects.toThrow(RangeError);
  });
});

describe("a message", () => {
  const answerTo = (query: Uint8Array, flags: number, texts: readonly string[]) => {
    const head = Buffer.from(query.subarray(0, 12));
    head.writeUInt16BE(flags, 2);
    head.writeUInt16BE(texts.length, 6);
    return Buffer.concat([head, query.subarray(12), ...texts.map(txtRecord)]);
  };

  test("another query's answer and a question are none", () => {
    const query = encodeTxtQuery(7, "example.org");
    expect(() => decodeTxtAnswer(8, answerTo(query, 0x8180, []))).toThrow(DnsMessageError);
    expect(() => decodeTxtAnswer(7, query)).toThrow(DnsMessageError);
  });

  test("whatever a name server sends, reading it ends in an answer or in one kind of error", () => {
    const query = encodeTxtQuery(7, "example.org");
    const whole = answerTo(query, 0x8180, ["one", "two"]);
    const broken = fc
      .tuple(fc.integer({ min: 0, max: whole.length }), fc.uint8Array({ maxLength: 80 }))
      .map(([kept, more]) => Buffer.concat([whole.subarray(0, kept), more]));
    const changed = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
      .map((changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(broken, changed, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        try {
          decodeTxtAnswer(7, bytes);
        } catch (error) {
          if (!(error instanceof DnsMessageError)) throw error;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
