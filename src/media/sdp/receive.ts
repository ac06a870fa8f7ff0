import type { RemoteParameters } from "../net/transport.ts";
import { payloadTypes } from "../router/consumer.ts";
import type { MediaKind } from "../router/producer.ts";
import { parseDescription } from "./description.ts";
import { type LocalParameters, readRemoteParameters, sessionLines, transportLines } from "./parameters.ts";

/** One m-line of our offer; `track` null: nothing is sent in it for now. */
export interface ReceiveSection {
  readonly mid: string;
  readonly kind: MediaKind;
  readonly track: {
    readonly id: string;
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
  const { audio, video, retransmission } = payloadTypes;
  const lines = [
    `m=${kind} 9 UDP/TLS/RTP/SAVPF ${kind === "audio" ? audio : `${video} ${retransmission}`}`,
    "c=IN IP4 0.0.0.0",
    `a=mid:${mid}`,
    track === null ? "a=inactive" : "a=sendonly",
    "a=rtcp-mux",
    "a=rtcp-rsize",
  ];
  if (kind === "audio") lines.push(`a=rtpmap:${audio} opus/48000/2`, `a=fmtp:${audio} minptime=10;useinbandfec=1`);
  else
    lines.push(
      `a=rtpmap:${video} VP8/90000`,
      ...["ccm fir", "nack", "nack pli"].map((feedback) => `a=rtcp-fb:${video} ${feedback}`),
      `a=rtpmap:${retransmission} rtx/90000`,
      `a=fmtp:${retransmission} apt=${video}`,
    );
  if (track === null) return lines;
  lines.push(`a=msid:${track.streamId} ${track.id}`);
  if (kind === "video") lines.push(`a=ssrc-group:FID ${track.ssrc} ${track.retransmissionSsrc}`);
  lines.push(`a=ssrc:${track.ssrc} cname:${track.streamId}`);
  if (kind === "video") lines.push(`a=ssrc:${track.retransmissionSsrc} cname:${track.streamId}`);
  return lines;
}

/** @returns null when the text is no answer to our offer */
export function readReceiveAnswer(sdp: string): RemoteParameters | null {
  const description = parseDescription(sdp);
  return description === null ? null : readRemoteParameters(description);
}
