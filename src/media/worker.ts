// The media worker's entry.
import { reachableAddresses } from "./net/addresses.ts";
import { Front } from "./net/front.ts";
import { type MediaPort, openMediaPort } from "./net/media-port.ts";
import type { FromWorker, MediaRequests, MediaStats, RefusalReason, ToWorker } from "./protocol.ts";
import { Refusal } from "./refusal.ts";
import type { Router } from "./router/router.ts";
import { openRelay } from "./turn/open-relay.ts";
import type { TurnServer } from "./turn/turn-server.ts";

declare const self: Worker;

const fastMs = 25;
const mediumMs = 250;
const slowMs = 1000;

const emit = (event: FromWorker) => self.postMessage(event);
// A stranger's packet may make the handshake library fail in a promise that nobody awaits; that must not end everybody's rooms.
process.on("unhandledRejection", (error) => emit({ type: "mistake", message: String(error) }));
const now = () => performance.now();

interface Listening {
  readonly port: MediaPort;
  readonly front: Front;
  readonly relay: TurnServer | undefined;
  readonly addresses: readonly string[];
}
let listening: Listening | undefined;
let opening: Promise<Router> | undefined;
let router: Router | undefined;

async function listen(input: MediaRequests["listen"]["in"]): Promise<MediaRequests["listen"]["out"]> {
  const addresses = reachableAddresses(input.publicAddresses);
  let front: Front | undefined;
  const port = await openMediaPort(
    { udpPort: input.port, tcpPort: input.tcpPort, now },
    {
      receive: (packet, address, from) => front?.receive(packet, address, from, now()),
      closed: (address, from) => front?.closed(address, from),
      isProven: (address, from) => front?.isProven(address, from) ?? false,
    },
  ).catch(() => {
    throw new Refusal("port in use");
  });
  const relay =
    input.relay === null ? undefined : openRelay({ settings: input.relay, addresses, now, send: sendThrough(port) });
  front = new Front(() => router?.demultiplexer, relay);
  listening = { port, front, relay, addresses };
  setInterval(() => {
    port.tick();
    relay?.tick();
  }, slowMs);
  return { port: port.port, tcpPort: port.tcpPort };
}

const sendThrough =
  (port: MediaPort) =>
  (datagram: Buffer, { address, port: to }: { address: string; port: number }) => {
    const slot = port.slot();
    if (datagram.length > slot.length) return;
    datagram.copy(slot);
    port.commit(datagram.length, address, to);
  };

/** Loaded with the first participant: the handshake library takes its time. */
async function conferences({ port, addresses }: Listening): Promise<Router> {
  const { openRouter } = await import("./router/open-router.ts");
  router = await openRouter({ udp: port, addresses, now, emit });
  return router;
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

const emptyRouter = { rooms: 0, participants: 0, packetsIn: 0, datagramsDropped: 0 };

function stats({ port, front, relay }: Listening): MediaStats {
  const rooms = router?.stats() ?? { ...emptyRouter, packetsOut: port.sent, sendsRefused: port.dropped };
  return {
    ...rooms,
    datagramsDropped: rooms.datagramsDropped + front.dropped,
    relay: relay?.stats ?? { allocations: 0, relayedBytes: 0, refused: 0 },
  };
}

async function handle(message: ToWorker): Promise<unknown> {
  if (message.type === "listen") return listen(message.input);
  if (listening === undefined) throw new Refusal("failed");
  if (message.type === "stats") return stats(listening);
  if (message.type === "join") {
    opening ??= conferences(listening);
    const running = await opening;
    running.join(message.input.roomId, message.input.participantId);
    wind(running);
    return null;
  }
  const running = router;
  if (running === undefined) throw new Refusal("unknown participant");
  switch (message.type) {
    case "publish":
      return running.publish(message.input.participantId, message.input.sdp, message.input.tracks);
    case "answer":
      running.answer(message.input.participantId, message.input.sdp, message.input.version);
      return null;
    case "leave":
      return running.leave(message.participantId);
    case "pause":
      return running.pause(message.participantId, message.trackId, message.isPaused);
    case "show":
      return running.show(message.participantId, message.tracks);
    case "reoffer":
      return running.reoffer(message.participantId);
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
