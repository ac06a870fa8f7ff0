import { afterEach, beforeEach, describe, expect, setDefaultTimeout, test } from "bun:test";
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { makeCertificate } from "../dtls/certificate.ts";
import { buildBindingRequest } from "../ice/stun.ts";
import { type MediaPeer, openMediaPeer } from "../media-peer.testing.ts";
import { Front } from "../net/front.ts";
import { type MediaPort, openMediaPort } from "../net/media-port.ts";
import type { FromWorker } from "../protocol.ts";
import { attributeOf, parseDescription } from "../sdp/description.ts";
import { openRelay } from "../turn/open-relay.ts";
import { Router } from "./router.ts";

setDefaultTimeout(30_000);
const seed = 20261124;
const certificate = await makeCertificate();
const now = () => performance.now();
const stranger = "203.0.113.9";

let port: MediaPort;
let front: Front;
let router: Router;
let events: FromWorker[];
let peers: MediaPeer[];
/** What came in last from a peer, as it was on the wire. */
let captured: { packet: Buffer; address: string; from: number }[];

beforeEach(async () => {
  events = [];
  peers = [];
  captured = [];
  port = await openMediaPort(
    { udpPort: 0, tcpPort: 0, now },
    {
      receive(packet, address, from) {
        captured.push({ packet: Buffer.from(packet), address, from });
        front.receive(packet, address, from, now());
      },
      closed: () => {},
      isProven: (address, from) => front.isProven(address, from),
    },
  );
  router = new Router({ udp: port, certificate, addresses: ["127.0.0.1"], now, emit: (event) => events.push(event) });
  const unlimited = { maxAllocations: 10, maxAllocationsPerPerson: 10, maxBitrateBps: 0, maxBitratePerPersonBps: 0 };
  const relay = openRelay({
    settings: { secret: "north", portRange: null, allowedPeers: [], ...unlimited },
    ...{ addresses: ["127.0.0.1"], send: () => {}, now },
  });
  front = new Front(() => router.demultiplexer, relay);
});
afterEach(() => {
  for (const peer of peers) peer.close();
  port.close();
});

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error("not within ten seconds");
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

type PeerOptions = Parameters<typeof openMediaPeer>[0];
const microphone = { kind: "audio", ssrc: 1111 } as const;
const tracks = [{ mid: "0", trackId: "voice", group: "main" }];

async function publish(id: string, options: PeerOptions = {}) {
  const peer = await openMediaPeer(options);
  peers.push(peer);
  router.join("room", id);
  const answer = router.publish(id, peer.offer([microphone]), tracks).sdp;
  await peer.connect(answer);
  return { peer, answer };
}

async function receive(id: string, options: PeerOptions = {}) {
  const peer = await openMediaPeer(options);
  peers.push(peer);
  router.join("room", id);
  const offer = events.findLast((event) => event.type === "offer" && event.participantId === id);
  if (offer?.type !== "offer") throw new Error("no offer");
  router.answer(id, peer.answer(offer.sdp), offer.version);
  const heard: string[] = [];
  peer.onRtp = (_, payload) => heard.push(payload.toString());
  await peer.connect(offer.sdp);
  return { peer, heard };
}

let index = 0;
const say = (peer: MediaPeer, text: string) =>
  peer.send({ payloadType: 111, index: ++index, timestamp: index * 960, ssrc: 1111 }, Buffer.from(text));

/** It goes on: a word that is said arrives. */
async function expectForwarding(from: MediaPeer, heard: string[]): Promise<void> {
  const word = `word ${++index}`;
  say(from, word);
  await until(() => heard.includes(word));
}

const fragmentOf = (sdp: string): string =>
  attributeOf(parseDescription(sdp)?.media[0] ?? { attributes: [] }, "ice-ufrag") ?? "";

describe("S32 over TCP", () => {
  test("S32 one without UDP is heard by one with it, and hears them", async () => {
    const { peer: ada } = await publish("ada", { transport: "tcp" });
    const bob = await receive("bob");
    const carol = await receive("carol", { transport: "tcp" });
    await expectForwarding(ada, bob.heard);
    await until(() => carol.heard.length === bob.heard.length);
  });

  test("S32 TCP is told of after UDP and with less weight", async () => {
    const peer = await openMediaPeer();
    peers.push(peer);
    router.join("room", "ada");
    const { sdp } = router.publish("ada", peer.offer([microphone]), tracks);
    const candidates = sdp.match(/candidate:.*/g)?.map((line) => line.trim().split(" ")) ?? [];
    expect(candidates.map((fields) => fields[2])).toEqual(["udp", "tcp"]);
    expect(candidates[1]?.slice(-2)).toEqual(["tcptype", "passive"]);
    expect(Number(candidates[0]?.[3])).toBeGreaterThan(Number(candidates[1]?.[3]));
  });
});

