import type { Language } from "../../protocol/failures/index.ts";
import type { Caller } from "../platform.ts";

/** The connection a request came over. */
export interface Peer {
  readonly address: string;
  /** Raises the connection's idle time-out, for bodies that take their time. */
  allowIdle?(): void;
}

/** One request on its way through the server: what its answer and its log line need to know. */
export interface Exchange {
  readonly requestId: string;
  readonly peer: Peer;
  /** Whose request it is, after trusted proxies. */
  readonly address: string;
  /** The operation's name once it is known; `other` where nothing answers. */
  operation: string;
  language: Language;
  /** Whose it is, once an operation of the contract answers; null: nobody's who is signed in. */
  comer?: Caller | null;
  /** Asked by a machine every few seconds: not worth a line in the log. */
  isProbe?: true;
}
