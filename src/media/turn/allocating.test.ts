import { beforeEach, describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { attributes, methods, parseMessage } from "../stun/message.ts";
import { minute, TurnBench } from "./turn-bench.testing.ts";
import { lifetime, requestedTransport } from "./turn-client.testing.ts";

let bench: TurnBench;
beforeEach(() => {
  bench = new TurnBench();
});

describe("S28 who gets a relayed address", () => {
  test("S28 somebody with credentials does, and the answer is sealed with them", async () => {
    const ada = bench.client("ada");
    const relayed = await ada.allocate();
    expect(relayed.address).toBe("198.51.100.1");
    const answer = await ada.request(methods.refresh);
    expect(parseMessage(answer.bytes)?.isAuthentic(ada.key)).toBe(true);
  });

  test("S28 a client that chooses SHA-256 is answered with it", async () => {
    const ada = bench.client("ada");
    ada.algorithm = "sha256";
    ada.sealKind = "sha256";
    await ada.allocate();
    const message = parseMessage((await ada.request(methods.refresh)).bytes);
    expect(message?.integrity).toBe("sha256");
    expect(message?.isAuthentic(ada.key)).toBe(true);
  });

  test("S28 one from whom the better algorithm was taken away is refused", async () => {
    const ada = bench.client("ada");
    await ada.ask(methods.allocate, [requestedTransport]);
    const seal = { kind: "sha1", key: "x" } as const;
    const parts = [
      { type: attributes.username, value: Buffer.from("1:ada") },
      { type: attributes.realm, value: Buffer.from("iris") },
      { type: attributes.nonce, value: Buffer.from(ada.nonce) },
      { type: attributes.passwordAlgorithms, value: Buffer.from([0, 1, 0, 0]) },
      { type: attributes.passwordAlgorithm, value: Buffer.from([0, 1, 0, 0]) },
    ];
    expect((await ada.ask(methods.allocate, parts, randomBytes(12), seal)).code).toBe(400);
  });

  test.each([
    ["no credentials", () => bench.client("ada").ask(methods.allocate, [requestedTransport]), 401],
    [
      "another secret",
      () => bench.client("ada", { key: "south" }).request(methods.allocate, [requestedTransport]),
      401,
    ],
    [
      "expired ones",
      () => bench.client("ada", { expiresInSec: 0 }).request(methods.allocate, [requestedTransport]),
      401,
    ],
    ["a name of another shape", () => bench.client("a b").request(methods.allocate, [requestedTransport]), 401],
    [
      "integrity without a name",
      () => bench.client("ada").ask(methods.allocate, [], randomBytes(12), { kind: "sha1", key: "x" }),
      400,
    ],
    ["no transport", () => bench.client("ada").request(methods.allocate), 400],
    [
      "TCP behind the relay",
      () =>
        bench
          .client("ada")
          .request(methods.allocate, [{ type: attributes.requestedTransport, value: Buffer.from([6, 0, 0, 0]) }]),
      442,
    ],
    [
      "an unknown family",
      () =>
        bench
          .client("ada")
          .request(methods.allocate, [
            requestedTransport,
            { type: attributes.requestedAddressFamily, value: Buffer.from([9, 0, 0, 0]) },
          ]),
      440,
    ],
    [
      "what has to be understood and is not",
      () =>
        bench.client("ada").request(methods.allocate, [requestedTransport, { type: 0x001a, value: Buffer.alloc(0) }]),
      420,
    ],
    [
      "a token and an even port at once",
      () =>
        bench
          .client("ada")
          .request(methods.allocate, [
            requestedTransport,
            { type: attributes.evenPort, value: Buffer.from([0]) },
            { type: attributes.reservationToken, value: Buffer.alloc(8) },
          ]),
      400,
    ],
    [
      "a token that nobody gave",
      () =>
        bench
          .client("ada")
          .request(methods.allocate, [
            requestedTransport,
            { type: attributes.reservationToken, value: Buffer.alloc(8) },
          ]),
      508,
    ],
    ["a refresh before", () => bench.client("ada").request(methods.refresh), 437],
  ])("S28 with %s nobody does", async (_, ask, code) => {
    expect((await ask()).code).toBe(code);
    expect(bench.relay.stats.allocations).toBe(0);
  });

  test("S28 a nonce is good for one address, and for a while", async () => {
    const [ada, bob] = [bench.client("ada"), bench.client("bob")];
    await ada.allocate();
    bob.nonce = ada.nonce;
    expect((await bob.request(methods.allocate, [requestedTransport])).code).toBe(438);
    await bob.allocate();
    bench.now += 11 * minute;
    expect((await bob.request(methods.refresh)).code).toBe(438);
  });

  test("S28 credentials that expire meanwhile keep what was begun with them, and begin nothing new", async () => {
    const ada = bench.client("ada", { expiresInSec: 0 });
    expect((await ada.request(methods.allocate, [requestedTransport])).code).toBe(401);
    expect((await ada.request(methods.refresh)).code).toBe(437);
  });

  test("S28 a repeated request gets the same address, another one none", async () => {
    const ada = bench.client("ada");
    const transactionId = randomBytes(12);
    const [first, again] = [
      await ada.request(methods.allocate, [requestedTransport], transactionId),
      await ada.request(methods.allocate, [requestedTransport], transactionId),
    ];
    expect(again.bytes).toEqual(first.bytes);
    expect((await ada.request(methods.allocate, [requestedTransport])).code).toBe(437);
    expect(bench.relay.stats.allocations).toBe(1);
  });

  test("S28 somebody else's credentials do nothing to an allocation", async () => {
    const ada = bench.client("ada");
    await ada.allocate();
    const mallory = bench.client("mallory", { port: 4001 });
    expect((await mallory.request(methods.refresh, [lifetime(0)])).code).toBe(441);
    expect(bench.relay.stats.allocations).toBe(1);
  });

  test("S28 an even port, and the next one kept for whoever shows the token", async () => {
    const ada = bench.client("ada");
    const even = { type: attributes.evenPort, value: Buffer.from([0x80]) };
    const answer = await ada.request(methods.allocate, [requestedTransport, even]);
    const token = answer.parts.find(({ type }) => type === attributes.reservationToken)?.value as Buffer;
    const second = await bench.client("bob").allocate([{ type: attributes.reservationToken, value: token }]);
    expect(second.port % 2).toBe(1);
  });

  test("S28 an IPv6 address for whoever asks", async () => {
    const family = { type: attributes.requestedAddressFamily, value: Buffer.from([2, 0, 0, 0]) };
    const ada = bench.client("ada");
    expect((await ada.allocate([family])).address).toBe("2001:db8::1");
    expect((await ada.permit({ address: "198.51.100.1", port: 1 })).code).toBe(443);
  });

  test.each([
    ["one person's share", "ada", 486],
    ["what there is for all", "carol", 508],
  ])("S28 %s has an end", async (_, last, code) => {
    for (const owner of last === "ada" ? ["ada", "ada"] : ["ada", "ada", "bob", "bob"])
      await bench.client(owner).allocate();
    expect((await bench.client(last).request(methods.allocate, [requestedTransport])).code).toBe(code);
  });

  test("S28 what is given back can be lent again", async () => {
    const [first, second] = [bench.client("ada"), bench.client("ada")];
    await first.allocate();
    await second.allocate();
    expect((await first.request(methods.refresh, [lifetime(0)])).code).toBe(0);
    await bench.client("ada").allocate();
  });
});
