import { networkInterfaces } from "node:os";
import { PeerPolicy } from "../../media/index.ts";
import type { Check, Verdict } from "./check.ts";

export const publicAddress: Check = {
  name: "Media address",
  run: async ({ media, server }) =>
    checkPublicAddress(media.public_addresses, new URL(server.public_url).hostname, own()),
};

const own = (): string[] =>
  Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));

const isPublic = (address: string): boolean => new PeerPolicy([]).allows(address);

/**
 * Whether browsers elsewhere can find the media port: by an address the operator names, or by one of this machine's own.
 * @param host of the address that people type: who is on this machine only needs no other
 * @param interfaces addresses of this machine
 */
export function checkPublicAddress(
  configured: readonly string[],
  host: string,
  interfaces: readonly string[],
): Verdict {
  const isTrial = host === "localhost" || host === "127.0.0.1" || host === "[::1]";
  if (configured.length === 0) {
    if (interfaces.some(isPublic)) return { ok: true, detail: "browsers are given this machine's public address" };
    if (isTrial) return { ok: true, detail: "this machine alone, as server.public_url says" };
    const found = interfaces.filter((address) => !/^(127\.|::1$|fe80:)/.test(address)).slice(0, 3);
    return {
      ok: false,
      detail: `only private addresses were found (${found.join(", ") || "none"}): conferences reach nobody outside this network`,
      cure: "name the outer address in media.public_addresses and forward the media ports to this machine; inside one network, name the private address",
    };
  }
  const foreign = configured.filter((address) => !interfaces.includes(address));
  return {
    ok: true,
    detail:
      foreign.length === 0
        ? `browsers are given ${configured.join(", ")}`
        : `browsers are given ${configured.join(", ")}; ${foreign.join(", ")} is no address of this machine, so the router in front of it has to forward the media ports`,
  };
}
