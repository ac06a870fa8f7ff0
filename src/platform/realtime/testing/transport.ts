import type { ServerFrame } from "../../../protocol/socket.ts";
import type { Transport } from "../connection.ts";

/** A socket's network side: remembers what was sent; may read slowly. */
export class MemoryTransport implements Transport {
  readonly sent: string[] = [];
  readonly corked: number[] = [];
  pings = 0;
  closed: { code: number; reason: string } | null = null;
  /** Bytes that wait unread; `Infinity` drops everything. */
  buffered = 0;
  isStuck = false;

  get frames(): ServerFrame[] {
    return this.sent.map((text) => JSON.parse(text) as ServerFrame);
  }

  send(text: string): number {
    if (this.buffered === Number.POSITIVE_INFINITY) return 0;
    this.sent.push(text);
    if (!this.isStuck) return text.length;
    this.buffered += text.length;
    return -1;
  }

  cork(write: () => void): void {
    const before = this.sent.length;
    write();
    this.corked.push(this.sent.length - before);
  }

  getBufferedAmount(): number {
    return this.buffered;
  }

  ping(): void {
    this.pings++;
  }

  close(code: number, reason: string): void {
    this.closed = { code, reason };
  }
}
