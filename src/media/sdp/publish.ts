import type { RemoteParameters } from "../net/transport.ts";
import { type CodecName, codecNames, codecs, type MediaKind } from "../rtp/codecs.ts";
import { type ExtensionName, extensionUris } from "../rtp/rtp.ts";
import {
  attributeOf,
  attributesOf,
  type Description,
  directionOf,
  hasAttribute,
  type MediaSection,
  parseDescription,
} from "./description.ts";
import { type LocalParameters, readRemoteParameters, sessionLines, transportLines } from "./parameters.ts";

/** The codec that the browser is asked to send, under its own numbers. */
export interface PublishCodec {
  readonly name: CodecName;
  readonly payloadType: number;
  /** The browser's parameters for it, which are taken as they are. */
  readonly parameters: string;
  /** Opus repeated in later packets (RFC 2198), when the browser prefers to send it so; else null. */
  readonly redType: number | null;
  /** RTX for it, or null. */
  readonly retransmissionType: number | null;
}

/** One m-line of a browser's offer. */
export interface PublishSection {
  readonly mid: string;
  readonly kind: MediaKind;
  readonly isSending: boolean;
  readonly codec: PublishCodec;
  readonly extensions: ReadonlyMap<number, ExtensionName>;
  /** Simulcast layers in the browser's order; empty without simulcast. */
  readonly rids: readonly string[];
  /** Announced source, and the source of its retransmissions; absent with simulcast. */
  readonly ssrc: number | undefined;
  readonly retransmissionSsrc: number | undefined;
}

export interface PublishOffer {
  readonly remote: RemoteParameters;
  /** In the offer's order; null for an m-line we cannot take (it is answered with port 0). */
  readonly sections: readonly (PublishSection | null)[];
  readonly description: Description;
}

const maxRids = 4;

/** @returns null when the text is no offer we can answer */
export function readPublishOffer(sdp: string): PublishOffer | null {
  const description = parseDescription(sdp);
  if (description === null || description.media.length === 0) return null;
  const remote = readRemoteParameters(description);
  if (remote === null) return null;
  return { remote, sections: description.media.map(readSection), description };
}

function readSection(section: MediaSection): PublishSection | null {
  const { kind } = section;
  const mid = attributeOf(section, "mid");
  if ((kind !== "audio" && kind !== "video") || mid === undefined || !/^[\w-]{1,16}$/.test(mid)) return null;
  if (section.protocol !== "UDP/TLS/RTP/SAVPF" || !hasAttribute(section, "rtcp-mux")) return null;
  const codec = findCodec(section, kind);
  if (codec === null) return null;
  const [ssrc, retransmissionSsrc] = announcedSources(section);
  const direction = directionOf(section);
  return {
    mid,
    kind,
    isSending: section.port !== 0 && (direction === "sendonly" || direction === "sendrecv"),
    codec,
    extensions: readExtensionIds(section),
    rids: readRids(section),
    ssrc,
    retransmissionSsrc,
  };
}

/** The first codec of ours in the browser's own order: what it encodes best, or was told to prefer, comes first. */
function findCodec(section: MediaSection, kind: MediaKind): PublishCodec | null {
  const maps = new Map(
    attributesOf(section, "rtpmap").flatMap((value) => {
      const [type, map] = value.split(" ");
      return type === undefined || map === undefined ? [] : [[type, map.toLowerCase()] as const];
    }),
  );
  const parameters = new Map(
    attributesOf(section, "fmtp").flatMap((value) => {
      const space = value.indexOf(" ");
      return space < 0 ? [] : [[value.slice(0, space), value.slice(space + 1).trim()] as const];
    }),
  );
  const numbers = section.formats.filter(isPayloadType);
  for (const type of numbers) {
    const name = codecNames.find((one) => codecs[one].kind === kind && codecs[one].map === maps.get(type));
    const own = parameters.get(type) ?? "";
    if (name === undefined || !isUsable(name, own)) continue;
    const retransmission = numbers.find(
      (one) => maps.get(one) === "rtx/90000" && parameters.get(one) === `apt=${type}`,
    );
    const red = numbers.find((one) => maps.get(one) === "red/48000/2" && parameters.get(one)?.split("/")[0] === type);
    const prefersRed = red !== undefined && numbers.indexOf(red) < numbers.indexOf(type);
    return {
      name,
      payloadType: Number(type),
      parameters: own,
      retransmissionType: kind === "video" && retransmission !== undefined ? Number(retransmission) : null,
      redType: prefersRed ? Number(red) : null,
    };
  }
  return null;
}

/** Only the profiles that every browser reads. */
function isUsable(name: CodecName, parameters: string): boolean {
  const given = new Map(
    parameters.split(";").map((one) => {
      const [name = "", value = ""] = one.trim().toLowerCase().split("=");
      return [name, value] as const;
    }),
  );
  if (name === "H264")
    return given.get("packetization-mode") === "1" && /^42/.test(given.get("profile-level-id") ?? "");
  if (name === "VP9") return (given.get("profile-id") ?? "0") === "0";
  if (name === "AV1") return (given.get("profile") ?? "0") === "0";
  return true;
}

