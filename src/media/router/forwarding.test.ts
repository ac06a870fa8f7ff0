import { afterEach, beforeEach, describe, expect, setDefaultTimeout, test } from "bun:test";
import fc from "fast-check";
import { makeCertificate } from "../dtls/certificate.ts";
import { type MediaPeer, openMediaPeer } from "../media-peer.testing.ts";
import { type MediaPort, openMediaPort } from "../net/media-port.ts";
import type { FromWorker, ReceiveOffered } from "../protocol.ts";
import { buildNack, buildSenderReport, parseRtcp } from "../rtp/rtcp.ts";
import type { RtpHeader } from "../rtp/rtp.ts";
import { srtpProfiles } from "../srtp/derive.ts";
import { maxRepairs } from "./consumer.ts";
import { Router } from "./router.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

const certificate = await makeCertificate();
const camera = { kind: "video", ssrc: 0, rids: ["q", "f"] } as const;
const microphone = { kind: "audio", ssrc: 1111 } as const;

// Loading the handshake library into a new thread takes seconds on a busy machine.
setDefaultTimeout(30_000);

let udp: MediaPort;
let router: Router;
let events: FromWorker[];
let clock: number;
let peers: MediaPeer[];

beforeEach(async () => {
  events = [];
  peers = [];
  clock = 0;
  const now = () => performance.now() + clock;
  udp = await openMediaPort(
    { udpPort: 0, tcpPort: null, now },
    {
      receive: (packet, address, port) => router.demultiplexer.receive(packet, address, port, now()),
      closed: () => {},
      isProven: () => true,
    },
  );
  router = new Router({ udp, certificate, addresses: ["127.0.0.1"], now, emit: (event) => events.push(event) });
});
afterEach(() => {
  for (const peer of peers) peer.close();
  udp.close();
});

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 5000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error("not within five seconds");
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function openPeer(options: Parameters<typeof openMediaPeer>[0] = {}): Promise<MediaPeer> {
  const peer = await openMediaPeer(options);
  peers.push(peer);
  return peer;
}

async function publish(id: string, options: Parameters<typeof openMediaPeer>[0] = {}): Promise<MediaPeer> {
  const peer = await openPeer(options);
  router.join("room", id);
  const tracks = [microphone, camera].map((_, i) => ({ mid: String(i), trackId: `${id}-${i}`, group: "main" }));
  await peer.connect(router.publish(id, peer.offer([microphone, camera]), tracks).sdp);
  return peer;
}

interface Received {
  readonly header: RtpHeader;
  readonly payload: Buffer;
}

/** Joins as a receiver, answers the offer and collects what comes. */
async function receive(
  id: string,
): Promise<{ peer: MediaPeer; received: Received[]; control: Buffer[]; offer: ReceiveOffered }> {
  const peer = await openPeer();
  router.join("room", id);
  const offer = events.findLast((event) => event.type === "offer" && event.participantId === id);
  if (offer?.type !== "offer") throw new Error("no offer");
  router.answer(id, peer.answer(offer.sdp), offer.version);
  const received: Received[] = [];
  const control: Buffer[] = [];
  peer.onRtp = (header, payload) => received.push({ header, payload });
  peer.onRtcp = (compound) => control.push(compound);
  await peer.connect(offer.sdp);
  return { peer, received, control, offer };
}

const say = (peer: MediaPeer, index: number, text = "opus") =>
  peer.send({ payloadType: 111, index, timestamp: index * 960, ssrc: 1111 }, Buffer.from(text));

/** A VP8 packet with a 15-bit picture id; a key frame says its height. */
function picture(height: number, pictureId: number, isKeyFrame: boolean): Buffer {
  const payload = Buffer.alloc(40, 7);
  Buffer.from([0x90, 0x80, 0x80 | (pictureId >> 8), pictureId & 0xff, isKeyFrame ? 0x10 : 0x11]).copy(payload);
  payload.writeUInt16LE(height, 12);
  return payload;
}