describe("S32 a restarted path", () => {
  test("S32 has a new name at both ends, and media does not stop meanwhile", async () => {
    const { peer: ada, answer } = await publish("ada");
    const { heard } = await receive("bob");
    ada.rename();
    const restarted = router.publish("ada", ada.offer([microphone]), tracks).sdp;
    expect(fragmentOf(restarted)).not.toBe(fragmentOf(answer));
    await expectForwarding(ada, heard);
    await ada.check(restarted);
    await expectForwarding(ada, heard);
  });

  test("S32 an offer that was only repeated keeps the name", async () => {
    const { peer: ada, answer } = await publish("ada");
    expect(fragmentOf(router.publish("ada", ada.offer([microphone]), tracks).sdp)).toBe(fragmentOf(answer));
  });
});

describe("S32 a room goes on while somebody", () => {
  test("S32 floods it with malformed packets of every kind, from anywhere and from its members' addresses", async () => {
    const { peer: ada } = await publish("ada");
    const { heard } = await receive("bob");
    const known = [...new Set(captured.map(({ address, from }) => `${address} ${from}`))].map((key) => key.split(" "));
    const firstBytes = fc.constantFrom(0, 1, 3, 20, 22, 23, 63, 64, 127, 128, 0x90, 0xbf, 200, 255);
    const plausible = fc.record({
      first: firstBytes,
      second: fc.constantFrom(0, 1, 3, 4, 72, 111, 200, 201, 205, 206, 223, 0xfe),
      rest: fc.uint8Array({ maxLength: 120 }),
      cookie: fc.boolean(),
      source: fc.integer({ min: 0, max: known.length }),
    });
    fc.assert(
      fc.property(plausible, ({ first, second, rest, cookie, source }) => {
        const packet = Buffer.concat([Buffer.from([first, second]), rest]);
        if (cookie && packet.length >= 20) {
          packet.writeUInt16BE(packet.length - 20, 2);
          packet.writeUInt32BE(0x2112_a442, 4);
        }
        const [address = stranger, from = "999"] = known[source] ?? [];
        front.receive(packet, address, Number(from), now());
      }),
      { seed, numRuns: 3000 },
    );
    front.receive(Buffer.alloc(65_507, 0x80), stranger, 999, now());
    front.receive(Buffer.alloc(0), stranger, 999, now());
    await expectForwarding(ada, heard);
    expect(front.dropped + router.demultiplexer.dropped).toBeGreaterThan(1000);
    expect(events.filter((event) => event.type === "lost")).toEqual([]);
  });

  test("S32 sends a member's packets once more: they are passed on once", async () => {
    const { peer: ada } = await publish("ada");
    const { heard } = await receive("bob");
    await expectForwarding(ada, heard);
    const media = captured.filter(({ packet }) => (packet[0] as number) >= 128);
    const before = heard.length;
    for (let i = 0; i < 50; i++)
      for (const { packet, address, from } of media) front.receive(Buffer.from(packet), address, from, now());
    await expectForwarding(ada, heard);
    expect(heard).toHaveLength(before + 1);
  });

  test("S32 sends a member's packets from elsewhere: they are nobody's", async () => {
    const { peer: ada } = await publish("ada");
    const { heard } = await receive("bob");
    say(ada, "once");
    await until(() => heard.includes("once"));
    const last = captured.findLast(({ packet }) => (packet[0] as number) >= 128);
    front.receive(Buffer.from(last?.packet ?? []), stranger, 999, now());
    expect(front.isProven(stranger, 999)).toBe(false);
    await expectForwarding(ada, heard);
    expect(heard.filter((word) => word === "once")).toHaveLength(1);
  });

  test("S32 forges connectivity checks with a guessed password: no path moves", async () => {
    const { peer: ada, answer } = await publish("ada");
    const { heard } = await receive("bob");
    for (let i = 0; i < 500; i++) {
      const forged = buildBindingRequest(randomBytes(12), `${fragmentOf(answer)}:x`, `guess ${i}`, {
        useCandidate: true,
      });
      front.receive(forged, stranger, 1000 + i, now());
    }
    expect(front.isProven(stranger, 1000)).toBe(false);
    await expectForwarding(ada, heard);
  });

  test("S32 greets before the member does: a handshake is heard from a proven address alone", async () => {
    // A record of the handshake (22), DTLS 1.2, epoch and number 0, with a ClientHello (1) of 46 bytes in it.
    const record = Buffer.from("16fefd0000000000000000003a", "hex");
    const greeting = Buffer.concat([record, Buffer.from("0100002e000000000000002efefd", "hex"), Buffer.alloc(44)]);
    const ada = await openMediaPeer();
    peers.push(ada);
    router.join("room", "ada");
    const { sdp } = router.publish("ada", ada.offer([microphone]), tracks);
    const sentBefore = port.sent;
    for (let i = 0; i < 200; i++) front.receive(Buffer.from(greeting), stranger, 999, now());
    await new Promise((resolve) => setImmediate(resolve));
    expect(port.sent).toBe(sentBefore);
    await ada.connect(sdp);
    const { heard } = await receive("bob");
    await expectForwarding(ada, heard);
  });
});
