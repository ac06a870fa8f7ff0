import { type Conversation, markProgress } from "../../../src/protocol/conversations.ts";
import { asFailure, callQuick } from "../../api/index.ts";

interface Reached {
  readonly deliveredSeq: number;
  readonly seenSeq: number;
}
export interface ProgressDeps {
  readonly report: (conversationId: string, reached: Reached) => Promise<unknown>;
  readonly isOnline: () => boolean;
  readonly setTimer: (run: () => void, ms: number) => void;
}
/** Reports of a burst of messages go as one. */
const gatherMs = 150;
const retryMs = 3_000;
const nothing: Reached = { deliveredSeq: 0, seenSeq: 0 };

/** Reports how far this device has received and shown each conversation; repeated until the server knows. */
export class ProgressReporter {
  readonly #deps: ProgressDeps;
  readonly #wanted = new Map<string, Reached>();
  readonly #known = new Map<string, Reached>();
  #isScheduled = false;

  constructor(deps: ProgressDeps) {
    this.#deps = deps;
  }

  /** What the server already counts for this person, over all their devices. */
  known(conversationId: string, reached: Reached): void {
    const before = this.#known.get(conversationId) ?? nothing;
    this.#known.set(conversationId, higher(before, reached));
  }
  delivered(conversationId: string, seq: number): void {
    this.#want(conversationId, { deliveredSeq: seq, seenSeq: 0 });
  }
  /** What was shown was delivered, too. */
  seen(conversationId: string, seq: number): void {
    this.#want(conversationId, { deliveredSeq: seq, seenSeq: seq });
  }
  flush(): void {
    if (this.#wanted.size > 0) this.#schedule(0);
  }

  #want(conversationId: string, reached: Reached): void {
    const known = this.#known.get(conversationId) ?? nothing;
    const wanted = higher(this.#wanted.get(conversationId) ?? nothing, reached);
    if (wanted.deliveredSeq <= known.deliveredSeq && wanted.seenSeq <= known.seenSeq) return;
    this.#wanted.set(conversationId, wanted);
    this.#schedule(gatherMs);
  }

  #schedule(ms: number): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#deps.setTimer(() => {
      this.#isScheduled = false;
      // Offline: the next connection flushes.
      if (this.#deps.isOnline()) void this.#reportAll();
    }, ms);
  }

  async #reportAll(): Promise<void> {
    const wanted = [...this.#wanted];
    this.#wanted.clear();
    await Promise.all(
      wanted.map(async ([conversationId, reached]) => {
        try {
          await this.#deps.report(conversationId, reached);
          this.known(conversationId, reached);
        } catch (thrown) {
          // A conversation one is no longer in will never take the report.
          if (!asFailure(thrown).isTemporary) return;
          this.#wanted.set(conversationId, higher(this.#wanted.get(conversationId) ?? nothing, reached));
        }
      }),
    );
    if (this.#wanted.size > 0) this.#schedule(retryMs);
  }
}

const higher = (a: Reached, b: Reached): Reached => ({
  deliveredSeq: Math.max(a.deliveredSeq, b.deliveredSeq),
  seenSeq: Math.max(a.seenSeq, b.seenSeq),
});

export const reportOverWire = (conversationId: string, { deliveredSeq, seenSeq }: Reached) =>
  callQuick(markProgress, {
    params: { conversationId },
    body: { deliveredSeq, ...(seenSeq > 0 && { seenSeq }) },
  });

/** After fetching lists: what they contain has reached this device. */
export function reportDelivered(
  reporter: ProgressReporter,
  conversations: readonly Conversation[],
  selfId: string,
): void {
  for (const conversation of conversations) {
    const own = conversation.members.find((member) => member.accountId === selfId);
    if (own) reporter.known(conversation.id, own);
    if (conversation.lastSeq > 0) reporter.delivered(conversation.id, conversation.lastSeq);
  }
}
