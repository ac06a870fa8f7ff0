import type { EgressLine } from "../../protocol/oversight.ts";

/** Which line of the configuration lets a purpose out. */
const keys: Readonly<Record<string, string>> = {
  antivirus: "files.clamd",
  database: "storage.database_url",
  dns: "dns.resolver",
  mail: "mail.smtp_url",
  push: "push.allowed_origins",
  "single sign-on": "single_sign_on.allowed_origins",
  webhooks: "webhooks.allowed_origins",
};
export const allowedBy = (purpose: string): string => keys[purpose] ?? purpose;

const ownNetwork = /^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i;

/** The machine that a destination names: `tls:mail.example.com:465` and `https://push.example.com:8443` both have one. */
export function hostOf(destination: string): string | null {
  if (destination.startsWith("unix:")) return null;
  const socket = /^(?:tcp|tls):(.+):\d+$/.exec(destination)?.[1];
  if (socket !== undefined) return socket.toLowerCase();
  return URL.canParse(destination) ? new URL(destination).hostname.replace(/^\[|\]$/g, "") : destination.toLowerCase();
}

/**
 * Whether data that goes there stays with the operator, goes to somebody whom they named as a processor, or to nobody they named.
 * @param processors each in the operator's words, with the name of its servers in it: `Post GmbH (mail.example.com), Berlin, mail`
 */
export function standingOf(destination: string, processors: readonly string[]): EgressLine["standing"] {
  const host = hostOf(destination);
  // A name without a dot is one of the own network.
  if (host === null || ownNetwork.test(host) || (!host.includes(".") && !host.includes(":"))) return "here";
  const labels = host.split(".");
  // The domain alone is enough, a country's or all of `com` is not.
  const names = labels.map((_, at) => labels.slice(at).join(".")).filter((name) => name.includes("."));
  const words = new Set(processors.flatMap((text) => text.toLowerCase().match(/[a-z0-9:.-]+[a-z0-9]/g) ?? []));
  return [host, ...names].some((name) => words.has(name)) ? "declared" : "undeclared";
}
