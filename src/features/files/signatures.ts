import type { Antivirus } from "../../platform/antivirus/antivirus.ts";

/** Which signatures the scanner has, as last asked. */
export interface Signatures {
  /**
   * What a file that passes now was scanned with; null: not known (yet), or nothing is scanned. Never newer than what did
   * the scan, so that a file is scanned once too often rather than once too seldom.
   */
  current(): string | null;
  /** Asks the scanner. @returns the same as `current` from then on; null when it does not answer */
  ask(): Promise<string | null>;
}

export function createSignatures(antivirus: Pick<Antivirus, "version">): Signatures {
  let known: string | null = null;
  return {
    current: () => known,
    async ask() {
      const version = await antivirus.version();
      if (version !== null) known = version;
      return version;
    },
  };
}
