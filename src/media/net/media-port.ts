import { isTcp, openTcpPort, type TcpPort } from "./tcp-port.ts";
import { openUdpPort, type UdpPort } from "./udp-port.ts";

export interface MediaPortOptions {
  readonly udpPort: number;
  /** 0 takes any free one; null opens none. */
  readonly tcpPort: number | null;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
}

export interface MediaPortEvents {
  receive(packet: Buffer, address: string, port: number): void;
  /** A TCP connection ended. */
  closed(address: string, port: number): void;
  isProven(address: string, port: number): boolean;
}

/** The UDP port and the TCP port beside it as one: an address says which of them it belongs to. */
export interface MediaPort extends UdpPort {
  /** null when there is none, or when it could not be opened: media then has UDP alone. */
  readonly tcpPort: number | null;
  /** Once a second. */
  tick(): void;
}

export async function openMediaPort(
  { udpPort, tcpPort, now }: MediaPortOptions,
  events: MediaPortEvents,
): Promise<MediaPort> {
  const udp = await openUdpPort(udpPort, events.receive);
  const tcp: TcpPort | null = tcpPort === null ? null : await openTcpPort(tcpPort, events, now).catch(() => null);
  return {
    port: udp.port,
    tcpPort: tcp?.port ?? null,
    get sent() {
      return udp.sent;
    },
    get dropped() {
      return udp.dropped;
    },
    slot: udp.slot,
    commit(length, address, to) {
      if (isTcp(address)) tcp?.send(udp.slot().subarray(0, length), address, to);
      else udp.commit(length, address, to);
    },
    tick: () => tcp?.tick(now()),
    close() {
      udp.close();
      tcp?.close();
    },
  };
}
