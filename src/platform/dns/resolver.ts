import { randomInt } from "node:crypto";
import type { Socket } from "node:net";
import type { Outbound } from "../outbound/outbound.ts";
import { decodeTxtAnswer, encodeTxtQuery } from "./message.ts";

/** No answer: the resolver is not configured, not reachable, or could not find out. Says nothing about the record. */
export class DnsUnavailable extends Error {
  override readonly name = "DnsUnavailable";
}

export interface DnsResolver {
  /**
   * @returns the texts of the name's TXT records; none when there is no such record or name
   * @throws DnsUnavailable when that cannot be said now
   */
  txt(name: string): Promise<readonly string[]>;
}

const timeoutMs = 5_000;
const longestMessage = 65_535;

/** Asks the configured resolver over TCP, which every resolver speaks and whose answers nobody can forge blindly. */
export function createDnsResolver(outbound: Pick<Outbound, "destinationFor" | "dial">): DnsResolver {
  return {
    async txt(name) {
      const destination = outbound.destinationFor("dns");
      if (!destination) throw new DnsUnavailable("no resolver is configured");
      const id = randomInt(0x1_0000);
      try {
        const socket = await outbound.dial({ purpose: "dns", destination, reason: "prove a domain", timeoutMs });
        const answer = decodeTxtAnswer(id, await exchange(socket, encodeTxtQuery(id, name)));
        if (answer.kind === "failed") throw new DnsUnavailable(`the resolver answered with code ${answer.code}`);
        return answer.texts;
      } catch (cause) {
        if (cause instanceof DnsUnavailable || cause instanceof RangeError) throw cause;
        throw new DnsUnavailable("the resolver gave no answer", { cause });
      }
    },
  };
}

/** Sends one message and reads one, each with its length before it. Closes the socket in any case. */
function exchange(socket: Socket, query: Uint8Array): Promise<Uint8Array> {
  return new Promise<Uint8Array>((resolve, reject) => {
    let received = Buffer.alloc(0);
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`no answer within ${timeoutMs} ms`)));
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the connection was closed before the answer was whole")));
    socket.on("data", (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (received.length > longestMessage + 2) socket.destroy(new Error("the answer is too long"));
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      resolve(received.subarray(2, 2 + received.readUInt16BE(0)));
      socket.destroy();
    });
    const framed = Buffer.alloc(2 + query.length);
    framed.writeUInt16BE(query.length, 0);
    framed.set(query, 2);
    socket.write(framed);
  });
}
