import { getServers } from "node:dns";
import type { Config } from "../config/config.ts";

/** Why a connection leaves the machine. A new purpose needs its own line in `allowedDestinations`. */
export type Purpose = "antivirus" | "dns" | "mail";
/** Why an HTTP request leaves the machine. Each has its own line in `allowedOrigins`. */
export type WebPurpose = "database" | "push" | "single sign-on" | "webhooks";

export type Destination =
  | { readonly kind: "unix"; readonly path: string }
  | { readonly kind: "tcp"; readonly host: string; readonly port: number; readonly tls: boolean };

export const describeDestination = (destination: Destination): string =>
  destination.kind === "unix"
    ? `unix:${destination.path}`
    : `${destination.tls ? "tls" : "tcp"}:${destination.host}:${destination.port}`;

/** @param address `unix:/path` or `tcp:host:port`; an IPv6 host stands in brackets
 * @throws RangeError when it is neither */
export function parseSocketAddress(address: string): Destination {
  if (address.startsWith("unix:/")) return { kind: "unix", path: address.slice("unix:".length) };
  const tcp = /^tcp:(?:\[([0-9a-fA-F:.]+)\]|([^:[\]/\s]+)):(\d{1,5})$/.exec(address);
  const host = tcp?.[1] ?? tcp?.[2];
  const port = Number(tcp?.[3]);
  if (!host || port < 1 || port > 65535) {
    throw new RangeError(`"${address}" is no address: write unix:/path or tcp:host:port`);
  }
  return { kind: "tcp", host, port, tls: false };
}

/** Where an SMTP URL points. The port follows the scheme when it is not given: 587 for `smtp:`, 465 for `smtps:`.
 * @throws RangeError when it is no SMTP URL */
export function smtpDestination(url: string): Destination & { kind: "tcp" } {
  const { protocol, hostname, port } = URL.canParse(url) ? new URL(url) : { protocol: "", hostname: "", port: "" };
  if ((protocol !== "smtp:" && protocol !== "smtps:") || hostname === "") {
    throw new RangeError("mail.smtp_url is no mail server: write smtp://user:password@host:587 or smtps://…:465");
  }
  const tls = protocol === "smtps:";
  return { kind: "tcp", host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) || (tls ? 465 : 587), tls };
}

/** All that may ever be dialled, by purpose. What is not configured is not here. */
export function allowedDestinations(
  config: Pick<Config, "dns" | "files" | "mail">,
  nameServers: () => readonly string[] = getServers,
): ReadonlyMap<Purpose, Destination> {
  const allowed = new Map<Purpose, Destination>();
  const resolver = resolverDestination(config.dns.resolver, nameServers);
  if (resolver) allowed.set("dns", resolver);
  if (config.files.clamd !== "off") allowed.set("antivirus", parseSocketAddress(config.files.clamd));
  if (config.mail.smtp_url) allowed.set("mail", smtpDestination(config.mail.smtp_url));
  return allowed;
}

function resolverDestination(resolver: string, nameServers: () => readonly string[]): Destination | undefined {
  if (resolver === "off") return undefined;
  if (resolver !== "system") return parseSocketAddress(resolver);
  // As the system writes them: `192.0.2.1`, `2001:db8::1`, with another port `192.0.2.1:5353` or `[2001:db8::1]:5353`.
  const [first] = nameServers();
  const [, bracketed, dotted, port = "53"] = /^(?:\[(.+)\]|([\d.]+))(?::(\d+))?$/.exec(first ?? "") ?? [];
  const host = bracketed ?? dotted ?? first;
  return host ? { kind: "tcp", host, port: Number(port), tls: false } : undefined;
}

/**
 * The origins that requests of a purpose may go to; `*` stands for every public address, by https, and
 * `https://*.example.com` for those below a name.
 */
export const allowedOrigins = ({
  push,
  single_sign_on: singleSignOn,
  storage,
  webhooks,
}: Pick<Config, "push" | "single_sign_on" | "storage" | "webhooks">): ReadonlyMap<WebPurpose, ReadonlySet<string>> =>
  new Map<WebPurpose, ReadonlySet<string>>([
    ["push", new Set(push.allowed_origins.map(normaliseOrigin))],
    ["webhooks", new Set(webhooks.allowed_origins.map(normaliseOrigin))],
    ["single sign-on", new Set(singleSignOn.allowed_origins.map(normaliseOrigin))],
    [
      "database",
      new Set(storage.database_url === undefined ? [] : [normaliseOrigin(databaseOverHttp(storage.database_url))]),
    ],
  ]);

/** `libsql://` is what such servers are called; they are spoken to by HTTP. */
export const databaseOverHttp = (url: string): string => url.replace(/^libsql:/, "https:");

/** Whether one of these is `*`, or `https://*.` and a name that this https address's host lies below. */
export const isBelowAny = (origins: ReadonlySet<string> | undefined, { protocol, port, hostname }: URL): boolean =>
  protocol === "https:" &&
  [...(origins ?? [])].some(
    (origin) =>
      origin === "*" ||
      // Such an origin names no port.
      (origin.startsWith(anyBelow) && port === "" && hostname.endsWith(origin.slice(anyBelow.length - 1))),
  );
const anyBelow = "https://*.";

const normaliseOrigin = (origin: string): string => (URL.canParse(origin) ? new URL(origin).origin : origin);
