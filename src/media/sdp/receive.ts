import type { RemoteParameters } from "../net/transport.ts";
import { type CodecName, codecs, type MediaKind, redPayloadType } from "../rtp/codecs.ts";
import { extensionUris, transportSequenceId } from "../rtp/rtp.ts";
import { attributeOf, attributesOf, parseDescription } from "./description.ts";
import { type LocalParameters, readRemoteParameters, sessionLines, transportLines } from "./parameters.ts";

/** One m-line of our offer; `track` null: nothing is sent in it for now. */
export interface ReceiveSection {
  readonly mid: string;
  readonly kind: MediaKind;
  readonly track: {
    readonly id: string;
    readonly codec: CodecName;
    /** Tracks of one stream are played in step. */
    readonly streamId: string;
    readonly ssrc: number;
    readonly retransmissionSsrc: number;
  } | null;
}

/** Writes the offer of the receiving connection. Sections keep their place for as long as the connection lives. */
export function writeReceiveOffer(
  sections: readonly ReceiveSection[],
  local: LocalParameters,
  session: { id: string; version: number },
): string {
  const lines = sessionLines(
    session.id,
    session.version,
    sections.map((section) => section.mid),
  );
  sections.forEach((section, i) => {
    lines.push(...sectionLines(section));
    lines.push(...transportLines(i === 0 ? local : { ...local, addresses: [] }, "actpass"));
  });
  return `${lines.join("\r\n")}\r\n`;
}

function sectionLines({ mid, kind, track }: ReceiveSection): string[] {
  const { types, lines: codecLines } = kind === "audio" ? audioCodecs() : videoCodecs(track?.codec ?? "VP8");
  const lines = [
    `m=${kind} 9 UDP/TLS/RTP/SAVPF ${types.join(" ")}`,
    "c=IN IP4 0.0.0.0",
    `a=mid:${mid}`,
    track === null ? "a=inactive" : "a=sendonly",
    "a=rtcp-mux",
    "a=rtcp-rsize",
    ...codecLines,
  ];
  if (track === null) return lines;
  lines.push(`a=msid:${track.streamId} ${track.id}`);
  if (kind === "video") lines.push(`a=ssrc-group:FID ${track.ssrc} ${track.retransmissionSsrc}`);
  lines.push(`a=ssrc:${track.ssrc} cname:${track.streamId}`);
  if (kind === "video") lines.push(`a=ssrc:${track.retransmissionSsrc} cname:${track.streamId}`);
  return lines;
}

function audioCodecs() {
  const { payloadType, parameters } = codecs.opus;
  return {
    types: [payloadType, redPayloadType],
    lines: [
      `a=rtpmap:${payloadType} opus/48000/2`,
      `a=fmtp:${payloadType} ${parameters}`,
      `a=rtpmap:${redPayloadType} red/48000/2`,
      `a=fmtp:${redPayloadType} ${payloadType}/${payloadType}`,
    ],
  };
}

/** Sound is not measured: it is small, always sent, and must not wait for anybody's estimate. */
function videoCodecs(codec: CodecName) {
  // With VP8 beside it nobody has to refuse the m-line, and with it the place in the bundle.
  const names: CodecName[] = codec === "VP8" ? ["VP8"] : [codec, "VP8"];
  return {
    types: names.flatMap((name) => [codecs[name].payloadType, codecs[name].retransmissionType]),
    lines: [
      `a=extmap:${transportSequenceId} ${extensionUris.transportSequence}`,
      ...names.flatMap((name) => {
        const { payloadType, retransmissionType, parameters } = codecs[name];
        return [
          `a=rtpmap:${payloadType} ${name}/90000`,
          ...(parameters === "" ? [] : [`a=fmtp:${payloadType} ${parameters}`]),
          ...["transport-cc", "ccm fir", "nack", "nack pli"].map((feedback) => `a=rtcp-fb:${payloadType} ${feedback}`),
          `a=rtpmap:${retransmissionType} rtx/90000`,
          `a=fmtp:${retransmissionType} apt=${payloadType}`,
        ];
      }),
    ],
  };
}

export interface ReceiveAnswer {
  readonly remote: RemoteParameters;
  /** By mid; a section that is refused takes no payload type. */
  readonly sections: ReadonlyMap<
    string,
    { readonly payloadTypes: ReadonlySet<number>; readonly reportsArrivals: boolean }
  >;
}

/** @returns null when the text is no answer to our offer */
export function readReceiveAnswer(sdp: string): ReceiveAnswer | null {
  const description = parseDescription(sdp);
  const remote = description === null ? null : readRemoteParameters(description);
  if (description === null || remote === null) return null;
  const sections = new Map<string, { payloadTypes: Set<number>; reportsArrivals: boolean }>();
  for (const section of description.media) {
    const mid = attributeOf(section, "mid");
    if (mid === undefined) continue;
    const extension = `${transportSequenceId} ${extensionUris.transportSequence}`;
    sections.set(mid, {
      payloadTypes: new Set(section.port === 0 ? [] : section.formats.map(Number)),
      reportsArrivals:
        attributesOf(section, "extmap").includes(extension) &&
        attributesOf(section, "rtcp-fb").some((feedback) => feedback.endsWith(" transport-cc")),
    });
  }
  return { remote, sections };
}
