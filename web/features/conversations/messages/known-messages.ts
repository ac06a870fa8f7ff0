import { create } from "zustand";
import type { Message } from "../../../../src/protocol/conversations.ts";

/**
 * Messages shown away from their place in the history: quoted above a reply, in a thread, among the pins. null: not there (any more)
 * for this person. What changes is changed here too.
 */
interface Known {
  readonly messages: Readonly<Record<string, Message | null>>;
  /** Pinned messages by conversation, the newest pin first; missing: not asked yet. */
  readonly pins: Readonly<Record<string, readonly Message[]>>;
}
const atFirst: Known = { messages: {}, pins: {} };
const useKnown = create<Known>(() => atFirst);
const keyOf = (conversationId: string, seq: number) => `${conversationId}/${seq}`;

export const useKnownMessage = (conversationId: string, seq: number): Message | null | undefined =>
  useKnown(({ messages }) => messages[keyOf(conversationId, seq)]);
export const useKnownMessages = () => useKnown(({ messages }) => messages);
export const knownAt = (all: Known["messages"], conversationId: string, seq: number) => all[keyOf(conversationId, seq)];
const noPins: readonly Message[] = [];
export const usePinned = (conversationId: string): readonly Message[] =>
  useKnown(({ pins }) => pins[conversationId] ?? noPins);

export function learn(messages: readonly Message[]): void {
  const news = Object.fromEntries(messages.map((message) => [keyOf(message.conversationId, message.seq), message]));
  useKnown.setState((known) => ({ messages: { ...known.messages, ...news } }));
}
export const learnMissing = (conversationId: string, seq: number): void =>
  useKnown.setState((known) => ({ messages: { ...known.messages, [keyOf(conversationId, seq)]: null } }));
export const learnPins = (conversationId: string, pins: readonly Message[]): void =>
  useKnown.setState((known) => ({ pins: { ...known.pins, [conversationId]: pins } }));

const byPin = (a: Message, b: Message) => (b.pin?.at ?? 0) - (a.pin?.at ?? 0);

/** A message that may be shown here changed. */
export function noteChange(message: Message): void {
  useKnown.setState((known) => {
    const key = keyOf(message.conversationId, message.seq);
    const pins = known.pins[message.conversationId];
    const others = pins?.filter(({ id }) => id !== message.id);
    return {
      ...(key in known.messages && { messages: { ...known.messages, [key]: message } }),
      ...(others && {
        pins: {
          ...known.pins,
          [message.conversationId]: message.pin ? [...others, message].sort(byPin) : others,
        },
      }),
    };
  });
}

/** A message was deleted for oneself. */
export function noteHidden(conversationId: string, seq: number): void {
  useKnown.setState((known) => {
    const key = keyOf(conversationId, seq);
    const pins = known.pins[conversationId]?.filter((message) => message.seq !== seq);
    return {
      ...(key in known.messages && { messages: { ...known.messages, [key]: null } }),
      ...(pins && { pins: { ...known.pins, [conversationId]: pins } }),
    };
  });
}
export const forgetKnown = (): void => useKnown.setState(atFirst, true);
