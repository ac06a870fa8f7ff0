/** How media travels between two browsers, read from `RTCPeerConnection.getStats()`. */
export interface MediaPath {
  /** `direct`: from device to device. `relayed`: over the instance's relay, which cannot read it. */
  readonly route: "direct" | "relayed";
  /** DTLS is up and names the cipher that protects the packets. */
  readonly isEncrypted: boolean;
  /** Seconds for a packet there and back; null before it was measured. */
  readonly roundTripSec: number | null;
  /** Packets that did not arrive, of all that were sent to us, 0..1. */
  readonly lossShare: number;
  /** Whole pictures decoded so far. */
  readonly framesDecoded: number;
}

export type Quality = "good" | "fair" | "poor";

/** One entry of a stats report; only what is looked at here. @see https://www.w3.org/TR/webrtc-stats/ */
interface Stat {
  readonly id?: string;
  readonly type?: string;
  readonly selectedCandidatePairId?: string;
  readonly localCandidateId?: string;
  readonly remoteCandidateId?: string;
  readonly candidateType?: string;
  readonly currentRoundTripTime?: number;
  readonly dtlsState?: string;
  readonly srtpCipher?: string;
  readonly packetsLost?: number;
  readonly packetsReceived?: number;
  readonly framesDecoded?: number;
}

/** @returns null while no pair of addresses is in use */
export function readPath(report: Iterable<unknown>): MediaPath | null {
  const stats = [...report] as Stat[];
  const byId = new Map(stats.map((stat) => [stat.id, stat]));
  const transport = stats.find((stat) => stat.type === "transport" && stat.selectedCandidatePairId);
  const pair = byId.get(transport?.selectedCandidatePairId);
  const ends = [byId.get(pair?.localCandidateId), byId.get(pair?.remoteCandidateId)];
  if (!transport || !pair || ends.some((end) => end === undefined)) return null;
  const received = stats.filter((stat) => stat.type === "inbound-rtp");
  const total = (value: (stat: Stat) => number | undefined) =>
    received.reduce((sum, stat) => sum + Math.max(0, value(stat) ?? 0), 0);
  const lost = total((stat) => stat.packetsLost);
  const arrived = total((stat) => stat.packetsReceived);
  return {
    route: ends.some((end) => end?.candidateType === "relay") ? "relayed" : "direct",
    isEncrypted: transport.dtlsState === "connected" && Boolean(transport.srtpCipher),
    roundTripSec: pair.currentRoundTripTime ?? null,
    lossShare: lost + arrived === 0 ? 0 : lost / (lost + arrived),
    framesDecoded: total((stat) => stat.framesDecoded),
  };
}

/** From what delays and losses people begin to notice (ITU-T G.114 and G.107, rounded). */
export function qualityOf({ roundTripSec, lossShare }: Pick<MediaPath, "roundTripSec" | "lossShare">): Quality {
  const delay = roundTripSec ?? 0;
  if (delay > 0.6 || lossShare > 0.1) return "poor";
  return delay > 0.3 || lossShare > 0.03 ? "fair" : "good";
}
