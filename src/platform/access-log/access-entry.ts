/**
 * One line of the access log: what S61 lists, and whose it is, nothing else. A field that does not apply is absent. No content of
 * messages, no path, no parameter.
 */
export interface AccessEntry {
  /** Milliseconds since 1970: of a sign-in or a use. */
  readonly at: number;
  /** Whose, by a pseudonym of that day (`pseudonym.ts`); absent: nobody was signed in. */
  readonly person?: string;
  readonly address: string;
  readonly userAgent?: string;
  readonly hardware?: Hardware;
  readonly system?: string;
  /** Of Iris in the browser. */
  readonly clientVersion?: string;
  /** `1920x1080`, in CSS pixels. */
  readonly screen?: string;
  /** The operation's name. */
  readonly action: string;
  readonly region: string;
  /** Of a conference that this person was in. */
  readonly session?: AccessSession;
  readonly durationMs: number;
  /** The status of a refusal or failure. */
  readonly error?: number;
}

export type Hardware = "phone" | "tablet" | "computer";

export interface AccessSession {
  /** The bubble's title, sealed with the bubble's own key for names, base64: who reads this log cannot open it, and it goes with the bubble. */
  readonly title?: string;
  readonly startedAt: number;
  readonly durationMs: number;
}

/** What the server notes of a request while it answers; the rest is worked out later, off its way. */
export interface Use {
  readonly at: number;
  /** Of somebody who is signed in. */
  readonly who: { readonly accountId: string; readonly sessionId: string } | null;
  readonly address: string;
  readonly userAgent: string | null;
  /** As the web client says it with each request: `0.1.0 1920x1080`. null over a socket: what the session said last counts. */
  readonly client: string | null;
  readonly action: string;
  readonly durationMs: number;
  readonly status: number;
  readonly session?: AccessSession;
}

/** Where a web client says its version and screen with each request. */
export const clientHeader = "iris-client";
