import "reflect-metadata";
import { randomBytes } from "node:crypto";
import type { Socket } from "bun";
import { DtlsClient } from "werift";
import { type Certificate, ecdsaSha256, makeCertificate } from "./dtls/certificate.ts";
import { buildBindingRequest, buildBindingSuccess, parseBindingRequest } from "./ice/stun.ts";
import { buildTransportFeedback } from "./rtp/rtcp.ts";
import {
  type ExtensionIds,
  extensionUris,
  parseRtpHeader,
  type RtpHeader,
  readExtensions,
  transportSequenceId,
  writeHeader,
} from "./rtp/rtp.ts";
import { TransportFeedback } from "./rtp/transport-feedback.ts";
import { attributeOf, attributesOf, parseDescription } from "./sdp/description.ts";
import { type SrtpProfile, saltLength, srtpProfiles } from "./srtp/derive.ts";
import { SrtpReceiver, SrtpSender } from "./srtp/session.ts";

/** As browsers do (RFC 7675). */
const consentEveryMs = 5000;

export interface PeerTrack {
  readonly kind: "audio" | "video";
  readonly ssrc: number;
  readonly rids?: readonly string[];
}

export interface PeerPacket {
  readonly payloadType: number;
  readonly index: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly marker?: boolean;
  /** Names m-line and layer in the packet, one character each, as browsers do until they are understood. */
  readonly layer?: { readonly mid: string; readonly rid: string };
}

/** The other end of a connection, as a browser would be: for tests and the load generator. */
export interface MediaPeer {
  /** A browser's offer of its sending connection; m-line `i` has mid `i`. */
  offer(tracks: readonly PeerTrack[]): string;
  /** The answer to the engine's offer: takes everything. */
  answer(offer: string): string;
  /** Goes through connectivity check and handshake with the engine's description. */
  connect(description: string): Promise<void>;
  /** Takes a new name, so that its next description restarts the connection. */
  rename(): void;
  /** The connectivity check alone, with what the engine's description says now. */
  check(description: string): Promise<void>;
  send(fields: PeerPacket, payload: Buffer): void;
  sendRtcp(compound: Buffer): void;
  /** Anything at all, from the peer's address. */
  sendRaw(datagram: Buffer): void;
  /** Media packets that came in. */
  readonly received: number;
  onRtp: (header: RtpHeader, payload: Buffer) => void;
  onRtcp: (compound: Buffer) => void;
  close(): void;
}

export interface MediaPeerOptions {
  readonly certificate?: Certificate;
  readonly announcedFingerprint?: string;
  readonly profile?: SrtpProfile;
  /** Only counts what comes, for load: opening twenty streams costs more than sending them. */
  readonly isDeaf?: boolean;
  /** UDP unless it says otherwise. */
  readonly transport?: "tcp";
  /** Reports when packets arrive, as browsers do. */
  readonly reportsArrivals?: boolean;
}

const reportEveryMs = 100;
const reportLines = [`a=extmap:${transportSequenceId} ${extensionUris.transportSequence}`, "a=rtcp-fb:* transport-cc"];
const reportIds: ExtensionIds = new Map([[transportSequenceId, "transportSequence"]]);

