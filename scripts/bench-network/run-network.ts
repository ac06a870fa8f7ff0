import type { Page } from "playwright-core";
import { VirtualLink } from "../../src/media/bandwidth/virtual-link.testing.ts";
import { createMediaEngine, type MediaEngine, type ReceiveOffered } from "../../src/media/index.ts";
import { openBrowser } from "../../web/testing/browser.ts";
import { openUdpProxy, type UdpProxy } from "./udp-proxy.ts";

const sampleMs = 250;

interface Sample {
  readonly atMs: number;
  readonly framesDecoded: number;
  readonly frameHeight: number;
  readonly freezes: number;
  readonly freezesSec: number;
  readonly audioSamples: number;
  readonly concealedSamples: number;
}

/**
 * Two Chromium pages meet in the engine, each over a network of the test's own: one sends camera (three layers) and microphone, the
 * other one shows them large. Says what the receiver's own statistics say.
 */
export async function runNetwork(seconds: number): Promise<void> {
  await using browser = await openBrowser({ cameraFps: 30 });
  const page = () => browser.newPage();
  const scenes: [name: string, network: { loss?: number; bitsPerSecond?: number }, side: "both" | "down"][] = [
    ["a good network", {}, "both"],
    ["5 % loss each way", { loss: 0.05 }, "both"],
    ["downlink narrowed to 500 kbit/s", { bitsPerSecond: 500_000 }, "down"],
  ];
  for (const [name, network, side] of scenes) {
    const call = await meet(await page(), await page());
    await Bun.sleep(6000);
    const calm = { seed: 7, delayMs: 20, jitterMs: 3 };
    const before = await sample(call.receiver);
    call.down.down = new VirtualLink({ ...calm, ...network });
    if (side === "both") {
      call.down.up = new VirtualLink({ ...calm, ...network, seed: 8 });
      call.up.up = new VirtualLink({ ...calm, ...network, seed: 9 });
      call.up.down = new VirtualLink({ ...calm, ...network, seed: 10 });
    }
    const samples = [before];
    while ((samples.at(-1)?.atMs ?? 0) - before.atMs < seconds * 1000) {
      await Bun.sleep(sampleMs);
      samples.push(await sample(call.receiver));
    }
    console.log(`${name}: ${summary(samples)}`);
    await call.close();
  }
}

function summary(samples: readonly Sample[]): string {
  const first = samples[0] as Sample;
  const last = samples.at(-1) as Sample;
  const passedSec = (last.atMs - first.atMs) / 1000;
  const lowered = samples.find(({ frameHeight }) => frameHeight < first.frameHeight);
  const concealed = (last.concealedSamples - first.concealedSamples) / (last.audioSamples - first.audioSamples);
  return [
    `${((last.framesDecoded - first.framesDecoded) / passedSec).toFixed(1)} pictures/s`,
    `${last.freezes - first.freezes} freezes of ${(last.freezesSec - first.freezesSec).toFixed(2)} s in all`,
    `${first.frameHeight} to ${last.frameHeight} lines${lowered ? ` (lower after ${((lowered.atMs - first.atMs) / 1000).toFixed(1)} s)` : ""}`,
    `${(100 * concealed).toFixed(2)} % of the sound concealed`,
  ].join(", ");
}

interface Meeting {
  readonly receiver: Page;
  readonly up: UdpProxy;
  readonly down: UdpProxy;
  close(): Promise<void>;
}

