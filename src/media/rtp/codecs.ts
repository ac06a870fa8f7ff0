export type MediaKind = "audio" | "video";
export type CodecName = "opus" | "VP8" | "VP9" | "H264" | "AV1";

export interface Codec {
  readonly kind: MediaKind;
  /** As in `a=rtpmap`, in lower case. */
  readonly map: string;
  /** The numbers of everything the engine sends: the receiving connection is offered by us, so they are ours to choose. */
  readonly payloadType: number;
  readonly retransmissionType: number;
  /** What we offer to receivers; empty where the codec needs none. */
  readonly parameters: string;
}

/** RED (RFC 2198) repeats earlier sound in later packets; it has no RTX, so the second number is its own. */
export const redPayloadType = 63;

export const codecs: Readonly<Record<CodecName, Codec>> = {
  opus: {
    kind: "audio",
    map: "opus/48000/2",
    payloadType: 111,
    retransmissionType: -1,
    parameters: "minptime=10;useinbandfec=1;usedtx=1",
  },
  VP8: { kind: "video", map: "vp8/90000", payloadType: 96, retransmissionType: 97, parameters: "" },
  VP9: { kind: "video", map: "vp9/90000", payloadType: 98, retransmissionType: 99, parameters: "profile-id=0" },
  H264: {
    kind: "video",
    map: "h264/90000",
    payloadType: 102,
    retransmissionType: 103,
    parameters: "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f",
  },
  AV1: { kind: "video", map: "av1/90000", payloadType: 100, retransmissionType: 101, parameters: "" },
};

export const codecNames = Object.keys(codecs) as CodecName[];
export const clockRates: Readonly<Record<MediaKind, number>> = { audio: 48_000, video: 90_000 };
