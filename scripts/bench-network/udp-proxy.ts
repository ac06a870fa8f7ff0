import { type LinkOptions, VirtualLink } from "../../src/media/bandwidth/virtual-link.testing.ts";

export interface UdpProxy {
  readonly port: number;
  /** From peers to the server, and back. May be changed while it runs. */
  up: VirtualLink;
  down: VirtualLink;
  close(): void;
}

/** Stands between peers and a UDP server on the own machine, and treats every packet as a network would. */
export async function openUdpProxy(serverPort: number, up: LinkOptions, down: LinkOptions): Promise<UdpProxy> {
  type Side = Awaited<ReturnType<typeof openSide>>;
  const sides = new Map<string, Promise<Side>>();
  const deliver = (link: VirtualLink, packet: Buffer, send: (packet: Buffer) => void) => {
    const now = performance.now();
    const atMs = link.send(packet.length, now);
    if (Number.isNaN(atMs)) return;
    const kept = Buffer.from(packet);
    setTimeout(() => send(kept), atMs - now);
  };
  const openSide = (port: number, address: string) =>
    Bun.udpSocket({
      hostname: "127.0.0.1",
      socket: {
        data: (_socket, packet) => deliver(proxy.down, packet, (kept) => void front.send(kept, port, address)),
        error: () => {},
      },
    });
  const front = await Bun.udpSocket({
    hostname: "127.0.0.1",
    socket: {
      async data(_socket, packet, port, address) {
        const key = `${address}:${port}`;
        const opening = sides.get(key) ?? openSide(port, address);
        sides.set(key, opening);
        const kept = Buffer.from(packet);
        const side = await opening;
        deliver(proxy.up, kept, (late) => void side.send(late, serverPort, "127.0.0.1"));
      },
      error: () => {},
    },
  });
  const proxy: UdpProxy = {
    port: front.port,
    up: new VirtualLink(up),
    down: new VirtualLink(down),
    close() {
      front.close();
      for (const side of sides.values()) void side.then((socket) => socket.close());
    },
  };
  return proxy;
}
