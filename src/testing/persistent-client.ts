import { nanoid } from "nanoid";
import { type Message, sendMessage } from "../protocol/conversations.ts";
import { type ClientFrame, protocolVersion, type ServerFrame } from "../protocol/socket.ts";

/** Sent and not yet answered, at most: enough that a crash always finds some under way. */
const window = 16;
/** Below the burst that a server, which forgets its budgets when it dies, lets one person send. */
const perConnection = 250;

/**
 * A client that keeps sending into one conversation and comes back after every loss of the connection: it resumes from
 * its cursor and sends again, under the same ids, what was not acknowledged.
 */
export class PersistentClient {
  /** Every message event, in the order of its arrival, over all connections. */
  readonly received: Message[] = [];
  /** Message id → the answer that acknowledged it. */
  readonly acknowledged = new Map<string, Message>();
  /** Every id ever sent, in the order of the first sending. */
  readonly sent: string[] = [];
  /** What must never happen, in words. */
  readonly faults: string[] = [];
  readonly #unacknowledged = new Set<string>();
  readonly #conversationId: string;
  readonly #cookie: string;
  readonly #deviceId = nanoid();
  #cursor: number | undefined;
  #socket: WebSocket | undefined;
  #sentHere = 0;
  #mayStart = true;

  constructor(conversationId: string, cookie: string) {
    this.#conversationId = conversationId;
    this.#cookie = cookie;
  }

  /** Sends nothing new any more; what was sent is still sent again until it is acknowledged. */
  finish(): void {
    this.#mayStart = false;
  }

  get isSettled(): boolean {
    return this.#unacknowledged.size === 0;
  }

  /** @returns once the server has welcomed it; resolves too when the server dies before that */
  async connect(url: string): Promise<void> {
    const options = { headers: { cookie: this.#cookie, origin: url } } as unknown as string[];
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/api/socket`, options);
    this.#socket = socket;
    this.#sentHere = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    socket.addEventListener("open", () => {
      const resume = this.#cursor === undefined ? {} : { cursor: this.#cursor };
      this.#send({ type: "hello", version: protocolVersion, deviceId: this.#deviceId, ...resume });
    });
    socket.addEventListener("close", () => resolve());
    socket.addEventListener("message", ({ data }) => {
      if (socket !== this.#socket) return;
      const frame = JSON.parse(String(data)) as ServerFrame;
      if (frame.type === "welcome") {
        this.#welcome(frame);
        resolve();
      } else this.#take(frame);
    });
    await promise;
  }

  #welcome(frame: Extract<ServerFrame, { type: "welcome" }>): void {
    if (this.#cursor !== undefined && !frame.resumed) this.faults.push("the server did not resume");
    this.#cursor ??= frame.cursor;
    for (const id of this.#unacknowledged) this.#sendMessage(id);
    this.#fill();
  }

  #take(frame: ServerFrame): void {
    if (frame.type === "event") {
      if (frame.cursor <= (this.#cursor ?? 0)) this.faults.push(`event ${frame.cursor} came again or out of order`);
      this.#cursor = frame.cursor;
      if (frame.event.type === "message.sent") this.received.push(frame.event.message);
    } else if (frame.type === "response") {
      this.acknowledged.set(frame.ref, frame.body as Message);
      this.#unacknowledged.delete(frame.ref);
      this.#fill();
    } else if (frame.type === "error" || frame.type === "resync") {
      this.faults.push(`unexpected ${JSON.stringify(frame)}`);
    }
  }

  #fill(): void {
    while (this.#mayStart && this.#unacknowledged.size < window && this.#sentHere < perConnection) {
      const id = nanoid();
      this.sent.push(id);
      this.#unacknowledged.add(id);
      this.#sendMessage(id);
    }
  }

  #sendMessage(id: string): void {
    this.#sentHere++;
    const params = { conversationId: this.#conversationId };
    this.#send({
      type: "request",
      ref: id,
      operation: sendMessage.operation,
      params,
      body: { id, text: `text of ${id}` },
    });
  }

  #send(frame: ClientFrame): void {
    this.#socket?.send(JSON.stringify(frame));
  }
}
