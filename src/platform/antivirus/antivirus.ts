import type { Outbound } from "../outbound/outbound.ts";
import { clamdCommand, startClamdScan } from "./clamd.ts";
import type { Scan } from "./scan.ts";

export interface AntivirusLimits {
  /** Bytes of one scan; keep clamd's StreamMaxLength above it. Beyond it the verdict is `limit`. */
  readonly maxBytes: number;
  /** Milliseconds for the connection to stand. */
  readonly connectMs: number;
  /** Milliseconds clamd may take no bytes before it counts as gone. */
  readonly stallMs: number;
  /** Milliseconds from the last byte to the verdict. */
  readonly verdictMs: number;
}

export interface Antivirus {
  /** False when the configuration turned scanning off. */
  readonly isOn: boolean;
  /** Begins a scan of bytes that are still arriving. */
  startScan(): Scan;
  /** @returns the scanner's version with its database's date, or null when it does not answer */
  version(): Promise<string | null>;
  /** True when the scanner answers. */
  ping(): Promise<boolean>;
}

export function createAntivirus(outbound: Outbound, limits: AntivirusLimits): Antivirus {
  const destination = outbound.destinationFor("antivirus");
  if (!destination) return scanningOff;
  const dial = (reason: string) =>
    outbound.dial({ purpose: "antivirus", destination, reason, timeoutMs: limits.connectMs });
  const ask = (command: string) => clamdCommand(() => dial(command.toLowerCase()), command, limits.stallMs);
  return {
    isOn: true,
    startScan: () => startClamdScan(() => dial("scan an upload"), limits),
    version: () => ask("VERSION").catch(() => null),
    ping: () =>
      ask("PING").then(
        (answer) => answer === "PONG",
        () => false,
      ),
  };
}

const scanningOff: Antivirus = {
  isOn: false,
  startScan: () => ({ write: async () => {}, finish: async () => ({ kind: "off" }), abort: () => {} }),
  version: async () => null,
  ping: async () => false,
};

/** Limits for a real scanner: 25 MiB take about 0.4 s, an archive of 2 GiB minutes. */
export const defaultAntivirusLimits = (maxBytes: number): AntivirusLimits => ({
  maxBytes,
  connectMs: 5_000,
  stallMs: 15_000,
  verdictMs: 300_000,
});
