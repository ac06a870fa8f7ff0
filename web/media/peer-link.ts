import type { PeerSignal } from "../../src/protocol/calls.ts";

export type LinkState = "connecting" | "connected" | "interrupted";

/** What arrives from the other side, in streams that stay the same. */
export interface RemoteMedia {
  /** Voice and picture. */
  readonly person: MediaStream;
  /** What their shared screen plays. */
  readonly sound: MediaStream;
}

export interface PeerLinkOptions {
  /** Tells this connection from the one that a reloaded page had before. */
  readonly id: string;
  /** The instance's own relays; empty: only direct paths are tried. Nobody else's servers are ever asked. */
  readonly iceServers: RTCIceServer[];
  /** Gives way when both offer at once. The callee is polite, and leaves the first offer to the caller. */
  readonly isPolite: boolean;
  readonly send: (signal: PeerSignal) => void;
  readonly onState: (state: LinkState) => void;
  readonly onRemote: (media: RemoteMedia) => void;
  /** For tests; the browser's own otherwise. */
  readonly createConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
}

/** Voice; camera or screen; what the screen plays. They stand in this order in every offer. */
export type Lane = "audio" | "video" | "sound";
export const lanes: readonly Lane[] = ["audio", "video", "sound"];
const kindOf = { audio: "audio", video: "video", sound: "audio" } as const;

type Negotiation = Extract<PeerSignal, { kind: "description" | "candidate" }>;

/**
 * One connection between two browsers ("perfect negotiation"). All its lanes are there from the first offer on, so that
 * switching the camera on, or showing the screen instead, changes what is sent without negotiating again.
 * @see https://www.w3.org/TR/webrtc/#perfect-negotiation-example
 */
export class PeerLink {
  readonly #connection: RTCPeerConnection;
  readonly #options: PeerLinkOptions;
  readonly #remote: RemoteMedia = { person: new MediaStream(), sound: new MediaStream() };
  readonly #senders: Partial<Record<Lane, RTCRtpSender>> = {};
  readonly #tracks: Record<Lane, MediaStreamTrack | null>;
  /** Which connection of the other side this one talks to; undefined until it has said something. */
  #peerId: string | undefined;
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
        options.send({ kind: "candidate", candidate: text, sdpMid, sdpMLineIndex, ...this.#ends });
      }
    };
    this.#connection.onconnectionstatechange = () => this.#report();
    this.#connection.ontrack = ({ track, transceiver }) => {
      const place = this.#connection.getTransceivers().indexOf(transceiver);
      (lanes[place] === "sound" ? this.#remote.sound : this.#remote.person).addTrack(track);
      options.onRemote(this.#remote);
    };
    if (!options.isPolite) {
      for (const lane of lanes) {
        const transceiver = this.#connection.addTransceiver(tracks[lane] ?? kindOf[lane], { direction: "sendrecv" });
        this.#senders[lane] = transceiver.sender;
      }
    }
  }

  get isConnected(): boolean {
    return this.#connection.connectionState === "connected";
  }

  /** The other page was loaded again: this is an offer of a connection that the present one does not know. */
  isOfAnother(signal: Negotiation): boolean {
    const isOffer = signal.kind === "description" && signal.type === "offer";
    return isOffer && this.#peerId !== undefined && signal.link !== undefined && signal.link !== this.#peerId;
  }

  /** What goes out on a lane from now on; null sends nothing. */
  async put(lane: Lane, track: MediaStreamTrack | null): Promise<void> {
    this.#tracks[lane] = track;
    await this.#senders[lane]?.replaceTrack(track);
  }

  take(signal: Negotiation): Promise<void> {
    const taken = this.#turn.then(() => {
      // Meant for a connection that is gone, or from one that is.
      if (signal.to !== undefined && signal.to !== this.#options.id) return;
      return signal.kind === "description" ? this.#takeDescription(signal) : this.#takeCandidate(signal);
    });
    this.#turn = taken.catch(() => undefined);
    return taken;
  }

  /** The line between the two was down: says again what the other may have missed, and looks for a new path if need be. */
  repeat(): void {
    const { signalingState, localDescription } = this.#connection;
    if (signalingState === "have-local-offer" && localDescription) this.#sendDescription(localDescription);
    else if (!this.isConnected) this.seekPath();
  }

  /** Looks for a path again: this device is in another network, or the present path carries nothing. Media goes on meanwhile. */
  seekPath(): void {
    if (!this.#awaitsFirstOffer) this.#connection.restartIce();
  }

  /** What the browser counts about this connection. @see https://www.w3.org/TR/webrtc-stats/ */
  async stats(): Promise<unknown[]> {
    const report = await this.#connection.getStats();
    const stats: unknown[] = [];
    report.forEach((stat: unknown) => {
      stats.push(stat);
    });
    return stats;
  }

  close(): void {
    this.#connection.onconnectionstatechange = null;
    this.#connection.close();
  }

  get #ends() {
    return { link: this.#options.id, ...(this.#peerId !== undefined && { to: this.#peerId }) };
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

  async #takeDescription({ type, sdp, link }: Extract<PeerSignal, { kind: "description" }>): Promise<void> {
    const connection = this.#connection;
    const collides = type === "offer" && (this.#isOffering || connection.signalingState !== "stable");
    this.#ignoresOffer = !this.#options.isPolite && collides;
    if (this.#ignoresOffer) return;
    // An answer that was said twice: the first one did it.
    if (type === "answer" && connection.signalingState === "stable") return;
    this.#peerId = link;
    await connection.setRemoteDescription({ type, sdp });
    if (type !== "offer") return;
    if (this.#awaitsFirstOffer) await this.#fillLanes();
    this.#awaitsFirstOffer = false;
    await connection.setLocalDescription();
    if (connection.localDescription) this.#sendDescription(connection.localDescription);
  }

  async #fillLanes(): Promise<void> {
    for (const [place, transceiver] of this.#connection.getTransceivers().entries()) {
      const lane = lanes[place];
      if (!lane || this.#senders[lane]) continue;
      transceiver.direction = "sendrecv";
      this.#senders[lane] = transceiver.sender;
      await transceiver.sender.replaceTrack(this.#tracks[lane]);
    }
  }

  async #takeCandidate({ candidate, sdpMid, sdpMLineIndex, link }: Extract<PeerSignal, { kind: "candidate" }>) {
    if (this.#peerId !== undefined && link !== this.#peerId) return;
    try {
      await this.#connection.addIceCandidate({ candidate, sdpMid, sdpMLineIndex });
    } catch (error) {
      // Candidates of an offer that we ignored have nowhere to go.
      if (!this.#ignoresOffer && this.#connection.remoteDescription) throw error;
    }
  }

  #sendDescription({ type, sdp }: RTCSessionDescription): void {
    if (type !== "pranswer") this.#options.send({ kind: "description", type, sdp, ...this.#ends });
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
