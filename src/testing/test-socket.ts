import { nanoid } from "nanoid";
import type { CallOf, EndpointShape, OutputOf } from "../protocol/endpoint.ts";
import { type ClientFrame, protocolVersion, type ServerFrame } from "../protocol/socket.ts";

type FrameOf<T extends ServerFrame["type"]> = Extract<ServerFrame, { type: T }>;
interface Waiting {
  readonly accepts: (frame: ServerFrame) => boolean;
  readonly resolve: (frame: ServerFrame) => void;
}

const patienceMs = 10_000;

/** One device's WebSocket: everything it received, and a way to wait for what comes. */
export class TestSocket {
  readonly frames: ServerFrame[] = [];
  readonly closed: Promise<CloseEvent>;
  private waiting: Waiting[] = [];
  private taken = new Set<ServerFrame>();
  private readonly socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.addEventListener("close", resolve));
    socket.addEventListener("message", ({ data }) => this.receive(JSON.parse(String(data)) as ServerFrame));
  }

  static async open(
    baseUrl: string,
    cookie: string,
    { deviceId = nanoid(), cursor }: { deviceId?: string; cursor?: number },
  ) {
    const url = `${baseUrl.replace(/^http/, "ws")}/api/socket`;
    const raw = new WebSocket(url, { headers: { cookie, origin: baseUrl } } as unknown as string[]);
    const socket = new TestSocket(raw);
    await new Promise<void>((resolve, reject) => {
      raw.addEventListener("open", () => resolve());
      raw.addEventListener("close", (event) => reject(new Error(`refused: ${event.code} ${event.reason}`)));
    });
    socket.send({ type: "hello", version: protocolVersion, deviceId, ...(cursor !== undefined && { cursor }) });
    await socket.next("welcome");
    return socket;
  }

  send(frame: ClientFrame): void {
    this.socket.send(JSON.stringify(frame));
  }

  sendRaw(data: string | Uint8Array<ArrayBuffer>): void {
    this.socket.send(data);
  }

  /** Calls an endpoint over the socket; resolves with the response or the error frame. */
  async request<const E extends EndpointShape>(
    endpoint: E,
    call: Partial<CallOf<E>>,
  ): Promise<{ body: OutputOf<E> } | { code: string }> {
    const ref = nanoid();
    this.send({ type: "request", ref, operation: endpoint.operation, ...call });
    const answer = await this.when((frame) => "ref" in frame && frame.ref === ref);
    return answer.type === "error"
      ? { code: answer.problem.code }
      : { body: (answer as FrameOf<"response">).body as OutputOf<E> };
  }

  /** The next frame of a type that no earlier wait has taken. */
  next<T extends ServerFrame["type"]>(
    type: T,
    accepts: (frame: FrameOf<T>) => boolean = () => true,
  ): Promise<FrameOf<T>> {
    return this.when((frame) => frame.type === type && accepts(frame as FrameOf<T>)) as Promise<FrameOf<T>>;
  }

  /** All events received so far of one type, in order. */
  events<T extends FrameOf<"event">["event"]["type"]>(type: T) {
    type Event = Extract<FrameOf<"event">["event"], { type: T }>;
    return this.frames.flatMap((frame) =>
      frame.type === "event" && frame.event.type === type ? [frame.event as Event] : [],
    );
  }

  /** The cursor of the last event, to resume from. */
  get cursor(): number {
    const seen = this.frames.findLast((frame) => "cursor" in frame) as { cursor: number } | undefined;
    return seen?.cursor ?? 0;
  }

  /** Everything the server sent before now has arrived when this resolves. */
  async settled(): Promise<void> {
    this.send({ type: "ping" });
    await this.next("pong");
  }

  close(): Promise<CloseEvent> {
    this.socket.close();
    return this.closed;
  }

  private when(accepts: (frame: ServerFrame) => boolean): Promise<ServerFrame> {
    const here = this.frames.find((frame) => !this.taken.has(frame) && accepts(frame));
    if (here) {
      this.taken.add(here);
      return Promise.resolve(here);
    }
    return new Promise((resolve, reject) => {
      const overdue = setTimeout(() => reject(new Error("the expected frame did not come")), patienceMs);
      this.waiting.push({
        accepts,
        resolve: (frame) => {
          clearTimeout(overdue);
          resolve(frame);
        },
      });
    });
  }

  private receive(frame: ServerFrame): void {
    this.frames.push(frame);
    const waiter = this.waiting.find(({ accepts }) => accepts(frame));
    if (!waiter) return;
    this.waiting = this.waiting.filter((other) => other !== waiter);
    this.taken.add(frame);
    waiter.resolve(frame);
  }
}
