import type { TrackSource } from "../../src/protocol/conferences.ts";

export interface PublishedTrack {
  readonly mid: string;
  readonly source: TrackSource;
}

export interface PublishLinkOptions {
  readonly send: (sdp: string, tracks: PublishedTrack[]) => void;
  readonly onFailed: () => void;
  /** Sees each sender before it sends; with it only codecs are offered whose frames can be sealed. */
  readonly seal?: ((sender: RTCRtpSender, source: TrackSource) => void) | undefined;
  readonly createConnection?: (configuration: RTCConfiguration) => RTCPeerConnection;
}

/** The camera in three sizes, so that each receiver gets what it can show. Names are short: they travel in packets. */
const cameraLayers: RTCRtpEncodingParameters[] = [
  { rid: "q", scaleResolutionDownBy: 4, maxBitrate: 150_000 },
  { rid: "h", scaleResolutionDownBy: 2, maxBitrate: 500_000 },
  { rid: "f", scaleResolutionDownBy: 1, maxBitrate: 1_700_000 },
];
const encodings: Partial<Record<TrackSource, RTCRtpEncodingParameters[]>> = {
  camera: cameraLayers,
  screen: [{ maxBitrate: 2_500_000, maxFramerate: 15 }],
};
/** Of these a sealed frame can be cut into packets, and told to begin a picture; others' packets are cut by what stands in the frame. */
const sealable = /^(video\/(vp8|vp9|rtx)|audio\/opus)$/i;
const kindOf = (source: TrackSource) => (source === "microphone" || source === "screenAudio" ? "audio" : "video");

/**
 * The connection on which this browser sends. Microphone and camera have their places from the start, so that switching them
 * needs no negotiation; a screen comes and goes.
 */
export class PublishLink {
  readonly #connection: RTCPeerConnection;
  readonly #options: PublishLinkOptions;
  readonly #places = new Map<TrackSource, RTCRtpTransceiver>();
  #isAwaiting = false;
  #isTaking = false;
  #isDirty = false;
  #isClosed = false;

  constructor(options: PublishLinkOptions) {
    this.#options = options;
    const create = options.createConnection ?? ((configuration) => new RTCPeerConnection(configuration));
    // The server's addresses come with its answer; nobody else's servers are ever asked.
    this.#connection = create({ iceServers: [], bundlePolicy: "max-bundle" });
    this.#connection.onconnectionstatechange = () => {
      if (this.#connection.connectionState === "failed") options.onFailed();
    };
  }

  async start(tracks: { microphone: MediaStreamTrack | null; camera: MediaStreamTrack | null }): Promise<void> {
    this.#place("microphone", tracks.microphone);
    this.#place("camera", tracks.camera);
    await this.#negotiate();
  }

  /** Sends another track from this source, or none. */
  async put(source: TrackSource, track: MediaStreamTrack | null): Promise<void> {
    const place = this.#places.get(source);
    if (!place) {
      if (!track) return;
      this.#place(source, track);
      return this.#negotiate();
    }
    await place.sender.replaceTrack(track);
    if (source === "microphone" || source === "camera") return;
    const direction = track ? "sendonly" : "inactive";
    if (place.direction === direction) return;
    place.direction = direction;
    await this.#negotiate();
  }

  async answered(sdp: string): Promise<void> {
    // An offer that was said twice is answered twice, the second time perhaps while the first answer is being taken.
    if (!this.#isAwaiting || this.#isTaking || this.#isClosed) return;
    if (this.#connection.signalingState !== "have-local-offer") return;
    this.#isTaking = true;
    await this.#connection.setRemoteDescription({ type: "answer", sdp });
    this.#isTaking = false;
    this.#isAwaiting = false;
    if (this.#isDirty) await this.#negotiate();
  }

  /** The line was down: an offer that was not answered may never have arrived. */
  repeat(): void {
    if (this.#isAwaiting) this.#say();
  }

  get stats(): Promise<RTCStatsReport> {
    return this.#connection.getStats();
  }

  close(): void {
    this.#isClosed = true;
    this.#connection.onconnectionstatechange = null;
    this.#connection.close();
  }

  #place(source: TrackSource, track: MediaStreamTrack | null): void {
    const sendEncodings = encodings[source];
    const place = this.#connection.addTransceiver(track ?? kindOf(source), {
      direction: "sendonly",
      ...(sendEncodings && { sendEncodings }),
    });
    this.#places.set(source, place);
    if (!this.#options.seal) return;
    const { codecs = [] } = RTCRtpSender.getCapabilities(kindOf(source)) ?? {};
    place.setCodecPreferences(codecs.filter(({ mimeType }) => sealable.test(mimeType)));
    this.#options.seal(place.sender, source);
  }

  async #negotiate(): Promise<void> {
    this.#isDirty = true;
    if (this.#isAwaiting || this.#isClosed) return;
    this.#isDirty = false;
    this.#isAwaiting = true;
    await this.#connection.setLocalDescription();
    this.#say();
  }

  #say(): void {
    const sdp = this.#connection.localDescription?.sdp;
    if (!sdp) return;
    const tracks = [...this.#places].flatMap(([source, { mid, direction }]) =>
      mid !== null && direction === "sendonly" ? [{ mid, source }] : [],
    );
    this.#options.send(sdp, tracks);
  }
}