export async function openMediaPeer(options: MediaPeerOptions = {}): Promise<MediaPeer> {
  const certificate = options.certificate ?? (await makeCertificate());
  let fragment = randomBytes(6).toString("base64");
  const password = randomBytes(18).toString("base64");
  let toEngine = 0;
  let engineAddress = "127.0.0.1";
  let sender: SrtpSender | undefined;
  let receiver: SrtpReceiver | undefined;
  let deliverDtls: (datagram: Buffer) => void = () => {};
  let checked: () => void = () => {};
  let received = 0;
  let consent: ReturnType<typeof setInterval> | undefined;
  const arrivals = new TransportFeedback();
  const reporting = options.reportsArrivals ? setInterval(report, reportEveryMs) : undefined;

  const socket = await Bun.udpSocket({
    hostname: "0.0.0.0",
    socket: {
      data(_socket, datagram, port, address) {
        // A server that is not ICE-lite asks as well.
        const asked = (datagram[0] ?? 0) === 0 ? parseBindingRequest(datagram) : null;
        if (asked === null) receive(datagram);
        else socket.send(buildBindingSuccess(asked.transactionId, address, port, password), port, address);
      },
      error: () => {},
    },
  });
  const stream = options.transport === "tcp" ? tcpLine((packet) => receive(packet)) : undefined;
  const sendRaw = (datagram: Buffer) =>
    stream === undefined ? void socket.send(datagram, toEngine, engineAddress) : stream.send(datagram, toEngine);

  function receive(datagram: Buffer): void {
    const first = datagram[0] ?? 0;
    if (first < 4) checked();
    else if (first < 64) deliverDtls(datagram);
    else receiveMedia(datagram);
  }

  function report(): void {
    const body = arrivals.take();
    if (body !== null && sender !== undefined) sendRaw(sender.sealRtcp(buildTransportFeedback(1, 1, body)));
  }

  function receiveMedia(packet: Buffer): void {
    if (receiver === undefined) return;
    const type = packet[1] ?? 0;
    if (type >= 192 && type <= 223) {
      const compound = receiver.openRtcp(packet);
      if (compound !== null) peer.onRtcp(compound);
      return;
    }
    received++;
    const header = options.isDeaf && !options.reportsArrivals ? null : parseRtpHeader(packet);
    if (header !== null && options.reportsArrivals) {
      const { transportSequence } = readExtensions(packet, header, reportIds);
      if (transportSequence !== undefined) arrivals.arrived(transportSequence, performance.now());
    }
    if (options.isDeaf) return;
    const payload = header === null ? null : receiver.openRtp(packet, header);
    if (header !== null && payload !== null) peer.onRtp(header, payload);
  }

  const transportLines = (setup: string) => [
    `a=ice-ufrag:${fragment}`,
    `a=ice-pwd:${password}`,
    `a=fingerprint:sha-256 ${options.announcedFingerprint ?? certificate.fingerprint}`,
    `a=setup:${setup}`,
    "a=rtcp-mux",
    `a=candidate:1 1 udp 2113929471 127.0.0.1 ${socket.port} typ host`,
  ];

  async function handshake(): Promise<void> {
    const client = new DtlsClient({
      cert: certificate.certPem,
      key: certificate.keyPem,
      signatureHash: ecdsaSha256,
      srtpProfiles: [options.profile ?? srtpProfiles.aeadAes128Gcm],
      extendedMasterSecret: true,
      transport: {
        type: "udp",
        address: { address: "127.0.0.1", port: 0, family: "IPv4" },
        closed: false,
        set onData(deliver: (datagram: Buffer) => void) {
          deliverDtls = deliver;
        },
        send: async (datagram: Buffer) => sendRaw(datagram),
        close: async () => {},
      },
    });
    await new Promise<void>((resolve, reject) => {
      client.onConnect.subscribe(() => resolve());
      client.onError.subscribe(reject);
      void client.connect();
    });
    const profile = client.srtp.srtpProfile as SrtpProfile;
    const keys = client.extractSessionKeys(16, saltLength(profile));
    sender = new SrtpSender({ profile, key: keys.localKey, salt: keys.localSalt });
    receiver = new SrtpReceiver({ profile, key: keys.remoteKey, salt: keys.remoteSalt });
  }

  const peer: MediaPeer = {
    get received() {
      return received;
    },
    onRtp: () => {},
    onRtcp: () => {},
    sendRaw,
    offer: (tracks) =>
      [
        "v=0",
        "o=- 1 1 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        `a=group:BUNDLE ${tracks.map((_, i) => i).join(" ")}`,
        ...tracks.flatMap((track, i) => [...trackLines(track, i), ...transportLines("actpass")]),
        "",
      ].join("\r\n"),
    answer: (offer) =>
      [
        "v=0",
        "o=- 1 1 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        ...(parseDescription(offer)?.media ?? []).flatMap((section) => [
          `m=${section.kind} 9 ${section.protocol} ${section.formats.join(" ")}`,
          `a=mid:${attributeOf(section, "mid")}`,
          ...(options.reportsArrivals && section.kind === "video" ? reportLines : []),
          ...transportLines("active"),
        ]),
        "",
      ].join("\r\n"),
    async connect(description) {
      await this.check(description);
      await handshake();
    },
    rename() {
      fragment = randomBytes(6).toString("base64");
    },
    async check(description) {
      const parsed = parseDescription(description);
      const section = parsed?.media[0];
      if (section === undefined) throw new Error("no media section");
      const candidates = attributesOf(section, "candidate").map((value) => value.split(" "));
      const candidate = candidates.find((fields) => fields[2] === (options.transport ?? "udp"));
      engineAddress = candidate?.[4] ?? engineAddress;
      toEngine = Number(candidate?.[5]);
      const username = `${attributeOf(section, "ice-ufrag")}:${fragment}`;
      const answered = new Promise<void>((resolve) => {
        checked = resolve;
      });
      const theirPassword = attributeOf(section, "ice-pwd") ?? "";
      const check = () =>
        sendRaw(buildBindingRequest(randomBytes(12), username, theirPassword, { useCandidate: true }));
      check();
      clearInterval(consent);
      consent = setInterval(check, consentEveryMs);
      await answered;
    },
    send({ payloadType, index, timestamp, ssrc, marker = false, layer }, payload) {
      if (sender === undefined) throw new Error("not connected");
      const extensions = layer === undefined ? Buffer.alloc(0) : layerExtensions(layer);
      const headerLength = 12 + extensions.length;
      const packet = Buffer.alloc(headerLength + payload.length + sender.cipher.rtpOverhead);
      writeHeader(packet, payloadType, marker, index & 0xffff, timestamp >>> 0, ssrc);
      if (layer !== undefined) packet[0] = 0x90;
      extensions.copy(packet, 12);
      sendRaw(packet.subarray(0, sender.cipher.protectRtp(packet, 0, headerLength, payload, index)));
    },
    sendRtcp(compound) {
      if (sender !== undefined) sendRaw(sender.sealRtcp(compound));
    },
    close() {
      clearInterval(consent);
      stream?.close();
      clearInterval(reporting);
      socket.close();
    },
  };
  return peer;
}

