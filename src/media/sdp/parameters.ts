import type { RemoteParameters } from "../net/transport.ts";
import { attributeOf, type Description } from "./description.ts";

/** Our side of a connection, as descriptions tell it. */
export interface LocalParameters {
  readonly usernameFragment: string;
  readonly password: string;
  readonly fingerprint: string;
  readonly addresses: readonly string[];
  readonly port: number;
  /** Port of the TCP fall-back; null without. */
  readonly tcpPort: number | null;
}

/** @returns null when the description lacks what a connection needs, or the peer does not begin the handshake */
export function readRemoteParameters(description: Description): RemoteParameters | null {
  const sections = [...description.media, description];
  const first = (name: string) =>
    sections.map((section) => attributeOf(section, name)).find((value) => value !== undefined);
  const usernameFragment = first("ice-ufrag");
  const fingerprint = /^sha-256\s+((?:[0-9a-f]{2}:){31}[0-9a-f]{2})\s*$/i.exec(first("fingerprint") ?? "")?.[1];
  const setup = first("setup");
  if (usernameFragment === undefined || fingerprint === undefined) return null;
  if (setup !== "actpass" && setup !== "active") return null;
  return { usernameFragment, fingerprint: fingerprint.toUpperCase() };
}

export const sessionLines = (sessionId: string, version: number, bundledMids: readonly string[]): string[] => [
  "v=0",
  `o=- ${sessionId} ${version} IN IP4 127.0.0.1`,
  "s=-",
  "t=0 0",
  ...(bundledMids.length > 0 ? [`a=group:BUNDLE ${bundledMids.join(" ")}`] : []),
  "a=ice-lite",
  "a=msid-semantic: WMS *",
];

/**
 * @param local without addresses for every section but the first: all sections share its connection
 * @param setup what we say in the handshake: we always wait for the peer to begin
 */
export const transportLines = (local: LocalParameters, setup: "passive" | "actpass"): string[] => [
  `a=ice-ufrag:${local.usernameFragment}`,
  `a=ice-pwd:${local.password}`,
  `a=fingerprint:sha-256 ${local.fingerprint}`,
  `a=setup:${setup}`,
  ...local.addresses.map(
    (address, i) => `a=candidate:${i + 1} 1 udp ${hostPriority(i)} ${address} ${local.port} typ host`,
  ),
  ...(local.tcpPort === null ? [] : local.addresses).map(
    (address, i) =>
      `a=candidate:${local.addresses.length + i + 1} 1 tcp ${tcpPriority(i)} ${address} ${local.tcpPort} typ host tcptype passive`,
  ),
  ...(local.addresses.length > 0 ? ["a=end-of-candidates"] : []),
];

/** RFC 8445, 5.1.2.1, for a host candidate of component 1; earlier addresses are preferred. */
const hostPriority = (position: number): number => 126 * 2 ** 24 + (65_535 - position) * 2 ** 8 + 255;

/** Below every UDP candidate: TCP repeats what comes too late to be of use (RFC 6544, 4.2; passive is direction 4). */
const tcpPriority = (position: number): number => 90 * 2 ** 24 + (4 * 2 ** 13 + 8191 - position) * 2 ** 8 + 255;