async function meet(sender: Page, receiver: Page): Promise<Meeting> {
  const offers: ReceiveOffered[] = [];
  let onOffer: () => void = () => {};
  const engine: MediaEngine = createMediaEngine(
    { port: 0, publicAddresses: ["127.0.0.1"], tcpPort: null, relay: null },
    {
      offered: (offer) => {
        offers.push(offer);
        onOffer();
      },
      speakersChanged: () => {},
      lost: (id, reason) => console.error(`lost ${id}: ${reason}`),
    },
  );
  const calm = { delayMs: 20, jitterMs: 3 };
  await engine.join("room", "sender");
  await engine.join("room", "receiver");
  for (const one of [sender, receiver]) await one.goto("about:blank");
  const offer = await sender.evaluate(async () => {
    const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 1280, height: 720 } });
    const connection = new RTCPeerConnection();
    Object.assign(window, { connection });
    const [audio, video] = [media.getAudioTracks()[0], media.getVideoTracks()[0]];
    if (!audio || !video) throw new Error("no devices");
    connection.addTransceiver(audio, { direction: "sendonly" });
    connection.addTransceiver(video, {
      direction: "sendonly",
      sendEncodings: [
        { rid: "q", scaleResolutionDownBy: 4, maxBitrate: 150_000 },
        { rid: "h", scaleResolutionDownBy: 2, maxBitrate: 500_000 },
        { rid: "f", maxBitrate: 1_700_000 },
      ],
    });
    await connection.setLocalDescription();
    return connection.localDescription?.sdp ?? "";
  });
  const answer = await engine.publish("sender", offer, [
    { mid: "0", trackId: "voice", group: "main" },
    { mid: "1", trackId: "camera", group: "main" },
  ]);
  const port = Number(/candidate:\S+ 1 udp \d+ \S+ (\d+)/.exec(answer)?.[1]);
  const up = await openUdpProxy(port, { seed: 1, ...calm }, { seed: 2, ...calm });
  const down = await openUdpProxy(port, { seed: 3, ...calm }, { seed: 4, ...calm });
  await sender.evaluate(
    (sdp) =>
      (window as unknown as { connection: RTCPeerConnection }).connection.setRemoteDescription({ type: "answer", sdp }),
    through(answer, up.port),
  );
  engine.show("receiver", [{ trackId: "camera", maxHeight: 720 }]);
  if (offers.length === 0)
    await new Promise<void>((resolve) => {
      onOffer = resolve;
    });
  const received = offers.at(-1) as ReceiveOffered;
  const sdp = await receiver.evaluate(
    async (description) => {
      const connection = new RTCPeerConnection();
      Object.assign(window, { connection });
      connection.ontrack = ({ track }) => {
        const element = document.createElement(track.kind as "audio" | "video");
        element.srcObject = new MediaStream([track]);
        document.body.append(element);
        void element.play();
      };
      await connection.setRemoteDescription({ type: "offer", sdp: description });
      await connection.setLocalDescription();
      return connection.localDescription?.sdp ?? "";
    },
    through(received.sdp, down.port),
  );
  await engine.answer("receiver", sdp, received.version);
  return {
    receiver,
    up,
    down,
    async close() {
      engine.stop();
      for (const one of [sender, receiver]) await one.close();
      for (const proxy of [up, down]) proxy.close();
    },
  };
}

/** The same description, with the proxy in the server's place. */
const through = (sdp: string, port: number): string =>
  sdp.replaceAll(/a=candidate:\S+ 1 tcp .*\r\n/g, "").replaceAll(/(a=candidate:\S+ 1 udp \d+ \S+) \d+/g, `$1 ${port}`);

function sample(page: Page): Promise<Sample> {
  return page.evaluate(async () => {
    interface Inbound {
      readonly type: string;
      readonly kind: string;
      readonly framesDecoded?: number;
      readonly frameHeight?: number;
      readonly freezeCount?: number;
      readonly totalFreezesDuration?: number;
      readonly totalSamplesReceived?: number;
      readonly concealedSamples?: number;
    }
    const { connection } = window as unknown as { connection: RTCPeerConnection };
    const inbound: Inbound[] = [];
    (await connection.getStats()).forEach((stat: Inbound) => {
      if (stat.type === "inbound-rtp") inbound.push(stat);
    });
    const video = inbound.find(({ kind }) => kind === "video");
    const audio = inbound.find(({ kind }) => kind === "audio");
    return {
      atMs: performance.now(),
      framesDecoded: video?.framesDecoded ?? 0,
      frameHeight: video?.frameHeight ?? 0,
      freezes: video?.freezeCount ?? 0,
      freezesSec: video?.totalFreezesDuration ?? 0,
      audioSamples: audio?.totalSamplesReceived ?? 0,
      concealedSamples: audio?.concealedSamples ?? 0,
    };
  });
}
