import { type Message, pageMessages } from "../../src/protocol/conversations.ts";
import { Client } from "../../src/testing/client.ts";
import type { SoakPerson } from "./soak-client.ts";

/** What a device has of its conversations: each message once, without a gap. */
export class History {
  /** Ids of texts by conversation, in the order of their positions. */
  readonly received = new Map<string, string[]>();
  readonly #person: SoakPerson;
  readonly #faults: string[];
  readonly #through = new Map<string, number>();

  constructor(person: SoakPerson, faults: string[]) {
    this.#person = person;
    this.#faults = faults;
  }

  /** An event may tell of what was fetched already. */
  receive({ id, seq, conversationId, content }: Message): void {
    const through = this.#through.get(conversationId) ?? 0;
    if (seq <= through) return;
    if (through > 0 && seq !== through + 1) this.#faults.push(`${conversationId} goes on at ${seq} after ${through}`);
    this.#through.set(conversationId, seq);
    const known = this.received.get(conversationId) ?? [];
    this.received.set(conversationId, known);
    if (content.kind === "text") known.push(id);
  }

  /** @returns false when the server was killed meanwhile */
  async fetchMissed(url: string): Promise<boolean> {
    const client = new Client(url);
    client.cookie = this.#person.cookie;
    for (const conversationId of this.#person.conversationIds)
      for (let hasMore = true; hasMore; ) {
        const query = { after: this.#through.get(conversationId) ?? 0, limit: 200 };
        const page = await client.call(pageMessages, { params: { conversationId }, query }).catch(() => undefined);
        if (!page) return false;
        for (const message of page.messages) this.receive(message);
        hasMore = page.hasMore;
      }
    return true;
  }
}
