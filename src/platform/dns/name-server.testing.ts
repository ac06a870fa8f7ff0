import { createServer, type Server, type Socket } from "node:net";

/** A name server on loopback that knows some TXT records, over TCP. */
export interface TestNameServer {
  readonly address: string;
  /** By name; a name without an entry does not exist. */
  readonly records: Map<string, readonly string[]>;
  /** As long as this is set, it answers so: SERVFAIL is 2. */
  failWith: number | undefined;
  readonly asked: string[];
  stop(): Promise<void>;
}

const nameAt = (message: Buffer, from: number): { name: string; end: number } => {
  const labels: string[] = [];
  let at = from;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString("utf8", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join("."), end: at + 1 };
};

/** One record, as strings of up to 255 bytes. */
export function txtRecord(text: string): Buffer {
  const bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length || at === 0; at += 255) {
    const part = bytes.subarray(at, at + 255);
    parts.push(Buffer.from([part.length]), part);
  }
  const data = Buffer.concat(parts);
  const head = Buffer.alloc(12);
  // The name is the question's: a pointer to it.
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(16, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

export async function startNameServer(records: Record<string, readonly string[]> = {}): Promise<TestNameServer> {
  const known = new Map(Object.entries(records));
  const asked: string[] = [];
  const sockets = new Set<Socket>();

  const answer = (query: Buffer): Buffer => {
    const { name, end } = nameAt(query, 12);
    asked.push(name);
    const texts = known.get(name.toLowerCase());
    const head = Buffer.from(query.subarray(0, 12));
    head.writeUInt16BE(0x8180 | (server.failWith ?? (texts ? 0 : 3)), 2);
    head.writeUInt16BE(texts?.length ?? 0, 6);
    return Buffer.concat([head, query.subarray(12, end + 4), ...(texts ?? []).map(txtRecord)]);
  };

  const tcp: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.on("data", (framed: Buffer) => {
      const message = answer(framed.subarray(2));
      const length = Buffer.alloc(2);
      length.writeUInt16BE(message.length);
      socket.write(Buffer.concat([length, message]));
    });
  });
  await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
  const { port } = tcp.address() as { port: number };

  const server: TestNameServer = {
    address: `tcp:127.0.0.1:${port}`,
    records: known,
    failWith: undefined,
    asked,
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => tcp.close(() => resolve()));
    },
  };
  return server;
}
