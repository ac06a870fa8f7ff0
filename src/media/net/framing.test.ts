import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { buildMessage, methods } from "../stun/message.ts";
import { type Framing, firstPacket, frame, framingOf } from "./framing.ts";

const seed = 20261124;
const check = buildMessage(methods.binding, "request", Buffer.alloc(12, 1), []);
const channelData = Buffer.from([0x40, 1, 0, 5, 1, 2, 3, 4, 5]);

describe("S32 S28 what a TCP connection carries", () => {
  test.each([
    ["a conference's check, with its length", frame("length-prefixed", check), "length-prefixed"],
    ["a relay's message", check, "turn"],
    ["too little to tell", check.subarray(0, 9), undefined],
    ["a web browser that lost its way", Buffer.from("GET / HTTP/1.1\r\n"), null],
    ["TLS", Buffer.from("16030100c8010000c40303a1b2", "hex"), null],
  ])("S32 is told by its first bytes: %s", (_, start, expected) => {
    expect(framingOf(start) as Framing | null | undefined).toBe(expected as Framing);
  });

  test.each([
    ["a packet with its length", "length-prefixed", frame("length-prefixed", check), [2, 2 + check.length]],
    ["one that has not come whole", "length-prefixed", frame("length-prefixed", check).subarray(0, 9), undefined],
    ["one that is too long", "length-prefixed", Buffer.from([0xff, 0xff, 0, 0]), null],
    ["a message", "turn", check, [0, check.length]],
    ["channel data without its padding", "turn", channelData, undefined],
    ["channel data", "turn", frame("turn", channelData), [0, channelData.length]],
    ["neither", "turn", Buffer.from([0x80, 0, 0, 0]), null],
  ] as const)("S28 packets are told apart: %s", (_, framing, bytes, expected) => {
    const found = firstPacket(framing, bytes);
    expect(found && [found.from, found.to]).toEqual(expected as [number, number]);
  });

  test("S32 packets survive being sent together and torn apart anywhere", () => {
    const packets = fc.array(fc.uint8Array({ minLength: 4, maxLength: 300 }), { minLength: 1, maxLength: 5 });
    const cuts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(packets, cuts, (sent, lengths) => {
        const whole = Buffer.concat(sent.map((packet) => frame("length-prefixed", Buffer.from(packet))));
        const received: Buffer[] = [];
        let waiting = Buffer.alloc(0);
        for (let at = 0, i = 0; at < whole.length; i++) {
          const length = lengths[i % lengths.length] ?? 1;
          waiting = Buffer.concat([waiting, whole.subarray(at, at + length)]);
          at += length;
          for (let found = firstPacket("length-prefixed", waiting); found; ) {
            received.push(waiting.subarray(found.from, found.to));
            waiting = waiting.subarray(found.next);
            found = firstPacket("length-prefixed", waiting);
          }
        }
        expect(received.map((packet) => packet.toString("hex"))).toEqual(
          sent.map((packet) => Buffer.from(packet).toString("hex")),
        );
      }),
      { seed, numRuns: 100 },
    );
  });

  test("S32 no bytes whatever make the reader throw or stand still", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.constantFrom("length-prefixed", "turn"), (bytes, framing) => {
        framingOf(Buffer.from(bytes));
        const found = firstPacket(framing, Buffer.from(bytes));
        if (found) expect(found.next).toBeGreaterThan(0);
      }),
      { seed, numRuns: 1000 },
    );
  });
});
