import { type Quality, qualityOf } from "./path.ts";

/** One stream as it was measured last. */
export interface StreamStatistics {
  readonly key: string;
  readonly direction: "in" | "out";
  readonly kind: "audio" | "video";
  /** Whose and what; null for what one sends oneself. */
  readonly trackId: string | null;
  readonly codec: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly framesPerSecond: number | null;
  /** Over the time since the measurement before; null at the first one. */
  readonly bitrateBps: number | null;
  /** Packets that did not arrive of those sent since the measurement before, 0..1. */
  readonly lossShare: number | null;
  readonly jitterSec: number | null;
  readonly quality: Quality | null;
}

/** One entry of a stats report; only what is looked at here. @see https://www.w3.org/TR/webrtc-stats/ */
interface Stat {
  readonly id: string;
  readonly type: string;
  readonly timestamp: number;
  readonly kind?: "audio" | "video";
  readonly mid?: string;
  readonly codecId?: string;
  readonly mimeType?: string;
  readonly remoteId?: string;
  readonly active?: boolean;
  readonly frameWidth?: number;
  readonly frameHeight?: number;
  readonly framesPerSecond?: number;
  readonly bytesReceived?: number;
  readonly bytesSent?: number;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly jitter?: number;
  readonly fractionLost?: number;
}

const isStream = ({ type }: Stat) => type === "inbound-rtp" || type === "outbound-rtp";

/**
 * @param stats reports of the sending and the receiving connection, as they come from `getStats()`
 * @param before the same of the measurement before, if there was one
 * @param trackAt which track a receiving m-line carries
 */
export function readStatistics(
  stats: Iterable<unknown>,
  before: Iterable<unknown>,
  trackAt: (mid: string) => string | null,
): StreamStatistics[] {
  const now = [...stats] as Stat[];
  const byId = new Map(now.map((stat) => [stat.id, stat]));
  const earlier = new Map(([...before] as Stat[]).map((stat) => [stat.id, stat]));
  return now.flatMap((stat) => {
    if (!isStream(stat) || stat.kind === undefined) return [];
    const isIn = stat.type === "inbound-rtp";
    const bytesOf = (one: Stat) => (isIn ? one.bytesReceived : one.bytesSent) ?? 0;
    // Places that nothing was ever sent from, or came to.
    if (bytesOf(stat) === 0 || stat.active === false) return [];
    const last = earlier.get(stat.id);
    const seconds = last ? (stat.timestamp - last.timestamp) / 1000 : 0;
    const lossShare = isIn ? lossSince(stat, last) : (byId.get(stat.remoteId ?? "")?.fractionLost ?? null);
    return [
      {
        key: stat.id,
        direction: isIn ? ("in" as const) : ("out" as const),
        kind: stat.kind,
        trackId: isIn && stat.mid !== undefined ? trackAt(stat.mid) : null,
        codec: byId.get(stat.codecId ?? "")?.mimeType?.split("/")[1] ?? null,
        width: stat.frameWidth ?? null,
        height: stat.frameHeight ?? null,
        framesPerSecond: stat.framesPerSecond ?? null,
        bitrateBps: last && seconds > 0 ? Math.max(0, ((bytesOf(stat) - bytesOf(last)) * 8) / seconds) : null,
        lossShare,
        jitterSec: stat.jitter ?? null,
        quality: lossShare === null ? null : qualityOf({ roundTripSec: null, lossShare }),
      },
    ];
  });
}

function lossSince(stat: Stat, last: Stat | undefined): number | null {
  if (!last) return null;
  const lost = Math.max(0, (stat.packetsLost ?? 0) - (last.packetsLost ?? 0));
  const arrived = Math.max(0, (stat.packetsReceived ?? 0) - (last.packetsReceived ?? 0));
  return lost + arrived === 0 ? null : lost / (lost + arrived);
}
