/** What a scan found. Only `clean` (or `off`, the operator's own decision) lets bytes pass. */
export type Verdict =
  | { readonly kind: "clean" }
  | { readonly kind: "infected"; readonly threat: string }
  /**
   * The scanner gave no verdict: bytes wait and are scanned again. Broken off: it was there and closed the connection, because
   * it died or because these bytes are more than it takes (its answer to that is lost with the connection).
   */
  | { readonly kind: "unavailable"; readonly reason: string; readonly isBrokenOff?: boolean }
  /** Larger, or unpacking to more, than the scanner checks: scanning again would not help. */
  | { readonly kind: "limit" }
  /** An archive that only a password opens: nobody can look into it. */
  | { readonly kind: "protected" }
  | { readonly kind: "off" };

/** One scan under way. A scanner that fails is no reason for the bytes to stop: `write` never throws. */
export interface Scan {
  /** Resolves when the scanner can take more, or when it is known that it takes nothing any more. */
  write(bytes: Uint8Array): Promise<void>;
  /** The verdict on all bytes written. Never throws. */
  finish(): Promise<Verdict>;
  /** The bytes will not be complete: forget them. */
  abort(): void;
}

/** Reads clamd's answer to INSTREAM. @param reply without the closing NUL, such as `stream: Eicar-Test FOUND` */
export function readVerdict(reply: string): Verdict {
  if (reply === "stream: OK") return { kind: "clean" };
  const threat = /^stream: (.+) FOUND$/.exec(reply)?.[1];
  // With `AlertExceedsMax yes` this is how clamd says that an archive unpacks to more than it looks at.
  if (threat?.startsWith("Heuristics.Limits.Exceeded")) return { kind: "limit" };
  // With `AlertEncryptedArchive yes`: an archive that it cannot look into.
  if (threat?.startsWith("Heuristics.Encrypted")) return { kind: "protected" };
  if (threat) return { kind: "infected", threat };
  if (reply.startsWith("INSTREAM size limit exceeded")) return { kind: "limit" };
  if (reply === "") return { kind: "unavailable", reason: "closed without an answer", isBrokenOff: true };
  return { kind: "unavailable", reason: `answered "${reply}"` };
}