describe("S32 sound from one to the others", () => {
  test("S32 arrives under numbers of the receiver's own, with the same time between", async () => {
    const ada = await publish("ada");
    const bob = await receive("bob");
    for (const index of [65_534, 65_535, 65_536]) say(ada, index, `opus ${index}`);
    await until(() => bob.received.length === 3);
    expect(bob.received.map(({ payload }) => payload.toString())).toEqual(["opus 65534", "opus 65535", "opus 65536"]);
    const [first, second] = bob.received.map(({ header }) => header);
    expect(((second?.sequence ?? 0) - (first?.sequence ?? 0)) & 0xffff).toBe(1);
    expect(((second?.timestamp ?? 0) - (first?.timestamp ?? 0)) >>> 0).toBe(960);
    expect(first?.payloadType).toBe(111);
  });

  test("S32 muted, nothing is passed on; afterwards it goes on without a gap", async () => {
    const ada = await publish("ada");
    const bob = await receive("bob");
    say(ada, 1, "before");
    await until(() => bob.received.length === 1);
    router.pause("ada", "ada-0", true);
    for (let index = 2; index < 12; index++) say(ada, index, "secret");
    await until(() => router.stats().packetsIn === 11);
    router.pause("ada", "ada-0", false);
    say(ada, 12, "after");
    await until(() => bob.received.length === 2);
    expect(bob.received.map(({ payload }) => payload.toString())).toEqual(["before", "after"]);
    const [before, after] = bob.received.map(({ header }) => header.sequence);
    expect(((after ?? 0) - (before ?? 0)) & 0xffff).toBe(1);
  });

  test("S32 peers without AES-GCM are served by the older profile", async () => {
    const ada = await publish("ada", { profile: srtpProfiles.aesCm128HmacSha1 });
    const bob = await receive("bob");
    say(ada, 1);
    await until(() => bob.received.length === 1);
  });

  test("S32 the sender's clock is passed on in the receiver's numbers, so that lips and voice stay together", async () => {
    const ada = await publish("ada");
    const bob = await receive("bob");
    say(ada, 1);
    await until(() => bob.received.length === 1);
    const ntpMs = 1_800_000_000_000;
    ada.sendRtcp(buildSenderReport({ ssrc: 1111, ntpMs, timestamp: 960, packetCount: 1, octetCount: 4 }));
    await until(() => bob.control.length > 0);
    const [report] = parseRtcp(bob.control[0] as Buffer);
    expect(report).toMatchObject({ kind: "senderReport", ssrc: bob.received[0]?.header.ssrc, ntpMs });
    expect(report?.kind === "senderReport" && report.timestamp).toBe(bob.received[0]?.header.timestamp ?? -1);
  });

  test("S32 who leaves is heard no more, and the m-lines wait for the next", async () => {
    await publish("ada");
    const bob = await receive("bob");
    expect(bob.offer.tracks).toHaveLength(2);
    router.leave("ada");
    const gone = events.findLast((event) => event.type === "offer");
    expect(gone?.type === "offer" && gone.tracks).toEqual([]);
    expect(gone?.type === "offer" && gone.version).toBe(2);
    router.answer("bob", bob.peer.answer(bob.offer.sdp), 2);
    await publish("mallory");
    const reused = events.findLast((event) => event.type === "offer" && event.participantId === "bob");
    expect(reused?.type === "offer" && reused.tracks.map(({ mid }) => mid)).toEqual(
      bob.offer.tracks.map(({ mid }) => mid),
    );
  });

  test("S32 changes wait for the answer that is awaited, and an answer to an old version changes nothing", async () => {
    await publish("ada");
    router.join("room", "bob");
    const offers = () =>
      events.flatMap((event) => (event.type === "offer" && event.participantId === "bob" ? [event] : []));
    expect(offers()).toHaveLength(1);
    await publish("carol");
    expect(offers()).toHaveLength(1);
    const bob = await openPeer();
    const answer = bob.answer(offers()[0]?.sdp ?? "");
    router.answer("bob", answer, 7);
    expect(offers()).toHaveLength(1);
    router.answer("bob", answer, 1);
    expect(offers()).toHaveLength(2);
    router.reoffer("bob");
    expect(offers()).toHaveLength(3);
  });
});

describe("S33 pictures in layers", () => {
  test("S33 a single stream starts with a key frame, lost packets are sent again on request", async () => {
    const ada = await openPeer();
    router.join("room", "ada");
    const offer = ada.offer([{ kind: "video", ssrc: 2222 }]);
    await ada.connect(router.publish("ada", offer, [{ mid: "0", trackId: "cam", group: "main" }]).sdp);
    const bob = await receive("bob");
    const send = (index: number, isKeyFrame: boolean) =>
      ada.send({ payloadType: 96, index, timestamp: index * 3000, ssrc: 2222 }, picture(360, 100 + index, isKeyFrame));
    send(1, false);
    send(2, false);
    await until(() => router.stats().packetsIn === 2);
    expect(bob.received).toEqual([]);
    router.tickMedium();
    send(3, true);
    send(4, false);
    await until(() => bob.received.length === 2);
    const lost = bob.received[1] as Received;
    bob.peer.sendRtcp(buildNack(1, lost.header.ssrc, [lost.header.sequence]));
    await until(() => bob.received.length === 3);
    const repaired = bob.received[2] as Received;
    expect(repaired.header.payloadType).toBe(97);
    expect(repaired.payload.readUInt16BE(0)).toBe(lost.header.sequence);
    expect(repaired.payload.subarray(2)).toEqual(lost.payload);

    // One request that names the same packet thousands of times must not be worth thousands of packets.
    const again = buildNack(1, lost.header.ssrc, [...Array(200).keys()].fill(lost.header.sequence));
    const before = router.stats().packetsOut;
    for (let round = 0; round < 5; round++) bob.peer.sendRtcp(again);
    send(5, false);
    await until(() => router.stats().packetsIn === 5);
    await until(() => router.stats().packetsOut - before >= maxRepairs);
    expect(router.stats().packetsOut - before).toBeLessThanOrEqual(maxRepairs + 5);
  });
});