/** A stream of packets with their lengths before them, opened with the first one (RFC 4571). */
function tcpLine(receive: (packet: Buffer) => void) {
  let rest = Buffer.alloc(0);
  let line: Promise<Socket> | undefined;
  const open = (port: number) =>
    Bun.connect({
      hostname: "127.0.0.1",
      port,
      socket: {
        data(_socket, chunk) {
          rest = Buffer.concat([rest, chunk]);
          while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
            const end = 2 + rest.readUInt16BE(0);
            receive(Buffer.from(rest.subarray(2, end)));
            rest = rest.subarray(end);
          }
        },
      },
    });
  return {
    send(packet: Buffer, port: number) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(packet.length, 0);
      const framed = Buffer.concat([length, packet]);
      line ??= open(port);
      void line.then((socket) => socket.write(framed));
    },
    close: () => void line?.then((socket) => socket.end()),
  };
}

/** One-byte elements under the numbers that `trackLines` offers. */
const layerExtensions = ({ mid, rid }: { mid: string; rid: string }): Buffer =>
  Buffer.concat([Buffer.from([0xbe, 0xde, 0, 1, 0x40]), Buffer.from(mid), Buffer.from([0xa0]), Buffer.from(rid)]);

function trackLines({ kind, ssrc, rids = [] }: PeerTrack, position: number): string[] {
  const codec =
    kind === "audio"
      ? ["m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=rtpmap:111 opus/48000/2"]
      : [
          "m=video 9 UDP/TLS/RTP/SAVPF 96 97",
          "a=rtpmap:96 VP8/90000",
          "a=rtpmap:97 rtx/90000",
          "a=fmtp:97 apt=96",
          "a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id",
        ];
  const layers = rids.map((rid) => `a=rid:${rid} send`);
  return [
    ...codec,
    "c=IN IP4 0.0.0.0",
    `a=mid:${position}`,
    "a=sendonly",
    "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid",
    ...layers,
    ...(rids.length > 0 ? [`a=simulcast:send ${rids.join(";")}`] : [`a=ssrc:${ssrc} cname:peer`]),
  ];
}
