import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

interface LineEvents {
  open(): void;
  text(text: string): void;
  close(): void;
}

/**
 * A WebSocket that can stop reading, spoken by hand (RFC 6455): the runtime's own always reads. Short text frames out, text frames
 * of any length in.
 */
export class SlowLine {
  readonly #socket: Socket;
  #bytes: Buffer = Buffer.alloc(0);
  #isOpen = false;
  readonly #on: LineEvents;

  constructor(url: string, cookie: string, on: LineEvents) {
    this.#on = on;
    const { hostname, port, host } = new URL(url);
    this.#socket = connect({ host: hostname, port: Number(port) });
    this.#socket.once("connect", () =>
      this.#socket.write(
        [
          "GET /api/socket HTTP/1.1",
          ...[`host: ${host}`, `origin: ${url}`, `cookie: ${cookie}`, "connection: Upgrade", "upgrade: websocket"],
          ...["sec-websocket-version: 13", `sec-websocket-key: ${randomBytes(16).toString("base64")}`],
          "\r\n",
        ].join("\r\n"),
      ),
    );
    this.#socket.on("data", (chunk: Buffer) => this.#read(chunk));
    this.#socket.on("error", () => {});
    this.#socket.on("close", () => on.close());
  }

  /** From here on the kernel's buffers fill, and then the server's. */
  pause = (): void => void this.#socket.pause();
  resume = (): void => void this.#socket.resume();
  close = (): void => void this.#socket.destroy();
  send(text: string): void {
    if (!this.#isOpen) return;
    const payload = Buffer.from(text);
    if (payload.length > 125) throw new RangeError("too long for a short frame");
    const mask = randomBytes(4);
    const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
    this.#socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | payload.length]), mask, masked]));
  }

  #read(chunk: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
    if (!this.#isOpen) {
      const end = this.#bytes.indexOf("\r\n\r\n");
      if (end < 0) return;
      this.#bytes = this.#bytes.subarray(end + 4);
      this.#isOpen = true;
      this.#on.open();
    }
    for (let frame = this.#next(); frame; frame = this.#next()) {
      if (frame.code === 1) this.#on.text(frame.payload.toString("utf8"));
      if (frame.code === 8) this.#socket.destroy();
    }
  }

  #next(): { code: number; payload: Buffer } | undefined {
    const bytes = this.#bytes;
    if (bytes.length < 2) return undefined;
    const short = (bytes[1] ?? 0) & 0x7f;
    const front = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (bytes.length < front) return undefined;
    const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
    if (bytes.length < front + length) return undefined;
    this.#bytes = bytes.subarray(front + length);
    return { code: (bytes[0] ?? 0) & 0x0f, payload: bytes.subarray(front, front + length) };
  }
}
