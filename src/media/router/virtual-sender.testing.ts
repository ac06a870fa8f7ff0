import type { VirtualLink } from "../bandwidth/virtual-link.testing.ts";
import { buildSenderReport, parseRtcp } from "../rtp/rtcp.ts";
import { type ExtensionName, parseRtpHeader, writeHeader } from "../rtp/rtp.ts";
import type { PublishSection } from "../sdp/publish.ts";
import { Uplink } from "./uplink.ts";
import type { Clock } from "./virtual-clock.testing.ts";

/** As a browser sends a camera: three sizes, each in three temporal layers. */
const layers = [
  { rid: "q", ssrc: 11, height: 180, bitrateBps: 150_000 },
  { rid: "h", ssrc: 12, height: 360, bitrateBps: 500_000 },
  { rid: "f", ssrc: 13, height: 720, bitrateBps: 1_700_000 },
];
const audioSsrc = 21;
const framesPerSec = 30;
const packetBytes = 1100;
const frameMs = 1000 / framesPerSec;
const temporalPattern = [0, 2, 1, 2];
/** The share of the bitrate that each picture of the pattern takes. */
const temporalWeight = [1.6, 0.8, 0.8, 0.8];
const keyFrameFactor = 4;

const extensions: ReadonlyMap<number, ExtensionName> = new Map([
  [4, "mid"],
  [10, "rid"],
  [11, "repairedRid"],
]);
const sectionOf = (mid: string, kind: "audio" | "video"): PublishSection => ({
  mid,
  kind,
  isSending: true,
  codec: {
    name: kind === "audio" ? "opus" : "VP8",
    payloadType: kind === "audio" ? 111 : 96,
    retransmissionType: kind === "audio" ? null : 97,
    redType: null,
    parameters: "",
  },
  extensions,
  rids: kind === "audio" ? [] : layers.map(({ rid }) => rid),
  ssrc: kind === "audio" ? audioSsrc : undefined,
  retransmissionSsrc: undefined,
});

interface LayerState {
  sequence: number;
  repairSequence: number;
  pictureId: number;
  tl0: number;
  wantsKeyFrame: boolean;
  readonly sent: Map<number, { payload: Buffer; timestamp: number; marker: boolean }>;
}

