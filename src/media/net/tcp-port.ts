import type { Socket } from "bun";
import { type Framing, firstPacket, frame, framingOf, longestPacket } from "./framing.ts";

/** Marks addresses of TCP connections among those of datagrams. */
const mark = "tcp ";
export const isTcp = (address: string): boolean => address.startsWith(mark);

export interface TcpPortLimits {
  readonly maxConnections: number;
  /** A whole office may come from one address. */
  readonly maxPerAddress: number;
  /** Who has not proven to be expected by then is cut. */
  readonly provenWithinMs: number;
  /** What waits for a slow connection; what does not fit is lost, as it would be on a thin line. */
  readonly maxWaitingBytes: number;
}
export const defaultTcpLimits: TcpPortLimits = {
  maxConnections: 2000,
  maxPerAddress: 400,
  provenWithinMs: 10_000,
  maxWaitingBytes: 256 * 1024,
};

export interface TcpPortEvents {
  /** @param address carries the mark of TCP */
  receive(packet: Buffer, address: string, port: number): void;
  closed(address: string, port: number): void;
  /** Whether a connection belongs to somebody; asked about those that are `provenWithinMs` old. */
  isProven(address: string, port: number): boolean;
}

export interface TcpPort {
  readonly port: number;
  send(packet: Buffer, address: string, port: number): void;
  /** Once a second: cuts connections that nobody has proven. */
  tick(nowMs: number): void;
  close(): void;
}

interface Connection {
  readonly address: string;
  readonly port: number;
  readonly openedAt: number;
  framing: Framing | undefined;
  /** Bytes of a packet that has not come whole. */
  rest: Buffer;
  waiting: Buffer[];
  waitingBytes: number;
  isWriting: boolean;
  isOld: boolean;
}

/**
 * The TCP beside the one UDP port, for networks that let no datagrams through. A connection says by its first bytes whether it
 * is a conference's (ICE-TCP, RFC 6544; we are the passive side) or a relay's client.
 */
export async function openTcpPort(
  port: number,
  events: TcpPortEvents,
  now: () => number,
  limits: TcpPortLimits = defaultTcpLimits,
): Promise<TcpPort> {
  const sockets = new Map<string, Socket<Connection>>();
  const perAddress = new Map<string, number>();

  function write(socket: Socket<Connection>): void {
    const { data } = socket;
    data.isWriting = false;
    if (data.waiting.length === 0) return;
    const bytes = data.waiting.length === 1 ? (data.waiting[0] as Buffer) : Buffer.concat(data.waiting);
    const taken = Math.max(0, socket.write(bytes));
    data.waiting = taken < bytes.length ? [bytes.subarray(taken)] : [];
    data.waitingBytes = bytes.length - taken;
  }

  function take(socket: Socket<Connection>, chunk: Buffer): void {
    const { data } = socket;
    let bytes = data.rest.length === 0 ? chunk : Buffer.concat([data.rest, chunk]);
    data.framing ??= framingOf(bytes) ?? undefined;
    if (data.framing === undefined && bytes.length >= 10) {
      socket.terminate();
      return;
    }
    while (data.framing !== undefined) {
      const found = firstPacket(data.framing, bytes);
      if (found === null) {
        socket.terminate();
        return;
      }
      if (found === undefined) break;
      if (found.to > found.from) events.receive(bytes.subarray(found.from, found.to), data.address, data.port);
      bytes = bytes.subarray(found.next);
    }
    // Copied: the chunk's memory is the system's.
    data.rest = Buffer.from(bytes);
    if (data.rest.length > longestPacket + 4) socket.terminate();
  }

  const listen = (hostname: string) =>
    Bun.listen<Connection>({
      hostname,
      port,
      socket: {
        binaryType: "buffer",
        open(socket) {
          const address = `${mark}${socket.remoteAddress}`;
          const count = perAddress.get(address) ?? 0;
          socket.data = {
            ...{ address, port: socket.remotePort, openedAt: now(), framing: undefined, rest: Buffer.alloc(0) },
            ...{ waiting: [], waitingBytes: 0, isWriting: false, isOld: false },
          };
          perAddress.set(address, count + 1);
          sockets.set(`${address} ${socket.remotePort}`, socket);
          if (sockets.size > limits.maxConnections || count >= limits.maxPerAddress) socket.terminate();
          else socket.setNoDelay(true);
        },
        data: take,
        drain: write,
        close(socket) {
          const { address, port: from } = socket.data;
          const count = (perAddress.get(address) ?? 1) - 1;
          if (count === 0) perAddress.delete(address);
          else perAddress.set(address, count);
          sockets.delete(`${address} ${from}`);
          events.closed(address, from);
        },
        error: () => {},
      },
    });

  const listener = (() => {
    try {
      return listen("::");
    } catch {
      // Without IPv6 on this machine; a port that is taken fails here, too.
      return listen("0.0.0.0");
    }
  })();

  return {
    port: listener.port,
    send(packet, address, to) {
      const socket = sockets.get(`${address} ${to}`);
      const framing = socket?.data.framing;
      if (socket === undefined || framing === undefined) return;
      const { data } = socket;
      if (data.waitingBytes + packet.length > limits.maxWaitingBytes) return;
      const framed = frame(framing, packet);
      data.waiting.push(framed);
      data.waitingBytes += framed.length;
      if (data.isWriting) return;
      // What is sent in one turn of the loop leaves in one write.
      data.isWriting = true;
      setImmediate(() => write(socket));
    },
    tick(nowMs) {
      for (const socket of sockets.values()) {
        const { data } = socket;
        if (data.isOld || nowMs - data.openedAt < limits.provenWithinMs) continue;
        data.isOld = events.isProven(data.address, data.port);
        if (!data.isOld) socket.terminate();
      }
    },
    close() {
      listener.stop(true);
    },
  };
}
