import { nanoid } from "nanoid";
import { sendMessage } from "../../src/protocol/conversations.ts";
import { type ClientFrame, protocolVersion, type ServerFrame } from "../../src/protocol/socket.ts";
import { History } from "./history.ts";

export interface SoakPerson {
  readonly cookie: string;
  readonly conversationIds: readonly string[];
}

/**
 * A device that writes now and then, loses its line now and then, and comes back with its cursor. What was not acknowledged it
 * sends again under the same id.
 */
export class SoakClient {
  /** Ids of messages. */
  readonly acknowledged = new Set<string>();
  /** By the message's id, in the order of sending. */
  readonly sent = new Map<string, { readonly conversationId: string; readonly length: number }>();
  /** What must never happen, in words. */
  readonly faults: string[] = [];
  connections = 0;
  /** How often it was told to fetch what it missed, because that was too much to repeat. */
  refetched = 0;
  readonly #waiting = new Set<string>();
  readonly #person: SoakPerson;
  readonly #deviceId = nanoid();
  readonly #history: History;
  /** Frames are worked on one after another: a fetch comes between. */
  #last: Promise<void> = Promise.resolve();
  #cursor: number | undefined;
  #socket: WebSocket | undefined;

  constructor(person: SoakPerson) {
    this.#person = person;
    this.#history = new History(person, this.faults);
  }

  get received(): History["received"] {
    return this.#history.received;
  }

  /** Sent and not acknowledged. */
  get waiting(): number {
    return this.#waiting.size;
  }
  get isSettled(): boolean {
    return this.#waiting.size === 0;
  }

  /** Resolves when it was welcomed, or when the line broke before. */
  async connect(url: string): Promise<void> {
    const options = { headers: { cookie: this.#person.cookie, origin: url } } as unknown as string[];
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/api/socket`, options);
    this.#socket = socket;
    const { promise, resolve } = Promise.withResolvers<void>();
    socket.addEventListener("open", () => {
      // Another attempt has taken its place meanwhile.
      if (socket !== this.#socket) return socket.close();
      const resume = this.#cursor === undefined ? {} : { cursor: this.#cursor };
      this.#send({ type: "hello", version: protocolVersion, deviceId: this.#deviceId, ...resume });
    });
    socket.addEventListener("close", () => resolve());
    socket.addEventListener("message", ({ data }) => {
      if (socket !== this.#socket) return;
      const frame = JSON.parse(String(data)) as ServerFrame;
      this.#last = this.#last.then(async () => {
        await this.#take(frame, url);
        if (frame.type === "welcome") resolve();
      });
    });
    await promise;
    this.connections += 1;
  }

  /** The line breaks: nobody says good-bye. */
  drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  /** @param length of the text; the same whenever it is sent again */
  write(conversationId: string, length: number): void {
    const id = nanoid();
    this.sent.set(id, { conversationId, length });
    this.#waiting.add(id);
    this.#sendMessage(id);
  }

  async #take(frame: ServerFrame, url: string): Promise<void> {
    switch (frame.type) {
      case "welcome":
        for (const id of this.#waiting) this.#sendMessage(id);
        if (frame.resumed) return;
        if (this.#cursor !== undefined) this.refetched += 1;
        // What it would resume from lies behind what it could not fetch.
        this.#cursor = (await this.#history.fetchMissed(url)) ? frame.cursor : undefined;
        return;
      case "event":
        if (frame.cursor <= (this.#cursor ?? 0)) this.faults.push(`event ${frame.cursor} came again or out of order`);
        this.#cursor = frame.cursor;
        if (frame.event.type === "message.sent") this.#history.receive(frame.event.message);
        return;
      case "response":
        this.acknowledged.add(frame.ref);
        this.#waiting.delete(frame.ref);
        return;
      case "error":
      case "resync":
        this.faults.push(`unexpected ${JSON.stringify(frame)}`);
    }
  }

  #sendMessage(id: string): void {
    const { conversationId = "", length = 0 } = this.sent.get(id) ?? {};
    const body = { id, text: id.padEnd(length, " and more of it") };
    this.#send({ type: "request", ref: id, operation: sendMessage.operation, params: { conversationId }, body });
  }

  #send(frame: ClientFrame): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }
}
