import type { ServerFrame } from "../../src/protocol/socket.ts";

export type ReceiveOffer = Extract<ServerFrame, { type: "conference.offer" }>;

export interface ReceiveLinkOptions {
  readonly send: (sdp: string, version: number) => void;
  /** Everything that arrives now, by track id. */
  readonly onMedia: (media: Record<string, MediaStream>) => void;
  readonly onFailed: () => void;
  /** Sees what comes in which place, before anything comes. */
  readonly unseal?: ((tracks: ReceiveOffer["tracks"], receivers: Map<string, RTCRtpReceiver>) => void) | undefined;
  readonly createConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
}

/** The connection on which this browser receives; the server offers, one version at a time. */
export class ReceiveLink {
  readonly #connection: RTCPeerConnection;
  readonly #options: ReceiveLinkOptions;
  /** One stream per track of the browser's, kept: a new object would make the element start again. */
  readonly #streams = new Map<MediaStreamTrack, MediaStream>();
  #names = new Map<string, string>();
  #turn: Promise<void> = Promise.resolve();
  #version = 0;
  #isClosed = false;

  constructor(options: ReceiveLinkOptions) {
    this.#options = options;
    const create = options.createConnection ?? ((configuration) => new RTCPeerConnection(configuration));
    this.#connection = create({ iceServers: [], bundlePolicy: "max-bundle" });
    this.#connection.onconnectionstatechange = () => {
      if (this.#connection.connectionState === "failed") options.onFailed();
    };
  }

  take(offer: ReceiveOffer): Promise<void> {
    const taken = this.#turn.then(() => this.#take(offer));
    this.#turn = taken.catch(() => undefined);
    return taken;
  }

  get stats(): Promise<RTCStatsReport> {
    return this.#connection.getStats();
  }

  /** Which track an m-line carries. */
  trackAt(mid: string): string | null {
    return this.#names.get(mid) ?? null;
  }

  close(): void {
    this.#isClosed = true;
    this.#connection.onconnectionstatechange = null;
    this.#connection.close();
  }

  async #take({ sdp, version, tracks }: ReceiveOffer): Promise<void> {
    if (this.#isClosed || version <= this.#version) return;
    await this.#connection.setRemoteDescription({ type: "offer", sdp });
    this.#options.unseal?.(tracks, this.#receivers());
    await this.#connection.setLocalDescription();
    if (this.#isClosed) return;
    this.#version = version;
    this.#names = new Map(tracks.map(({ mid, trackId }) => [mid, trackId]));
    const answer = this.#connection.localDescription?.sdp;
    if (answer) this.#options.send(answer, version);
    this.#options.onMedia(Object.fromEntries(tracks.flatMap(({ mid, trackId }) => this.#named(mid, trackId))));
  }

  #receivers(): Map<string, RTCRtpReceiver> {
    const places = this.#connection.getTransceivers();
    return new Map(places.flatMap(({ mid, receiver }) => (mid === null ? [] : [[mid, receiver] as const])));
  }

  #named(mid: string, trackId: string): [string, MediaStream][] {
    const track = this.#connection.getTransceivers().find((transceiver) => transceiver.mid === mid)?.receiver.track;
    if (!track) return [];
    const stream = this.#streams.get(track) ?? new MediaStream([track]);
    this.#streams.set(track, stream);
    return [[trackId, stream]];
  }
}
