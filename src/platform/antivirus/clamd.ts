import type { Socket } from "node:net";
import type { AntivirusLimits } from "./antivirus.ts";
import { readVerdict, type Scan, type Verdict } from "./scan.ts";

const longestReply = 4_096;
const endOfStream = Buffer.alloc(4);

/** Collects what clamd sends until it closes the connection. */
function readReply(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let reply = "";
    socket.setEncoding("utf8");
    socket.on("data", (text: string) => {
      reply += text;
      if (reply.length > longestReply) socket.destroy(new Error("an answer without end"));
    });
    socket.on("error", reject);
    socket.once("close", () => resolve(reply.replace(/\0$/, "").trim()));
  });
}

/** We waited long enough: the scanner is silent, which is not the same as closing the connection. */
class Overdue extends Error {}

function destroyAfter(socket: Socket, timeoutMs: number, what: string) {
  const timer = setTimeout(() => socket.destroy(new Overdue(`${what} within ${timeoutMs} ms`)), timeoutMs);
  return () => clearTimeout(timer);
}

/** Sends one command of clamd's protocol and reads its answer. */
export async function clamdCommand(dial: () => Promise<Socket>, command: string, timeoutMs: number): Promise<string> {
  const socket = await dial();
  const calm = destroyAfter(socket, timeoutMs, "no answer");
  socket.write(`z${command}\0`);
  return await readReply(socket).finally(calm);
}

const unavailable = (error: unknown) =>
  ({ kind: "unavailable", reason: error instanceof Error ? error.message : String(error) }) as const;

/**
 * Streams bytes to clamd (INSTREAM: each chunk behind its length as a 32-bit big-endian number, a zero length at the end).
 * Bytes are counted here, since clamd's own refusal of too many is lost when its reset of the connection overtakes it.
 */
export function startClamdScan(dial: () => Promise<Socket>, limits: AntivirusLimits): Scan {
  /** Known before the end: nothing that is still to come can change it. */
  let early: Verdict | undefined;
  let sentBytes = 0;
  const opened = dial().then(
    (socket) => {
      const answer = readReply(socket).then(readVerdict, (error: unknown) => ({
        ...unavailable(error),
        isBrokenOff: !(error instanceof Overdue),
      }));
      void answer.then((verdict) => {
        early ??= verdict;
      });
      if (early) socket.destroy();
      else socket.write("zINSTREAM\0");
      return { socket, answer };
    },
    (error: unknown) => {
      early ??= unavailable(error);
      return undefined;
    },
  );
  const giveUp = async (verdict: Verdict) => {
    early ??= verdict;
    (await opened)?.socket.destroy();
  };

  return {
    async write(bytes) {
      const connection = await opened;
      if (early || !connection || bytes.byteLength === 0) return;
      sentBytes += bytes.byteLength;
      if (sentBytes > limits.maxBytes) return await giveUp({ kind: "limit" });
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.byteLength);
      connection.socket.write(length);
      if (!connection.socket.write(bytes)) await drained(connection.socket, limits.stallMs);
    },
    async finish() {
      const connection = await opened;
      if (early || !connection) return early ?? unavailable("no connection");
      const calm = destroyAfter(connection.socket, limits.verdictMs, "no verdict");
      connection.socket.write(endOfStream);
      const verdict = await connection.answer.finally(calm);
      return early ?? verdict;
    },
    abort() {
      void giveUp(unavailable("aborted"));
    },
  };
}

/** Resolves when the socket takes bytes again or is gone; destroys it when it takes none for too long. */
function drained(socket: Socket, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const calm = destroyAfter(socket, timeoutMs, "took no bytes");
    const settle = () => {
      calm();
      socket.off("drain", settle);
      socket.off("close", settle);
      resolve();
    };
    socket.once("drain", settle);
    socket.once("close", settle);
  });
}
