import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { id, language, timestamp } from "./primitives.ts";

/** The text that is shown when consent is asked for; a new one asks again. */
export const diagnosisTextVersion = "2026-11";

/** One way media can take. `unchecked`: this instance does not offer it, or the browser could not try. */
const way = z.strictObject({
  state: z.enum(["open", "blocked", "unchecked"]),
  /** There and back. */
  roundTripMs: z.number().int().min(0).max(60_000).nullable(),
});

/** How media gets through somebody's network, as their browser found it. */
export const networkReport = z.strictObject({
  /** To the media port and back. */
  udp: way,
  /** The same for networks that let no UDP through. */
  tcp: way,
  /** From one connection to another through the relay, both ways. */
  relay: way,
});
export type NetworkReport = z.infer<typeof networkReport>;

/** What a report comes to: everything works, calls in strict networks fail, it works with delays, or not at all. */
export type NetworkVerdict = "good" | "noRelay" | "tcpOnly" | "blocked" | "unchecked";

export function verdictOf({ udp, tcp, relay }: NetworkReport): NetworkVerdict {
  if (udp.state === "unchecked" && tcp.state === "unchecked")
    return relay.state === "unchecked" ? "unchecked" : relay.state === "open" ? "good" : "noRelay";
  if (udp.state === "open") return relay.state === "blocked" ? "noRelay" : "good";
  if (tcp.state === "open") return relay.state === "blocked" ? "noRelay" : "tcpOnly";
  return relay.state === "open" ? "tcpOnly" : "blocked";
}

const server = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});

export const listNetworkWays = endpoint({
  operation: "listNetworkWays",
  method: "GET",
  path: "/api/me/network/ways",
  summary: "What a browser needs to try its network: the media port over UDP and over TCP, and the relays for calls",
  access: "account",
  limit: "read",
  response: () => z.object({ udp: z.array(server), tcp: z.array(server), relays: z.array(server) }),
  failures: [],
});

const diagnosisState = z.object({
  /** null: nothing is passed on. */
  consent: z.object({ textVersion: z.string(), language, givenAt: timestamp }).nullable(),
});
export type DiagnosisState = z.infer<typeof diagnosisState>;

export const getDiagnosis = endpoint({
  operation: "getDiagnosis",
  method: "GET",
  path: "/api/me/diagnosis",
  summary: "Whether one's administrators may see how one's connection does",
  access: "account",
  limit: "read",
  response: () => diagnosisState,
  failures: [],
});

export const giveDiagnosisConsent = endpoint({
  operation: "giveDiagnosisConsent",
  method: "PUT",
  path: "/api/me/diagnosis/consent",
  summary: "Let one's administrators see how one's connection does; which text was shown is recorded with the time",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ textVersion: z.string().min(1).max(40), language }),
  response: () => diagnosisState,
  failures: [],
});

export const withdrawDiagnosisConsent = endpoint({
  operation: "withdrawDiagnosisConsent",
  method: "DELETE",
  path: "/api/me/diagnosis/consent",
  summary: "Withdraw it; what was passed on is deleted at once",
  access: "account",
  limit: "write",
  response: () => diagnosisState,
  failures: [],
});

export const reportNetwork = endpoint({
  operation: "reportNetwork",
  method: "PUT",
  path: "/api/me/network",
  summary: "Pass on what the browser found, in place of what this device said before",
  access: "account",
  limit: "write",
  body: () => z.strictObject({ deviceId: id, report: networkReport }),
  failures: ["diagnosis.consent_needed"],
});

export const listNetworkReports = endpoint({
  operation: "listNetworkReports",
  method: "GET",
  path: "/api/company/network",
  summary: "How the connections of one's company's members do, of those who let it be seen",
  access: "administrator",
  limit: "read",
  response: () =>
    z.object({
      /** Members who have consented. */
      consenting: z.number().int().nonnegative(),
      /** The newest first. */
      reports: z.array(z.object({ accountId: id, name: z.string(), at: timestamp, report: networkReport })),
    }),
  failures: [],
});
