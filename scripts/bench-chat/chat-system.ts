/** Who talks to whom: people in pairs, or everybody in one room. */
export type Shape = "pairs" | "room";

export interface LoadEvents {
  /** A message's text reached a client (a room's sender hears itself too; in a pair only the other one counts). */
  delivered(receiver: number, text: string): void;
  /** The server confirmed that it keeps the message. */
  accepted(): void;
  /** Something that must not happen; the measurement is then worth nothing. */
  failed(reason: string): void;
}

export interface ChatClient {
  /** Sends into the client's one conversation. The text holds neither quotes nor angle brackets. */
  send(text: string): void;
  close(): void;
}

/** A chat server in a process of its own, and how to connect to it. */
export interface ChatSystem {
  readonly name: string;
  /** Connected, signed in and in their conversations: client 2n talks to 2n+1, or all are in one room. */
  connect(shape: Shape, count: number, events: LoadEvents): Promise<ChatClient[]>;
  /** CPU time the server process has used so far, user and system. */
  cpuSec(): number;
  /** Resident memory of the server process. */
  residentMib(): number;
  stop(): Promise<void>;
}
