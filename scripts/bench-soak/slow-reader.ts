import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { protocolVersion } from "../../src/protocol/socket.ts";

/**
 * A device that says hello and then reads nothing, until the server has had enough. Spoken by hand (RFC 6455), since a
 * WebSocket of the runtime always reads.
 */
export function openSlowReader(url: string, cookie: string, onCut: () => void): () => void {
  const { hostname, port, host } = new URL(url);
  const socket: Socket = connect({ host: hostname, port: Number(port) });
  let isOver = false;
  socket.once("connect", () =>
    socket.write(
      [
        "GET /api/socket HTTP/1.1",
        ...[`host: ${host}`, `origin: ${url}`, `cookie: ${cookie}`, "connection: Upgrade", "upgrade: websocket"],
        ...["sec-websocket-version: 13", `sec-websocket-key: ${randomBytes(16).toString("base64")}`],
        "\r\n",
      ].join("\r\n"),
    ),
  );
  socket.once("data", () => {
    const hello = JSON.stringify({ type: "hello", version: protocolVersion, deviceId: "s".repeat(21) });
    socket.write(maskedText(hello));
    socket.pause();
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    if (!isOver) onCut();
  });
  return () => {
    isOver = true;
    socket.destroy();
  };
}

/** One text frame of less than 126 bytes, as clients must send it. */
function maskedText(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length > 125) throw new RangeError("too long for a short frame");
  const mask = randomBytes(4);
  return Buffer.concat([
    Buffer.from([0x81, 0x80 | payload.length]),
    mask,
    payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0)),
  ]);
}
