import type { Quality } from "./path.ts";

/** How well media goes one way, over the last moments. */
export interface Way {
  /** Packets that did not arrive, of all that were sent, 0..1. */
  readonly lossShare: number;
  /** How unevenly they arrive, in seconds; null before the other side has reported. */
  readonly jitterSec: number | null;
  readonly bitsPerSec: number;
  /** Of the pictures; null while none go this way. */
  readonly picture: { readonly width: number; readonly height: number; readonly perSec: number } | null;
  /** As they are named to people: "Opus", "VP8". */
  readonly codecs: readonly string[];
}

export interface CallQuality {
  readonly incoming: Way;
  readonly outgoing: Way;
  /** For a packet there and back. */
  readonly roundTripSec: number | null;
  /** "udp" or "tcp" below, and the cipher that protects the packets. */
  readonly transport: string | null;
  readonly cipher: string | null;
}

/** Counters as they stood at a moment; quality is what came between two. */
export interface QualitySample {
  readonly at: number;
  readonly stats: readonly Stat[];
}

/** One entry of a stats report; only what is looked at here. @see https://www.w3.org/TR/webrtc-stats/ */
interface Stat {
  readonly id?: string;
  readonly type?: string;
  readonly kind?: string;
  readonly codecId?: string;
  readonly mimeType?: string;
  readonly bytesReceived?: number;
  readonly bytesSent?: number;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly packetsSent?: number;
  readonly fractionLost?: number;
  readonly jitter?: number;
  readonly roundTripTime?: number;
  readonly frameWidth?: number;
  readonly frameHeight?: number;
  readonly framesPerSecond?: number;
  readonly selectedCandidatePairId?: string;
  readonly localCandidateId?: string;
  readonly currentRoundTripTime?: number;
  readonly protocol?: string;
  readonly srtpCipher?: string;
}

export const sampleOf = (stats: readonly unknown[], at: number): QualitySample => ({
  at,
  stats: stats as readonly Stat[],
});

/** @returns null before two moments can be compared, or when no path carries anything */
export function qualityBetween(before: QualitySample | null, now: QualitySample): CallQuality | null {
  const seconds = before ? (now.at - before.at) / 1000 : 0;
  const transport = now.stats.find((stat) => stat.type === "transport" && stat.selectedCandidatePairId);
  if (!before || seconds <= 0 || !transport) return null;
  const byId = new Map(now.stats.map((stat) => [stat.id, stat]));
  const pair = byId.get(transport.selectedCandidatePairId);
  const local = byId.get(pair?.localCandidateId);
  const reports = ofType(now, "remote-inbound-rtp");
  return {
    incoming: incomingWay(before, now, seconds),
    outgoing: outgoingWay(before, now, seconds),
    roundTripSec: pair?.currentRoundTripTime ?? largest(reports.map(({ roundTripTime }) => roundTripTime)),
    transport: local?.protocol ?? null,
    cipher: transport.srtpCipher ?? null,
  };
}

function incomingWay(before: QualitySample, now: QualitySample, seconds: number): Way {
  const inbound = ofType(now, "inbound-rtp");
  const moreOf = (value: (stat: Stat) => number | undefined) => growth(before, inbound, value);
  const arrived = moreOf((stat) => stat.packetsReceived);
  const lost = moreOf((stat) => stat.packetsLost);
  return {
    lossShare: arrived + lost === 0 ? 0 : lost / (arrived + lost),
    jitterSec: largest(inbound.map(({ jitter }) => jitter)),
    bitsPerSec: (moreOf((stat) => stat.bytesReceived) * 8) / seconds,
    picture: pictureOf(before, inbound, (stat) => stat.packetsReceived),
    codecs: codecsOf(now, before, inbound, (stat) => stat.packetsReceived),
  };
}

/** What the other side has told of what arrived there (RTCP receiver reports). */
function outgoingWay(before: QualitySample, now: QualitySample, seconds: number): Way {
  const outbound = ofType(now, "outbound-rtp");
  const reports = ofType(now, "remote-inbound-rtp");
  return {
    lossShare: largest(reports.map(({ fractionLost }) => fractionLost)) ?? 0,
    jitterSec: largest(reports.map(({ jitter }) => jitter)),
    bitsPerSec: (growth(before, outbound, (stat) => stat.bytesSent) * 8) / seconds,
    picture: pictureOf(before, outbound, (stat) => stat.packetsSent),
    codecs: codecsOf(now, before, outbound, (stat) => stat.packetsSent),
  };
}

const ofType = ({ stats }: QualitySample, type: string): Stat[] => stats.filter((stat) => stat.type === type);

/** Counters that begin anew, or that browsers let fall below zero, count as standing still. */
function growth(before: QualitySample, stats: readonly Stat[], value: (stat: Stat) => number | undefined): number {
  const known = new Map(before.stats.map((stat) => [stat.id, value(stat) ?? 0]));
  return stats.reduce((sum, stat) => sum + Math.max(0, (value(stat) ?? 0) - (known.get(stat.id) ?? 0)), 0);
}

function pictureOf(before: QualitySample, stats: readonly Stat[], packets: (stat: Stat) => number | undefined) {
  const video = stats.find((stat) => stat.kind === "video" && growth(before, [stat], packets) > 0);
  if (!video?.frameWidth || !video.frameHeight) return null;
  return { width: video.frameWidth, height: video.frameHeight, perSec: video.framesPerSecond ?? 0 };
}

function codecsOf(
  now: QualitySample,
  before: QualitySample,
  stats: readonly Stat[],
  packets: (stat: Stat) => number | undefined,
): string[] {
  const byId = new Map(now.stats.map((stat) => [stat.id, stat]));
  const names = stats
    .filter((stat) => growth(before, [stat], packets) > 0)
    .map(({ codecId }) => byId.get(codecId)?.mimeType?.split("/")[1])
    .filter((name) => name !== undefined)
    .map((name) => (name.toLowerCase() === "opus" ? "Opus" : name));
  return [...new Set(names)];
}

function largest(values: readonly (number | undefined)[]): number | null {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? null : Math.max(...known);
}

/** From what delay, loss and unevenness people begin to notice (ITU-T G.114 and G.107, rounded). */
export function qualityOfWay({ lossShare, jitterSec }: Way, roundTripSec: number | null): Quality {
  const delay = roundTripSec ?? 0;
  const jitter = jitterSec ?? 0;
  if (delay > 0.6 || lossShare > 0.1 || jitter > 0.15) return "poor";
  return delay > 0.3 || lossShare > 0.03 || jitter > 0.05 ? "fair" : "good";
}
