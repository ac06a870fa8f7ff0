import type { Page } from "playwright-core";

/** What a page keeps of the browser's own objects, so that a test can look at them and break them. */
interface Watched {
  watchedConnections: RTCPeerConnection[];
  watchedSockets: WebSocket[];
}

/** Access to the peer connections and sockets of a page, prepared before its scripts run. */
export const callChannel = {
  prepare: async (page: Page): Promise<void> => {
    await page.addInitScript(() => {
      const watched = window as unknown as Watched;
      watched.watchedConnections = [];
      watched.watchedSockets = [];
      window.RTCPeerConnection = class extends RTCPeerConnection {
        constructor(configuration?: RTCConfiguration) {
          super(configuration);
          watched.watchedConnections.push(this);
        }
      };
      window.WebSocket = class extends WebSocket {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(url, protocols);
          watched.watchedSockets.push(this);
        }
      };
    });
  },

  /** Cuts the line to the server, as a change of network does. */
  breakSockets: (page: Page): Promise<void> =>
    page.evaluate(() => {
      for (const socket of (window as unknown as Watched).watchedSockets.splice(0)) socket.close();
    }),

  /** From now on frames of this type do not reach the page, as if they were lost; null: all do. */
  withholdFrames: (page: Page, type: string | null): Promise<void> =>
    page.evaluate((type) => {
      const { watchedSockets } = window as unknown as Watched;
      const socket = watchedSockets.findLast(({ readyState }) => readyState === WebSocket.OPEN);
      if (!socket) throw new Error("no socket is open");
      const withheld = socket as WebSocket & { inner?: WebSocket["onmessage"] };
      withheld.inner ??= socket.onmessage;
      const { inner } = withheld;
      socket.onmessage = (message) => {
        if (type === null || !String(message.data).includes(`"type":"${type}"`)) inner?.call(socket, message);
      };
    }, type),

  /** How many tracks the page's newest connection sends. */
  sentTracks: (page: Page): Promise<number> =>
    page.evaluate(
      () =>
        (window as unknown as Watched).watchedConnections
          .at(-1)
          ?.getSenders()
          .filter(({ track }) => track !== null).length ?? 0,
    ),

  openSockets: (page: Page): Promise<number> =>
    page.evaluate(
      () =>
        (window as unknown as Watched).watchedSockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length,
    ),

  /** From now on there is no direct path, and the relay is reached over this transport alone. */
  relayOnly: (page: Page, transport: "udp" | "tcp"): Promise<void> =>
    page.evaluate((transport) => {
      window.RTCPeerConnection = class extends window.RTCPeerConnection {
        constructor({ iceServers = [], ...configuration }: RTCConfiguration = {}) {
          const urlsOf = ({ urls }: RTCIceServer) => [urls].flat().filter((url) => url.endsWith(`=${transport}`));
          const reduced = iceServers.map((server) => ({ ...server, urls: urlsOf(server) }));
          super({ ...configuration, iceServers: reduced, iceTransportPolicy: "relay" });
        }
      };
    }, transport),

  /** From now on the person says no when the browser asks for the microphone. */
  refuseMicrophone: (page: Page): Promise<void> =>
    page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException("Permission denied", "NotAllowedError"));
    }),
};

interface Stat {
  readonly id: string;
  readonly type: string;
  readonly kind?: string;
  readonly packetsReceived?: number;
  readonly framesDecoded?: number;
  readonly totalAudioEnergy?: number;
  readonly selectedCandidatePairId?: string;
  readonly localCandidateId?: string;
  readonly remoteCandidateId?: string;
  readonly candidateType?: string;
}

/** The statistics of the page's newest connection. */
const statsOf = (page: Page): Promise<Stat[]> =>
  page.evaluate(async () => {
    const connection = (window as unknown as Watched).watchedConnections.at(-1);
    const stats: Stat[] = [];
    (await connection?.getStats())?.forEach((stat: Stat) => {
      stats.push(stat);
    });
    return stats;
  });

/** The kinds of address at both ends of the path in use: `host`, `prflx`, `srflx` or `relay`. */
export async function routeOf(page: Page): Promise<{ local: string | undefined; remote: string | undefined }> {
  const stats = await statsOf(page);
  const find = (id: string | undefined) => stats.find((stat) => stat.id === id);
  const pair = find(stats.find((stat) => stat.selectedCandidatePairId)?.selectedCandidatePairId);
  return {
    local: find(pair?.localCandidateId)?.candidateType,
    remote: find(pair?.remoteCandidateId)?.candidateType,
  };
}

export interface Heard {
  readonly audioPackets: number;
  /** Above zero as soon as anything but silence arrived. */
  readonly audioEnergy: number;
  readonly framesDecoded: number;
}

/** What has arrived at a page over its newest connection. */
export async function heardBy(page: Page): Promise<Heard> {
  const inbound = (await statsOf(page)).filter((stat) => stat.type === "inbound-rtp");
  const total = (value: (stat: Stat) => number | undefined) =>
    inbound.reduce((sum, stat) => sum + (value(stat) ?? 0), 0);
  return {
    audioPackets: total(({ kind, packetsReceived }) => (kind === "audio" ? packetsReceived : 0)),
    audioEnergy: total(({ totalAudioEnergy }) => totalAudioEnergy),
    framesDecoded: total(({ framesDecoded }) => framesDecoded),
  };
}
