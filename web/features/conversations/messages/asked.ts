import { create } from "zustand";
import type { Message } from "../../../../src/protocol/conversations.ts";

/** What was asked about a message and opens a dialog. */
export interface Asked {
  readonly about: "forward" | "delete" | "versions" | "reactions" | "acknowledgements" | "marks" | "emoji";
  readonly message: Message;
}
interface Opened {
  readonly asked: Asked | undefined;
  /** What stands beside the chat, by conversation. */
  readonly thread: { readonly conversationId: string; readonly rootSeq: number } | undefined;
  /** Where to go in a chat's history; `at` tells two wishes for the same place apart. */
  readonly jump: { readonly conversationId: string; readonly seq: number; readonly at: number } | undefined;
}
export const useOpened = create<Opened>(() => ({ asked: undefined, thread: undefined, jump: undefined }));

export const ask = (about: Asked["about"], message: Message): void => useOpened.setState({ asked: { about, message } });
export const closeAsked = (): void => useOpened.setState({ asked: undefined });
export const openThread = (conversationId: string, rootSeq: number): void =>
  useOpened.setState({ thread: { conversationId, rootSeq } });
export const closeThread = (): void => useOpened.setState({ thread: undefined });
/** Shows a message where it stands, and marks it for a moment. */
export const jumpTo = (conversationId: string, seq: number): void =>
  useOpened.setState(({ jump }) => ({ jump: { conversationId, seq, at: (jump?.at ?? 0) + 1 } }));
