import { create } from "zustand";
import { socket } from "../../api/index.ts";

/** Who writes where, until when (ms since the epoch). */
interface TypingState {
  readonly until: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
export const useTypingStore = create<TypingState>(() => ({ until: {} }));

/** The server's promise: a mark ends by itself after this. */
const lastsMs = 6_000;
const repeatMs = 3_000;

export function heardTyping(conversationId: string, accountId: string, isActive: boolean): void {
  useTypingStore.setState(({ until }) => {
    const { [accountId]: _, ...others } = until[conversationId] ?? {};
    const now = isActive ? { ...others, [accountId]: Date.now() + lastsMs } : others;
    return { until: { ...until, [conversationId]: now } };
  });
  if (isActive) setTimeout(() => forget(conversationId, accountId), lastsMs + 50);
}

function forget(conversationId: string, accountId: string): void {
  const ends = useTypingStore.getState().until[conversationId]?.[accountId];
  if (ends !== undefined && ends <= Date.now()) heardTyping(conversationId, accountId, false);
}

const nobody: readonly string[] = [];
const joined = new Map<string, readonly string[]>();
/** The same array for the same people, so that nothing renders for a repeated mark. */
function stable(ids: string[]): readonly string[] {
  if (ids.length === 0) return nobody;
  const key = ids.join();
  const known = joined.get(key) ?? ids;
  joined.set(key, known);
  return known;
}
export const useTyping = (conversationId: string): readonly string[] =>
  useTypingStore(({ until }) => stable(Object.keys(until[conversationId] ?? {})));

/** Tells the others that one writes: at most every three seconds, and when one stops. */
export class TypingSignal {
  readonly #conversationId: string;
  #saidAt = 0;
  constructor(conversationId: string) {
    this.#conversationId = conversationId;
  }
  typed(): void {
    if (Date.now() - this.#saidAt < repeatMs) return;
    if (socket().send({ type: "typing", conversationId: this.#conversationId, active: true }))
      this.#saidAt = Date.now();
  }
  stopped(): void {
    if (this.#saidAt === 0) return;
    this.#saidAt = 0;
    socket().send({ type: "typing", conversationId: this.#conversationId, active: false });
  }
}
