import type { ClientFrame } from "../../protocol/socket.ts";
import type { Device } from "../platform.ts";
import type { Connection } from "./connection.ts";

type AnyCommand = (frame: ClientFrame, device: Device) => Promise<void>;
export type CommandHandler<T extends ClientFrame["type"]> = (
  frame: Extract<ClientFrame, { type: T }>,
  device: Device,
) => Promise<void>;

/** What a socket may have waiting: signalling never needs as much. */
const maxWaiting = 256;

export interface CommandsDeps {
  readonly onFailed: (connection: Connection, frame: ClientFrame, error: unknown) => void;
}

/** Frames that are neither hello, ping nor request. One socket's are handled one after the other: signalling has an order. */
export class Commands {
  private readonly handlers = new Map<string, AnyCommand>();
  private readonly waiting = new WeakMap<Connection, ClientFrame[]>();
  private readonly deps: CommandsDeps;

  constructor(deps: CommandsDeps) {
    this.deps = deps;
  }

  add<T extends ClientFrame["type"]>(type: T, handler: CommandHandler<T>): void {
    if (this.handlers.has(type)) throw new Error(`frame ${type} has two handlers`);
    // Frames are handed out by their type: the handler gets the one it names.
    this.handlers.set(type, handler as unknown as AnyCommand);
  }

  /** @returns false when the frame was refused: nobody handles it, or too many wait */
  take(frame: ClientFrame, connection: Connection): boolean {
    if (!this.handlers.has(frame.type)) return false;
    const queue = this.waiting.get(connection);
    if (queue) {
      if (queue.length >= maxWaiting) return false;
      queue.push(frame);
    } else {
      const started = [frame];
      this.waiting.set(connection, started);
      void this.work(connection, started);
    }
    return true;
  }

  private async work(connection: Connection, queue: ClientFrame[]): Promise<void> {
    for (let frame = queue[0]; frame; frame = queue[0]) {
      try {
        await this.handlers.get(frame.type)?.(frame, connection);
      } catch (error) {
        this.deps.onFailed(connection, frame, error);
      }
      queue.shift();
    }
    this.waiting.delete(connection);
  }
}
