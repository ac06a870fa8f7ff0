import "reflect-metadata";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import fc from "fast-check";
import { makeCertificate } from "./certificate.ts";
import { DtlsSession } from "./session.ts";

const seed = 20261124;
const certificate = await makeCertificate();
const fingerprint = certificate.fingerprint;

const stray: unknown[] = [];
const note = (error: unknown) => void stray.push(error);
beforeAll(() => void process.on("unhandledRejection", note).on("uncaughtException", note));
afterAll(() => void process.off("unhandledRejection", note).off("uncaughtException", note));

function open() {
  const seen = { sent: 0, connected: 0, failed: [] as string[] };
  const session = new DtlsSession(certificate, fingerprint, {
    send: () => void seen.sent++,
    connected: () => void seen.connected++,
    failed: (reason) => void seen.failed.push(reason),
  });
  return { session, seen };
}

/** A record of DTLS 1.2 with its length, and a handshake message's header in it where it is one. */
const record = (contentType: number, body: Buffer, epoch = 0): Buffer => {
  const head = Buffer.alloc(13);
  head[0] = contentType;
  head.writeUInt16BE(0xfefd, 1);
  head.writeUInt16BE(epoch, 3);
  head.writeUInt16BE(body.length, 11);
  return Buffer.concat([head, body]);
};
const message = (type: number, sequence: number, body: Buffer): Buffer => {
  const head = Buffer.alloc(12);
  head[0] = type;
  head.writeUIntBE(body.length, 1, 3);
  head.writeUInt16BE(sequence, 4);
  head.writeUIntBE(body.length, 9, 3);
  return Buffer.concat([head, body]);
};

describe("S32 a handshake under attack", () => {
  test("S32 malformed records of every kind end at most their own handshake", async () => {
    const bytes = fc.uint8Array({ maxLength: 80 }).map((body) => Buffer.from(body));
    const handshake = fc
      .tuple(fc.constantFrom(0, 1, 2, 11, 12, 14, 15, 16, 20, 99), fc.integer({ min: 0, max: 3 }), bytes)
      .map(([type, sequence, body]) => record(22, message(type, sequence, body)));
    const other = fc
      .tuple(fc.constantFrom(20, 21, 22, 23, 24, 63), bytes, fc.integer({ min: 0, max: 2 }))
      .map(([type, body, epoch]) => record(type, body, epoch));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(handshake, other, bytes), { maxLength: 12 }), async (flood) => {
        const { session, seen } = open();
        for (const datagram of flood) session.receive(datagram);
        await new Promise((resolve) => setImmediate(resolve));
        expect(seen.connected).toBe(0);
        session.close();
      }),
      { seed, numRuns: 80 },
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(stray).toEqual([]);
  });

  test("S32 a flood is given up after a while, and answered less than it asks", () => {
    const { session, seen } = open();
    for (let i = 0; i < 1000; i++) session.receive(record(22, message(1, 0, Buffer.alloc(46, 3))));
    expect(seen.failed).toEqual(["handshake"]);
    expect(seen.sent).toBeLessThan(200);
  });
});