const isPayloadType = (text: string): boolean => /^\d{1,3}$/.test(text) && Number(text) < 128;

function readExtensionIds(section: MediaSection): Map<number, ExtensionName> {
  const names = new Map(Object.entries(extensionUris).map(([name, uri]) => [uri, name as ExtensionName]));
  const ids = new Map<number, ExtensionName>();
  for (const value of attributesOf(section, "extmap")) {
    const [id = "", uri = ""] = value.split(" ");
    const number = Number.parseInt(id, 10);
    const name = names.get(uri);
    if (name !== undefined && number >= 1 && number <= 255) ids.set(number, name);
  }
  return ids;
}

function readRids(section: MediaSection): string[] {
  if (!/\bsend\b/.test(attributeOf(section, "simulcast") ?? "")) return [];
  return attributesOf(section, "rid")
    .map((value) => /^([A-Za-z0-9_-]{1,32}) send\b/.exec(value)?.[1])
    .filter((rid) => rid !== undefined)
    .slice(0, maxRids);
}

function announcedSources(section: MediaSection): [number | undefined, number | undefined] {
  const number = (text: string | undefined) =>
    text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
  const pair = /^FID (\d{1,10}) (\d{1,10})$/.exec(attributeOf(section, "ssrc-group") ?? "");
  if (pair !== null) return [number(pair[1]), number(pair[2])];
  return [number(attributeOf(section, "ssrc")?.split(" ", 1)[0]), undefined];
}

/** Writes our answer: we receive one codec for each m-line, wait for the handshake, and want losses and arrival times reported. */
export function writePublishAnswer(
  offer: PublishOffer,
  local: LocalParameters,
  session: { id: string; version: number },
): string {
  const bundled = offer.sections.filter((section) => section !== null).map((section) => section.mid);
  const lines = sessionLines(session.id, session.version, bundled);
  let isFirst = true;
  offer.sections.forEach((section, i) => {
    const offered = offer.description.media[i] as MediaSection;
    if (section === null) {
      lines.push(
        `m=${offered.kind} 0 ${offered.protocol} ${offered.formats.join(" ")}`,
        "c=IN IP4 0.0.0.0",
        "a=inactive",
      );
      const mid = attributeOf(offered, "mid");
      if (mid !== undefined) lines.push(`a=mid:${mid}`);
      return;
    }
    lines.push(...sectionLines(section, offered));
    lines.push(...transportLines(isFirst ? local : { ...local, addresses: [] }, "passive"));
    isFirst = false;
  });
  return `${lines.join("\r\n")}\r\n`;
}

function sectionLines(section: PublishSection, offered: MediaSection): string[] {
  const { codec } = section;
  const types = [codec.redType, codec.payloadType, codec.retransmissionType].filter((type) => type !== null);
  const lines = [
    `m=${section.kind} 9 ${offered.protocol} ${types.join(" ")}`,
    "c=IN IP4 0.0.0.0",
    `a=mid:${section.mid}`,
    section.isSending ? "a=recvonly" : "a=inactive",
    "a=rtcp-mux",
    "a=rtcp-rsize",
    ...[...section.extensions].map(([id, name]) => `a=extmap:${id} ${extensionUris[name]}`),
    ...(section.kind === "audio" ? audioLines(codec) : videoLines(codec)),
  ];
  if (section.rids.length > 0)
    lines.push(...section.rids.map((rid) => `a=rid:${rid} recv`), `a=simulcast:recv ${section.rids.join(";")}`);
  return lines;
}

/** Silence costs next to nothing (DTX), and lost sound is rebuilt from the next packet (FEC). */
function audioLines({ payloadType, redType }: PublishCodec): string[] {
  const lines = [
    `a=rtpmap:${payloadType} opus/48000/2`,
    `a=fmtp:${payloadType} ${codecs.opus.parameters}`,
    `a=rtcp-fb:${payloadType} transport-cc`,
  ];
  if (redType !== null)
    lines.push(`a=rtpmap:${redType} red/48000/2`, `a=fmtp:${redType} ${payloadType}/${payloadType}`);
  return lines;
}

function videoLines({ name, payloadType, retransmissionType, parameters }: PublishCodec): string[] {
  const lines = [
    `a=rtpmap:${payloadType} ${name}/90000`,
    ...(parameters === "" ? [] : [`a=fmtp:${payloadType} ${parameters}`]),
    ...["transport-cc", "ccm fir", "nack", "nack pli"].map((feedback) => `a=rtcp-fb:${payloadType} ${feedback}`),
  ];
  if (retransmissionType !== null)
    lines.push(`a=rtpmap:${retransmissionType} rtx/90000`, `a=fmtp:${retransmissionType} apt=${payloadType}`);
  return lines;
}
