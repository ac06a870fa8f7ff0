import { nanoid } from "nanoid";
import { protocolVersion, type ServerFrame } from "../../src/protocol/socket.ts";
import { History } from "./history.ts";
import { SlowLine } from "./slow-line.ts";
import type { SoakPerson } from "./soak-client.ts";

/**
 * A device that only listens: it stops reading until the server has had enough of it, then reads what still comes, comes back with
 * its cursor, and fetches from the history what the server does not repeat.
 */
export class SlowReader {
  /** What must never happen, in words. */
  readonly faults: string[] = [];
  /** How often the server cut it for reading too slowly. */
  cuts = 0;
  /** It writes nothing. */
  readonly isSettled = true;
  /** How often it came back after that and was told to fetch lists, or was given everything by the server. */
  refetched = 0;
  resumed = 0;
  readonly #person: SoakPerson;
  readonly #deviceId = nanoid();
  readonly #history: History;
  #cursor: number | undefined;
  #line: SlowLine | undefined;
  #url = "";
  #wasCut = false;
  /** Frames are worked on one after another: a fetch comes between. */
  #last: Promise<void> = Promise.resolve();

  constructor(person: SoakPerson) {
    this.#person = person;
    this.#history = new History(person, this.faults);
  }

  get received(): History["received"] {
    return this.#history.received;
  }

  /** Resolves when everything that has arrived is taken in. */
  get settled(): Promise<void> {
    return this.#last;
  }

  connect(url: string): Promise<void> {
    this.#url = url;
    this.#line?.close();
    const { promise, resolve } = Promise.withResolvers<void>();
    const line = new SlowLine(url, this.#person.cookie, {
      open: () => {
        const resume = this.#cursor === undefined ? {} : { cursor: this.#cursor };
        line.send(JSON.stringify({ type: "hello", version: protocolVersion, deviceId: this.#deviceId, ...resume }));
      },
      text: (text) => {
        if (line !== this.#line) return;
        const frame = JSON.parse(text) as ServerFrame;
        this.#last = this.#last.then(async () => {
          await this.#take(frame);
          if (frame.type === "welcome") resolve();
        });
      },
      close: () => {
        resolve();
        // Its own good-byes and a kill take the line away first; the good-bye of a server that had enough may not come through.
        if (line !== this.#line) return;
        this.cuts += 1;
        this.#wasCut = true;
        void this.#last.then(() => (line === this.#line ? this.connect(this.#url) : undefined));
      },
    });
    this.#line = line;
    return promise;
  }

  stopReading = (): void => this.#line?.pause();
  goOnReading = (): void => this.#line?.resume();
  /** Who says nothing for too long is taken for gone. */
  sayAlive = (): void => this.#line?.send('{"type":"ping"}');
  drop(): void {
    const line = this.#line;
    this.#line = undefined;
    line?.close();
  }

  async #take(frame: ServerFrame): Promise<void> {
    switch (frame.type) {
      case "welcome":
        if (this.#wasCut) this[frame.resumed ? "resumed" : "refetched"] += 1;
        this.#wasCut = false;
        if (frame.resumed) return;
        this.#cursor = frame.cursor;
        return this.#fetchMissed();
      case "resync":
        this.#cursor = frame.cursor;
        return this.#fetchMissed();
      case "event":
        if (frame.cursor <= (this.#cursor ?? 0)) this.faults.push(`event ${frame.cursor} came again or out of order`);
        this.#cursor = frame.cursor;
        if (frame.event.type === "message.sent") this.#history.receive(frame.event.message);
        return;
      case "error":
        this.faults.push(`unexpected ${JSON.stringify(frame)}`);
    }
  }

  async #fetchMissed(): Promise<void> {
    // What it would resume from lies behind what it could not fetch.
    if (!(await this.#history.fetchMissed(this.#url))) this.#cursor = undefined;
  }
}
