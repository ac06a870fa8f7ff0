import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { type Check, codeOf, type Verdict } from "./check.ts";

export const tcpPort: Check = {
  name: "TCP port",
  run: ({ server }) => checkTcp(server.host, server.port),
};

export const udpPort: Check = {
  name: "UDP port",
  run: ({ server, media }) => checkEach(media.workers, (at) => checkUdp(server.host, media.udp_port + at)),
};

export const mediaTcpPort: Check = {
  name: "TCP port for media",
  run: ({ server, media }) =>
    checkEach(media.workers, (at) => checkTcp(server.host, media.tcp_port + at, "media.tcp_port")),
};

/** Every worker has a port; the first that cannot be used is told. */
async function checkEach(count: number, check: (at: number) => Promise<Verdict>): Promise<Verdict> {
  const verdicts = await Promise.all(Array.from({ length: count }, (_, at) => check(at)));
  return verdicts.find(({ ok }) => !ok) ?? { ok: true, detail: verdicts.map(({ detail }) => detail).join(", ") };
}

export async function checkTcp(host: string, port: number, key = "server.port"): Promise<Verdict> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const server = createServer().once("error", reject).listen({ host, port, exclusive: true }, resolve);
  return verdict(promise, `${host}:${port}/tcp`, key, () => server.close());
}

export async function checkUdp(host: string, port: number): Promise<Verdict> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = createSocket(host.includes(":") ? "udp6" : "udp4").once("error", reject);
  socket.bind({ address: host, port, exclusive: true }, resolve);
  return verdict(promise, `${host}:${port}/udp`, "media.udp_port", () => socket.close());
}

async function verdict(listening: Promise<void>, what: string, key: string, close: () => void): Promise<Verdict> {
  try {
    await listening;
    close();
    return { ok: true, detail: `${what} is free` };
  } catch (error) {
    const code = codeOf(error);
    const cures: Record<string, string> = {
      EADDRINUSE: `stop the program that uses it (Iris itself, perhaps), or choose another port in ${key}`,
      EACCES: `choose a port from 1024 up in ${key}, or give the program CAP_NET_BIND_SERVICE`,
      EADDRNOTAVAIL: "set server.host to an address of this machine",
    };
    return {
      ok: false,
      detail: `${what} cannot be used (${code})`,
      cure: cures[code] ?? `choose another port in ${key}`,
    };
  }
}
