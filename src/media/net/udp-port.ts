import { enlargeSocketBuffers } from "./socket-buffers.ts";

/** Longest datagram the engine sends: Ethernet's, less IPv6 and UDP headers. */
export const slotBytes = 1452;
const slotCount = 1024;
const socketBufferBytes = 4 * 1024 * 1024;
/** A peer that is gone makes one call fail; so many in a row mean that the system takes nothing more now. */
const maxRefusals = 32;

export interface UdpPort {
  readonly port: number;
  /** Datagrams that were sent, and those that the system did not take. */
  readonly sent: number;
  readonly dropped: number;
  /** A buffer to write the next datagram into; it must be handed to `commit` before the next one is asked for. */
  slot(): Buffer;
  /** Queues the first `length` bytes of the slot just written. They go out together at the end of this turn of the loop. */
  commit(length: number, address: string, port: number): void;
  close(): void;
}

/**
 * Opens the one UDP port of all media, for IPv6 and IPv4 (IPv4 only where the system has no IPv6).
 * @param port 0 takes any free one
 */
export async function openUdpPort(
  port: number,
  receive: (datagram: Buffer, address: string, port: number) => void,
): Promise<UdpPort> {
  const handlers = {
    binaryType: "buffer" as const,
    data: (_socket: unknown, datagram: Buffer, from: number, address: string) => receive(datagram, address, from),
    // Errors of single peers (port unreachable) are reported here too; they say nothing about the port itself.
    error: () => {},
  };
  const socket = await Bun.udpSocket({ hostname: "::", port, socket: handlers }).catch(() =>
    Bun.udpSocket({ hostname: "0.0.0.0", port, socket: handlers }),
  );
  if ("fd" in socket && typeof socket.fd === "number") enlargeSocketBuffers(socket.fd, socketBufferBytes);

  const slots = Array.from({ length: slotCount }, () => Buffer.allocUnsafeSlow(slotBytes));
  let queue: (Buffer | number | string)[] = [];
  let used = 0;
  let sent = 0;
  let dropped = 0;
  let isFlushPlanned = false;
  let isClosed = false;

  const flush = () => {
    isFlushPlanned = false;
    if (isClosed || used === 0) return;
    const batch = queue;
    queue = [];
    used = 0;
    const lost = sendAll(socket, batch);
    sent += batch.length / 3 - lost;
    dropped += lost;
  };

  return {
    port: socket.port,
    get sent() {
      return sent;
    },
    get dropped() {
      return dropped;
    },
    slot() {
      if (used === slotCount) flush();
      return slots[used] as Buffer;
    },
    commit(length, address, to) {
      queue.push((slots[used] as Buffer).subarray(0, length), to, address);
      used++;
      if (isFlushPlanned) return;
      isFlushPlanned = true;
      setImmediate(flush);
    },
    close() {
      isClosed = true;
      socket.close();
    },
  };
}

/** @returns how many were not taken */
function sendAll(
  socket: { sendMany(packets: (Buffer | number | string)[]): number },
  batch: (Buffer | number | string)[],
): number {
  const total = batch.length / 3;
  let done = 0;
  let lost = 0;
  let refusals = 0;
  while (done < total && refusals < maxRefusals) {
    let taken = 0;
    try {
      taken = socket.sendMany(done === 0 ? batch : batch.slice(done * 3));
    } catch {
      // ECONNREFUSED of an earlier datagram surfaces here, synchronously, at whichever comes next.
    }
    done += taken;
    if (taken > 0 || done >= total) continue;
    refusals++;
    // The error was consumed by the failed call: the same datagram gets a second chance before it is given up.
    if (refusals % 2 === 0) {
      done++;
      lost++;
    }
  }
  return lost + (total - done);
}
