import { create } from "zustand";
import type { Conversation } from "../../../../src/protocol/conversations.ts";

/** Bubbles that went while this page was open, by their ids: what was called how, and why it is no longer there. */
export const useGoneBubbles = create<
  Readonly<Record<string, { readonly name: string; readonly because: "removed" | "deleted" }>>
>(() => ({}));

export function noteGone(conversation: Conversation | undefined, because: "removed" | "deleted" | undefined): void {
  if (conversation?.kind !== "bubble" || because === undefined) return;
  useGoneBubbles.setState({ [conversation.id]: { name: conversation.name, because } });
}
