import type { PeerSignal } from "../../src/protocol/calls.ts";
import { type MediaPath, readPath } from "./path.ts";

export type LinkState = "connecting" | "connected" | "interrupted";

export interface PeerLinkOptions {
  /** The instance's own relays; empty: only direct paths are tried. Nobody else's servers are ever asked. */
  readonly iceServers: RTCIceServer[];
  /** Gives way when both offer at once. The callee is polite, and leaves the first offer to the caller. */
  readonly isPolite: boolean;
  readonly send: (signal: PeerSignal) => void;
  readonly onState: (state: LinkState) => void;
  /** The other side's audio and video, in one stream that stays the same. */
  readonly onRemote: (stream: MediaStream) => void;
  /** For tests; the browser's own otherwise. */
  readonly createConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
}

export type Lane = "audio" | "video";
const lanes: readonly Lane[] = ["audio", "video"];

/**
 * One connection between two browsers ("perfect negotiation"). It has one audio and one video lane from the first offer on,
 * so that switching the camera on, or showing the screen instead, changes what is sent without negotiating again.
 * @see https://www.w3.org/TR/webrtc/#perfect-negotiation-example
 */
export class PeerLink {
  readonly #connection: RTCPeerConnection;
  readonly #options: PeerLinkOptions;
  readonly #remote = new MediaStream();
  readonly #senders: Partial<Record<Lane, RTCRtpSender>> = {};
  readonly #tracks: Record<Lane, MediaStreamTrack | null>;
  #isOffering = false;
  #ignoresOffer = false;
  #awaitsFirstOffer: boolean;
  /** Signals are taken one after the other: a candidate must not overtake its description. */
  #turn: Promise<void> = Promise.resolve();

  constructor(options: PeerLinkOptions, tracks: Record<Lane, MediaStreamTrack | null>) {
    this.#options = options;
    this.#tracks = { ...tracks };
    this.#awaitsFirstOffer = options.isPolite;
    const create = options.createConnection ?? ((configuration) => new RTCPeerConnection(configuration));
    this.#connection = create({ iceServers: options.iceServers, bundlePolicy: "max-bundle" });
    this.#connection.onnegotiationneeded = () => void this.#offer();
    this.#connection.onicecandidate = ({ candidate }) => {
      if (candidate?.candidate) {
        const { candidate: text, sdpMid, sdpMLineIndex } = candidate;
        options.send({ kind: "candidate", candidate: text, sdpMid, sdpMLineIndex });
      }
    };
    this.#connection.onconnectionstatechange = () => this.#report();
    this.#connection.ontrack = ({ track }) => {
      this.#remote.addTrack(track);
      options.onRemote(this.#remote);
    };
    if (!options.isPolite) {
      for (const lane of lanes) {
        const transceiver = this.#connection.addTransceiver(tracks[lane] ?? lane, { direction: "sendrecv" });
        this.#senders[lane] = transceiver.sender;
      }
    }
  }

  get isConnected(): boolean {
    return this.#connection.connectionState === "connected";
  }

  /** What goes out on a lane from now on; null sends nothing. */
  async put(lane: Lane, track: MediaStreamTrack | null): Promise<void> {
    this.#tracks[lane] = track;
    await this.#senders[lane]?.replaceTrack(track);
  }

  take(signal: Exclude<PeerSignal, { kind: "media" }>): Promise<void> {
    const taken = this.#turn.then(() =>
      signal.kind === "description" ? this.#takeDescription(signal) : this.#takeCandidate(signal),
    );
    this.#turn = taken.catch(() => undefined);
    return taken;
  }

  /** The line between the two was down: says again what the other may have missed, and looks for a new path if need be. */
  repeat(): void {
    const { signalingState, localDescription } = this.#connection;
    if (signalingState === "have-local-offer" && localDescription) this.#sendDescription(localDescription);
    else if (!this.isConnected && !this.#awaitsFirstOffer) this.#connection.restartIce();
  }

  async path(): Promise<MediaPath | null> {
    const report = await this.#connection.getStats();
    const stats: unknown[] = [];
    report.forEach((stat: unknown) => {
      stats.push(stat);
    });
    return readPath(stats);
  }

  close(): void {
    this.#connection.onconnectionstatechange = null;
    this.#connection.close();
  }

  async #offer(): Promise<void> {
    // The callee's lanes come with the caller's offer: an own one would only collide with it.
    if (this.#awaitsFirstOffer) return;
    try {
      this.#isOffering = true;
      await this.#connection.setLocalDescription();
      if (this.#connection.localDescription) this.#sendDescription(this.#connection.localDescription);
    } catch (error) {
      // Closed meanwhile; anything else is told by the state of the connection.
      if (this.#connection.signalingState !== "closed") throw error;
    } finally {
      this.#isOffering = false;
    }
  }

  async #takeDescription({ type, sdp }: Extract<PeerSignal, { kind: "description" }>): Promise<void> {
    const connection = this.#connection;
    const collides = type === "offer" && (this.#isOffering || connection.signalingState !== "stable");
    this.#ignoresOffer = !this.#options.isPolite && collides;
    if (this.#ignoresOffer) return;
    // An answer that was said twice: the first one did it.
    if (type === "answer" && connection.signalingState === "stable") return;
    await connection.setRemoteDescription({ type, sdp });
    if (type !== "offer") return;
    if (this.#awaitsFirstOffer) await this.#fillLanes();
    this.#awaitsFirstOffer = false;
    await connection.setLocalDescription();
    if (connection.localDescription) this.#sendDescription(connection.localDescription);
  }

  async #fillLanes(): Promise<void> {
    for (const transceiver of this.#connection.getTransceivers()) {
      const lane = lanes.find((kind) => kind === transceiver.receiver.track.kind);
      if (!lane || this.#senders[lane]) continue;
      transceiver.direction = "sendrecv";
      this.#senders[lane] = transceiver.sender;
      await transceiver.sender.replaceTrack(this.#tracks[lane]);
    }
  }

  async #takeCandidate({ candidate, sdpMid, sdpMLineIndex }: Extract<PeerSignal, { kind: "candidate" }>) {
    try {
      await this.#connection.addIceCandidate({ candidate, sdpMid, sdpMLineIndex });
    } catch (error) {
      // Candidates of an offer that we ignored have nowhere to go.
      if (!this.#ignoresOffer && this.#connection.remoteDescription) throw error;
    }
  }

  #sendDescription({ type, sdp }: RTCSessionDescription): void {
    if (type !== "pranswer") this.#options.send({ kind: "description", type, sdp });
  }

  #report(): void {
    switch (this.#connection.connectionState) {
      case "connected":
        this.#options.onState("connected");
        break;
      case "failed":
        this.#connection.restartIce();
        this.#options.onState("interrupted");
        break;
      case "disconnected":
        this.#options.onState("interrupted");
        break;
    }
  }
}