describe("S33 simulcast", () => {
  const layers = { q: { ssrc: 51, height: 180, firstPicture: 100 }, f: { ssrc: 52, height: 720, firstPicture: 9000 } };

  function film(peer: MediaPeer, rid: keyof typeof layers, index: number, isKeyFrame: boolean): void {
    const { ssrc, height, firstPicture } = layers[rid];
    const layer = { mid: "1", rid };
    const fields = { payloadType: 96, index: ssrc * 100 + index, timestamp: ssrc * 1e6 + index * 3000, ssrc, layer };
    peer.send(fields, picture(height, firstPicture + index, isKeyFrame));
  }

  test("S33 a larger tile gets the larger layer from its next key frame on, as one stream without a break", async () => {
    const ada = await publish("ada");
    const bob = await receive("bob");
    for (const rid of ["q", "f"] as const) film(ada, rid, 0, true);
    await until(() => router.stats().packetsIn === 2);
    router.show("bob", [{ trackId: "ada-1", maxHeight: 180 }]);
    film(ada, "q", 1, false);
    film(ada, "f", 1, false);
    film(ada, "q", 2, false);
    await until(() => bob.received.length === 3 && router.stats().packetsIn === 5);
    router.show("bob", [{ trackId: "ada-1", maxHeight: 720 }]);
    film(ada, "f", 2, false);
    film(ada, "q", 3, false);
    await until(() => bob.received.length === 4);
    film(ada, "f", 3, true);
    film(ada, "q", 4, false);
    film(ada, "f", 4, false);
    await until(() => bob.received.length === 6);
    const firstSequence = bob.received[0]?.header.sequence ?? 0;
    expect(bob.received.map(({ header }) => (header.sequence - firstSequence) & 0xffff)).toEqual([0, 1, 2, 3, 4, 5]);
    const pictures = bob.received.map(({ payload }) => payload.readUInt16BE(2) & 0x7fff);
    expect(pictures.map((id) => id - (pictures[0] as number))).toEqual([0, 1, 2, 3, 4, 5]);
    const times = bob.received.map(({ header }) => header.timestamp);
    expect(times.every((time, i) => i === 0 || ((time - (times[i - 1] as number)) | 0) > 0)).toBe(true);
    expect(new Set(bob.received.map(({ header }) => header.ssrc)).size).toBe(1);
  });

  test("S33 a tile that is not shown costs nothing", async () => {
    const ada = await publish("ada");
    const bob = await receive("bob");
    router.show("bob", [{ trackId: "ada-1", maxHeight: 0 }]);
    for (let index = 0; index < 5; index++) film(ada, "q", index, true);
    say(ada, 1);
    await until(() => bob.received.length === 1);
    expect(bob.received[0]?.header.payloadType).toBe(111);
  });
});

describe("S69 who may send", () => {
  test("S69 a certificate other than the announced one ends the connection", async () => {
    const announcedFingerprint = (await makeCertificate()).fingerprint;
    await publish("mallory", { announcedFingerprint });
    await until(() => events.some((event) => event.type === "lost"));
    expect(events).toContainEqual({ type: "lost", participantId: "mallory", reason: "failed" });
  });

  test("S69 the announced certificate without its key ends the connection", async () => {
    const stolen = await makeCertificate();
    const own = await makeCertificate();
    await publish("mallory", { certificate: { ...stolen, keyPem: own.keyPem } });
    await until(() => events.some((event) => event.type === "lost"));
    expect(events).toContainEqual({ type: "lost", participantId: "mallory", reason: "failed" });
  });

  test("S69 whatever a connected peer or a stranger sends, the others go on", async () => {
    const ada = await publish("ada");
    const bob = await receive("bob");
    const samples = fc.sample(fc.uint8Array({ minLength: 1, maxLength: 300 }), 800);
    for (const bytes of samples) {
      const datagram = Buffer.from(bytes);
      router.demultiplexer.receive(datagram, "192.0.2.9", 9, 0);
      ada.sendRaw(datagram);
      ada.sendRaw(
        Buffer.concat([Buffer.from([22, 254, 253, 0, 0, 0, 0, 0, 0, 0, 1, 0, datagram.length & 0xff]), datagram]),
      );
    }
    say(ada, 1);
    await until(() => bob.received.length === 1);
    expect(events.some((event) => event.type === "lost")).toBe(false);
    expect(router.demultiplexer.dropped).toBeGreaterThan(500);
  });

  test("S33 a wish for what nobody sends yet is kept, and costs nobody the connection", async () => {
    router.join("room", "ada");
    router.show("ada", [{ trackId: "bob-1", maxHeight: 180 }]);
    clock = 25_000;
    await publish("ada");
    clock = 35_000;
    router.tickSlow();
    expect(events.some((event) => event.type === "lost")).toBe(false);
  });

  test("S32 whose checks stop is given up", async () => {
    await publish("ada");
    router.tickSlow();
    expect(events.some((event) => event.type === "lost")).toBe(false);
    clock = 35_000;
    router.tickSlow();
    expect(events).toContainEqual({ type: "lost", participantId: "ada", reason: "timeout" });
    expect(router.stats()).toMatchObject({ rooms: 0, participants: 0 });
  });
});
