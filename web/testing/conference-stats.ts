import type { Page } from "playwright-core";

/** What arrives at a page over all its connections; the connections are kept by `callChannel.prepare`. */
export interface Arriving {
  /** Whole pictures decoded so far, for each incoming video that ever had one. */
  readonly frames: readonly number[];
  readonly heights: readonly number[];
  readonly audioPackets: number;
  readonly videoBytes: number;
  readonly freezes: number;
}

interface Watched {
  watchedConnections: RTCPeerConnection[];
}
interface Inbound {
  readonly type: string;
  readonly kind?: string;
  readonly framesDecoded?: number;
  readonly frameHeight?: number;
  readonly freezeCount?: number;
  readonly packetsReceived?: number;
  readonly bytesReceived?: number;
}

export async function arrivingAt(page: Page): Promise<Arriving> {
  const inbound = await page.evaluate(async () => {
    const found: Inbound[] = [];
    for (const connection of (window as unknown as Watched).watchedConnections)
      if (connection.connectionState !== "closed")
        (await connection.getStats()).forEach((stat: Inbound) => {
          if (stat.type === "inbound-rtp") found.push(stat);
        });
    return found;
  });
  const videos = inbound.filter(({ kind }) => kind === "video");
  const sum = (values: (number | undefined)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
  return {
    frames: videos.map(({ framesDecoded = 0 }) => framesDecoded),
    heights: videos.map(({ frameHeight = 0 }) => frameHeight),
    audioPackets: sum(inbound.filter(({ kind }) => kind === "audio").map((stat) => stat.packetsReceived)),
    videoBytes: sum(videos.map((stat) => stat.bytesReceived)),
    freezes: sum(videos.map((stat) => stat.freezeCount)),
  };
}

/**
 * Presses a button and measures in the page how long it takes until the first picture of somebody else is decoded.
 * @returns milliseconds
 */
export function timeToFirstPicture(page: Page, buttonName: string): Promise<number> {
  return page.evaluate(async (name) => {
    const button = [...document.querySelectorAll("button")].find((one) => one.textContent === name);
    if (!button) throw new Error(`no button "${name}"`);
    const { watchedConnections } = window as unknown as Watched;
    const earlier = watchedConnections.length;
    const startedAt = performance.now();
    button.click();
    for (;;) {
      for (const connection of watchedConnections.slice(earlier)) {
        let decoded = 0;
        (await connection.getStats()).forEach((stat: Inbound) => {
          if (stat.type === "inbound-rtp" && stat.kind === "video") decoded += stat.framesDecoded ?? 0;
        });
        if (decoded > 0) return performance.now() - startedAt;
      }
      if (performance.now() - startedAt > 20_000) throw new Error("no picture within twenty seconds");
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }, buttonName);
}