/** One who speaks and shows a camera, in virtual time; answers requests for repairs and key frames as a browser does. */
export function startSender(clock: Clock, up: VirtualLink, back: VirtualLink): Uplink {
  const states = new Map<number, LayerState>(
    layers.map(({ ssrc }) => [
      ssrc,
      { sequence: 65_000, repairSequence: 1, pictureId: 32_700, tl0: 250, wantsKeyFrame: true, sent: new Map() },
    ]),
  );
  const uplink: Uplink = new Uplink(
    {
      ownSsrc: 1,
      noteArrival: () => {},
      sendRtcp: (compound) => {
        const atMs = back.send(compound.length, clock.nowMs);
        if (!Number.isNaN(atMs)) clock.at(atMs, () => react(compound));
      },
    },
    { level: () => {}, layerAppeared: () => {} },
  );
  uplink.publish(
    [sectionOf("0", "audio"), sectionOf("1", "video")],
    new Map([
      ["0", { id: "voice", group: "main" }],
      ["1", { id: "camera", group: "main" }],
    ]),
  );

  function deliver(packet: Buffer): void {
    const atMs = up.send(packet.length, clock.nowMs);
    if (Number.isNaN(atMs)) return;
    clock.at(atMs, () => {
      const header = parseRtpHeader(packet);
      if (header !== null) uplink.rtp(packet, header, packet.subarray(header.headerLength), clock.nowMs);
    });
  }

  function packetOf(
    type: number,
    ssrc: number,
    sequence: number,
    timestamp: number,
    marker: boolean,
    names: Buffer,
    payload: Buffer,
  ) {
    const packet = Buffer.alloc(12);
    writeHeader(packet, type, marker, sequence & 0xffff, timestamp >>> 0, ssrc);
    packet[0] = 0x90;
    return Buffer.concat([packet, Buffer.from([0xbe, 0xde, 0, 1]), names, payload]);
  }
  const named = (mid: string, id: number, rid: string) =>
    Buffer.concat([Buffer.from([0x40]), Buffer.from(mid), Buffer.from([id << 4]), Buffer.from(rid)]);

  function sendFrame(frame: number): void {
    for (const { rid, ssrc, height, bitrateBps } of layers) {
      const state = states.get(ssrc) as LayerState;
      const phase = frame % temporalPattern.length;
      const isKeyFrame = state.wantsKeyFrame;
      const temporal = isKeyFrame ? 0 : (temporalPattern[phase] as number);
      state.wantsKeyFrame = false;
      state.pictureId = (state.pictureId + 1) & 0x7fff;
      if (temporal === 0) state.tl0 = (state.tl0 + 1) & 0xff;
      const weight = isKeyFrame ? keyFrameFactor : (temporalWeight[phase] as number);
      let left = Math.round((bitrateBps / 8 / framesPerSec) * weight);
      for (let isFirst = true; left > 0; isFirst = false) {
        const payload = Buffer.alloc(Math.max(24, Math.min(left, packetBytes)), 7);
        const lead = isFirst ? 0x90 : 0x80;
        Buffer.from([lead, 0xe0, 0x80 | (state.pictureId >> 8), state.pictureId & 0xff, state.tl0]).copy(payload);
        // In this pattern every picture above the base can be followed from where it stands.
        payload[5] = (temporal << 6) | 0x20;
        payload[6] = isKeyFrame ? 0x10 : 0x11;
        payload.writeUInt16LE(height, 14);
        left -= packetBytes;
        const timestamp = frame * 3000 + ssrc * 77_777;
        state.sequence++;
        state.sent.set(state.sequence & 0xffff, { payload, timestamp, marker: left <= 0 });
        state.sent.delete((state.sequence - 600) & 0xffff);
        deliver(packetOf(96, ssrc, state.sequence, timestamp, left <= 0, named("1", 10, rid), payload));
      }
    }
  }

  function react(compound: Buffer): void {
    for (const message of parseRtcp(compound)) {
      const layer =
        message.kind === "nack" || message.kind === "keyFrameRequest"
          ? layers.find(({ ssrc }) => ssrc === message.ssrc)
          : undefined;
      const state = states.get(layer?.ssrc ?? 0);
      if (layer === undefined || state === undefined) continue;
      if (message.kind === "keyFrameRequest") state.wantsKeyFrame = true;
      if (message.kind !== "nack") continue;
      for (const sequence of message.sequences) {
        const sent = state.sent.get(sequence);
        if (sent === undefined) continue;
        const payload = Buffer.concat([Buffer.from([sequence >> 8, sequence & 0xff]), sent.payload]);
        const names = named("1", 11, layer.rid);
        deliver(packetOf(97, layer.ssrc + 100, state.repairSequence++, sent.timestamp, sent.marker, names, payload));
      }
    }
  }

  let frames = 0;
  clock.every(frameMs, () => sendFrame(frames++));
  let words = 0;
  clock.every(20, () => {
    const payload = Buffer.alloc(80);
    // When it was said: the receiver judges delay by it.
    payload.writeDoubleBE(clock.nowMs);
    deliver(packetOf(111, audioSsrc, 65_500 + words, 960 * words, false, named("0", 12, "-"), payload));
    words++;
  });
  clock.every(1000, () => {
    for (const { ssrc } of layers) {
      const timestamp = Math.round(clock.nowMs * 90) + ssrc * 77_777;
      uplink.rtcp(
        buildSenderReport({ ssrc, ntpMs: 1e12 + clock.nowMs, timestamp, packetCount: 0, octetCount: 0 }),
        clock.nowMs,
      );
    }
  });
  return uplink;
}
