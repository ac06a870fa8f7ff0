// The media worker's entry. `reflect-metadata` has to come first: the certificate library behind werift needs it at load.
import "reflect-metadata";
import { makeCertificate } from "./dtls/certificate.ts";
import { installNativeX25519 } from "./dtls/x25519.ts";
import { reachableAddresses } from "./net/addresses.ts";
import { openUdpPort } from "./net/udp-port.ts";
import type { FromWorker, MediaRequests, RefusalReason, ToWorker } from "./protocol.ts";
import { Refusal, Router } from "./router/router.ts";

declare const self: Worker;

const fastMs = 25;
const mediumMs = 250;
const slowMs = 1000;

installNativeX25519();
const emit = (event: FromWorker) => self.postMessage(event);
const now = () => performance.now();
let router: Router | undefined;

async function listen({ port, publicAddresses }: MediaRequests["listen"]["in"]): Promise<{ port: number }> {
  const udp = await openUdpPort(port, (datagram, address, from) =>
    router?.demultiplexer.receive(datagram, address, from, now()),
  ).catch(() => {
    throw new Refusal("port in use");
  });
  const addresses = reachableAddresses(publicAddresses);
  const opened = new Router({ udp, certificate: await makeCertificate(), addresses, now, emit });
  router = opened;
  return { port: udp.port };
}

let timers: ReturnType<typeof setInterval>[] = [];

/** The clock runs only while somebody is there: an idle worker costs nothing. */
function wind(running: Router): void {
  if (timers.length > 0) return;
  timers = [
    setInterval(() => running.tickFast(), fastMs),
    setInterval(() => running.tickMedium(), mediumMs),
    setInterval(() => {
      running.tickSlow();
      if (!running.isEmpty) return;
      for (const timer of timers) clearInterval(timer);
      timers = [];
    }, slowMs),
  ];
}

async function handle(message: ToWorker): Promise<unknown> {
  if (message.type === "listen") return listen(message.input);
  if (router === undefined) throw new Refusal("failed");
  switch (message.type) {
    case "join":
      router.join(message.input.roomId, message.input.participantId);
      wind(router);
      return null;
    case "publish":
      return router.publish(message.input.participantId, message.input.sdp, message.input.tracks);
    case "answer":
      router.answer(message.input.participantId, message.input.sdp, message.input.version);
      return null;
    case "stats":
      return router.stats();
    case "leave":
      return router.leave(message.participantId);
    case "pause":
      return router.pause(message.participantId, message.trackId, message.isPaused);
    case "show":
      return router.show(message.participantId, message.tracks);
    case "reoffer":
      return router.reoffer(message.participantId);
  }
}

const reasonOf = (error: unknown): RefusalReason => (error instanceof Refusal ? error.reason : "failed");

self.onmessage = async ({ data: message }: MessageEvent<ToWorker>) => {
  const reply = await handle(message).then(
    (value) => ({ ok: true as const, value }),
    (error: unknown) => ({ ok: false as const, reason: reasonOf(error) }),
  );
  if ("requestId" in message) emit({ type: "reply", requestId: message.requestId, ...reply });
};
