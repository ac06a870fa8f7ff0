import { beforeEach, describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { attributes, buildMessage, methods } from "../stun/message.ts";
import { PeerPolicy } from "./peer-policy.ts";
import { minute, TurnBench } from "./turn-bench.testing.ts";
import { lifetime, requestedTransport } from "./turn-client.testing.ts";

const seed = 20261124;

let bench: TurnBench;
beforeEach(() => {
  bench = new TurnBench();
});

describe("S28 packets through the relay", () => {
  test("S28 go from one user of it to another, both ways, by address and by channel", async () => {
    const { ada, bob, adas, bobs } = await bench.introduce();
    ada.send(bobs, "hello");
    expect(bob.received).toEqual([{ from: adas, payload: "hello" }]);
    expect((await bob.bind(0x4001, adas)).code).toBe(0);
    ada.send(bobs, "again");
    bob.sendOn(0x4001, "and back");
    expect(bob.received[1]).toEqual({ from: 0x4001, payload: "again" });
    expect(ada.received).toEqual([{ from: bobs, payload: "and back" }]);
  });

  test("S28 not without the receiver's permission, nor without the sender's", async () => {
    const { ada, bob, bobs } = await bench.introduce();
    const carol = bench.client("carol");
    await carol.allocate();
    carol.send(bobs, "unasked");
    expect(bob.received).toEqual([]);
    bench.now += 6 * minute;
    ada.send(bobs, "too late");
    expect(bob.received).toEqual([]);
  });

  test.each([
    ["a number below", 0x3fff, 400],
    ["a number above", 0x8000, 400],
    ["the first", 0x4000, 0],
    ["the last", 0x7fff, 0],
  ])("S28 a channel: %s", async (_, number, code) => {
    const { ada, bobs } = await bench.introduce();
    expect((await ada.bind(number, bobs)).code).toBe(code);
  });

  test("S28 a channel has one peer, a peer one channel, for ten minutes", async () => {
    const { ada, bob, adas, bobs } = await bench.introduce();
    await ada.bind(0x4001, bobs);
    expect((await ada.bind(0x4002, bobs)).code).toBe(400);
    expect((await ada.bind(0x4001, { ...bobs, port: bobs.port + 1 })).code).toBe(400);
    expect((await ada.bind(0x4001, bobs)).code).toBe(0);
    bench.now += 9 * minute;
    await bob.request(methods.refresh);
    await bob.permit(adas);
    ada.sendOn(0x4001, "in time");
    bench.now += 2 * minute;
    ada.sendOn(0x4001, "too late");
    expect(bob.received.map(({ payload }) => payload)).toEqual(["in time"]);
  });

  test.each([
    ["no more than asked for", 700, 700],
    ["an hour at most", 7200, 3600],
    ["ten minutes at least", 60, 600],
  ])("S28 an address is lent for a time: %s", async (_, asked, granted) => {
    const ada = bench.client("ada");
    await ada.allocate([lifetime(asked)]);
    bench.now += granted * 1000 - 1;
    bench.relay.tick();
    expect(bench.relay.stats.allocations).toBe(1);
    bench.now += 1;
    bench.relay.tick();
    expect(bench.relay.stats.allocations).toBe(0);
  });

  test("S28 with the client's TCP connection its address goes", async () => {
    await bench.client("ada").allocate();
    bench.relay.clientGone({ address: "192.0.2.7", port: 4001 });
    expect(bench.relay.stats.allocations).toBe(0);
  });

  test.each([
    ["one person's", { maxBitratePerPersonBps: 8000 }],
    ["everybody's", { maxBitrateBps: 8000 }],
  ])("S28 %s bandwidth has an end, and comes back with time", async (_, limits) => {
    bench = new TurnBench({ quotas: limits });
    const { ada, bob, bobs } = await bench.introduce();
    // 8,000 bit/s are 500 bytes in half a second, which is what may come at once.
    for (let i = 0; i < 8; i++) ada.send(bobs, "x".repeat(100));
    const first = bob.received.length;
    expect(first).toBeLessThan(8);
    expect(bench.relay.stats.refused).toBeGreaterThan(0);
    bench.now += 1000;
    ada.send(bobs, "later");
    expect(bob.received).toHaveLength(first + 1);
  });
});

describe("S28 whom the relay reaches", () => {
  test("S28 nobody outside, unless ports are set apart for that", async () => {
    const ada = bench.client("ada");
    await ada.allocate();
    expect((await ada.permit({ address: "8.8.8.8", port: 5000 })).code).toBe(403);
    expect((await ada.bind(0x4001, { address: "8.8.8.8", port: 5000 })).code).toBe(403);
    ada.send({ address: "8.8.8.8", port: 5000 }, "unasked");
    expect(bench.outside).toEqual([]);
  });

  test("S28 with ports of its own it sends to public addresses, and hears them only when permitted", async () => {
    bench = new TurnBench({ isOutward: true });
    const ada = bench.client("ada");
    await ada.allocate();
    bench.fromOutside("unasked", { address: "8.8.8.8", port: 5000 });
    expect((await ada.permit({ address: "8.8.8.8", port: 5000 })).code).toBe(0);
    ada.send({ address: "8.8.8.8", port: 5000 }, "hello");
    ada.send({ address: "8.8.8.8", port: 53 }, "a question to a name server");
    bench.fromOutside("back", { address: "8.8.8.8", port: 5000 });
    expect(bench.outside).toEqual([{ payload: "hello", to: { address: "8.8.8.8", port: 5000 } }]);
    expect(ada.received.map(({ payload }) => payload)).toEqual(["back"]);
  });

  test("S28 one refused address makes the whole permission fail", async () => {
    bench = new TurnBench({ isOutward: true });
    const ada = bench.client("ada");
    await ada.allocate();
    const [public_, private_] = [
      { address: "8.8.8.8", port: 5000 },
      { address: "10.0.0.1", port: 5000 },
    ];
    expect((await ada.permit(public_, private_)).code).toBe(403);
    ada.send(public_, "unasked");
    expect(bench.outside).toEqual([]);
  });

  test.each([
    ...["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"],
    ...["255.255.255.255", "198.18.0.1", "192.0.2.1", "::1", "::", "::ffff:10.0.0.1", "64:ff9b::a00:1", "fe80::1"],
    ...["fd00::1", "ff02::1", "2002:a00:1::", "2001:db8::1", "::127.0.0.1", "iris.example", ""],
  ])("S28 %s is refused", (address) => expect(new PeerPolicy([]).allows(address)).toBe(false));

  test.each(["8.8.8.8", "172.32.0.1", "2606:4700::1111"])("S28 %s is not", (address) =>
    expect(new PeerPolicy([]).allows(address)).toBe(true),
  );

  test("S28 a private network is open when the operator says so, this machine's own addresses never by accident", () => {
    const policy = new PeerPolicy(["10.0.0.0/8", "fd00::/8"], ["8.8.4.4"]);
    expect(["10.1.2.3", "fd00::1", "192.168.1.1", "8.8.4.4"].map((address) => policy.allows(address))).toEqual([
      ...[true, true, false, false],
    ]);
  });
});

describe("S28 strangers", () => {
  const stranger = { address: "203.0.113.9", port: 999 };

  test("S28 are told the address they are seen from", async () => {
    const ada = bench.client("ada", { address: "::ffff:203.0.113.9" });
    const answer = await ada.ask(methods.binding);
    expect(answer.code).toBe(0);
    expect(answer.parts.map(({ type }) => type)).toContain(attributes.xorMappedAddress);
  });

  test("S28 a flood of their requests gets few answers, and ends nothing that goes on", async () => {
    const { ada, bob, bobs } = await bench.introduce();
    bench.sent = 0;
    const question = buildMessage(methods.allocate, "request", randomBytes(12), [requestedTransport]);
    for (let i = 0; i < 5000; i++) bench.relay.receive(question, stranger);
    expect(bench.sent).toBeLessThan(50 * 200);
    bench.sent = 0;
    for (let i = 0; i < 5000; i++) bench.relay.receive(question, { address: `203.0.113.${i % 256}`, port: i });
    expect(bench.sent).toBeLessThan(2000 * 200);
    ada.send(bobs, "still here");
    expect(bob.received.map(({ payload }) => payload)).toEqual(["still here"]);
  });

  test("S28 whatever anybody sends, nothing throws and nothing is lent", () => {
    const method = fc.constantFrom(...Object.values(methods));
    const kind = fc.constantFrom("request", "indication", "success", "error");
    const part = fc.record({
      type: fc.oneof(fc.constantFrom(...Object.values(attributes)), fc.integer({ min: 0, max: 0xffff })),
      value: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    });
    const wellFormed = fc
      .tuple(method, kind, fc.array(part, { maxLength: 6 }), fc.boolean())
      .map(([method, kind, parts, isSealed]) =>
        buildMessage(method, kind, Buffer.alloc(12, 7), parts, {
          seal: isSealed ? { kind: "sha1", key: "guessed" } : undefined,
        }),
      );
    const noise = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.oneof(wellFormed, noise), (packet) => {
        bench.relay.receive(packet, stranger);
        expect(bench.relay.stats.allocations).toBe(0);
      }),
      { seed, numRuns: 2000 },
    );
  });

  test("S28 whatever a user of the relay sends, it goes on for the others", async () => {
    const { ada, bob, bobs } = await bench.introduce();
    const mallory = bench.client("mallory");
    await mallory.allocate();
    const { username, realm, nonce, messageIntegrity, messageIntegritySha256, fingerprint } = attributes;
    const ofProof = new Set<number>([username, realm, nonce, messageIntegrity, messageIntegritySha256, fingerprint]);
    const part = fc.record({
      type: fc.constantFrom(...Object.values(attributes)),
      value: fc.uint8Array({ maxLength: 24 }).map((bytes) => Buffer.from(bytes)),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(methods.refresh, methods.createPermission, methods.channelBind, methods.allocate),
        fc.array(part, { maxLength: 4 }),
        async (method, parts) => {
          // What the proof itself consists of would make it another person's, or no message at all.
          const harmless = parts.filter(({ type }) => !ofProof.has(type));
          expect((await mallory.request(method, harmless)).code).toBeLessThan(600);
          bench.now += 1;
        },
      ),
      { seed, numRuns: 150 },
    );
    mallory.sendOn(0x4000, "x");
    expect((await mallory.bind(0x4005, bobs)).code).toBeLessThan(600);
    ada.send(bobs, "still here");
    expect(bob.received.map(({ payload }) => payload)).toContain("still here");
  });
});
