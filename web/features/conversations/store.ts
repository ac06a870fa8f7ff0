import { create } from "zustand";
import {
  type Conversation,
  getConversation,
  listConversations,
  type Message,
  pageMessages,
  sendMessage,
} from "../../../src/protocol/conversations.ts";
import { type ApiFailure, asFailure, call, callQuick, useConnection } from "../../api/index.ts";
import { type Conversations, withChangedMessage, withConversation, withMessage } from "./conversation-state.ts";
import { History } from "./history.ts";
import { forgetKnown, noteChange, noteHidden } from "./messages/known-messages.ts";
import { Outbox } from "./outbox.ts";
import { openOutboxStorage } from "./outbox-storage.ts";

interface ConversationsState {
  readonly all: Conversations;
  readonly status: "loading" | "ready" | "failed";
  readonly failure: ApiFailure | undefined;
}
const atFirst: ConversationsState = { all: {}, status: "loading", failure: undefined };
export const useConversationsStore = create<ConversationsState>(() => atFirst);

export const useConversation = (id: string | undefined): Conversation | undefined =>
  useConversationsStore((state) => (id === undefined ? undefined : state.all[id]));

export const changeConversations = (change: (all: Conversations) => Conversations): void =>
  useConversationsStore.setState(({ all }) => ({ all: change(all) }));

/** What this device holds for the signed-in person; made by `openStore`, forgotten by `closeStore`. */
interface Held {
  readonly selfId: string;
  readonly outbox: Outbox;
  readonly histories: Map<string, History>;
}
let held: Held | undefined;
const keptHistories = 6;

export function openStore(selfId: string): Outbox {
  const outbox = new Outbox({
    storage: openOutboxStorage(selfId),
    send: ({ id, conversationId, text, file, voice, replyTo, urgency }) =>
      callQuick(sendMessage, {
        params: { conversationId },
        body: {
          ...{ id, text },
          ...(file && { fileId: file.fileId }),
          ...(voice && { voice }),
          ...(replyTo !== undefined && { replyTo }),
          ...(urgency && { urgency }),
        },
      }),
    onSent: receive,
    isOnline: () => useConnection.getState().phase === "open",
    setTimer: (run, ms) => void setTimeout(run, ms),
  });
  held = { selfId, outbox, histories: new Map() };
  return outbox;
}

export function closeStore(): void {
  held?.outbox.close();
  held = undefined;
  forgetKnown();
  useConversationsStore.setState(atFirst, true);
}

const opened = (): Held => {
  if (!held) throw new Error("Nobody is signed in");
  return held;
};
export const ownId = (): string => opened().selfId;
export const outbox = (): Outbox => opened().outbox;

/** The conversation's messages on this device; those looked at least recently are dropped. */
export function historyOf(conversationId: string): History {
  const { histories } = opened();
  const lastSeq = useConversationsStore.getState().all[conversationId]?.lastSeq ?? 0;
  const known = histories.get(conversationId);
  const history =
    known ??
    new History(async (after, limit) => {
      const page = await callQuick(pageMessages, { params: { conversationId }, query: { after, limit } });
      return page.messages;
    }, lastSeq);
  histories.delete(conversationId);
  histories.set(conversationId, history);
  history.extend(lastSeq);
  for (const id of histories.keys()) {
    if (histories.size <= keptHistories) break;
    histories.delete(id);
  }
  return history;
}

/** A message is on the server: in the list, in the open history, and no longer waiting. */
export function receive(message: Message): void {
  if (!held) return;
  const { selfId, histories } = held;
  changeConversations((all) => withMessage(all, message, selfId));
  histories.get(message.conversationId)?.put(message);
  noteChange(message);
  void held.outbox.settle(message);
}

/** Known, but with other content now. Put only where it is held: otherwise it comes with its page. */
export function receiveChanged(message: Message): void {
  changeConversations((all) => withChangedMessage(all, message));
  const history = held?.histories.get(message.conversationId);
  const state = history?.stateAt(message.seq);
  if (state === "there" || state === "gone") history?.put(message);
  noteChange(message);
}

/** Deleted for oneself, here or on another device. */
export function hide({ conversationId, seq }: Pick<Message, "conversationId" | "seq">): void {
  held?.histories.get(conversationId)?.remove(seq);
  noteHidden(conversationId, seq);
  // What is now the last one may not be known here.
  if (useConversationsStore.getState().all[conversationId]?.lastMessage?.seq !== seq) return;
  call(getConversation, { params: { conversationId } }).then(keepConversation, () => undefined);
}

/** Edits and deletions may have been missed. The chat that was shown last is read again; the others are when they are opened. */
function refreshHistories(all: Conversations): void {
  const { histories } = held ?? {};
  const shown = [...(histories ?? [])].at(-1);
  histories?.clear();
  if (!shown) return;
  const [id, history] = shown;
  histories?.set(id, history);
  history.extend(all[id]?.lastSeq ?? 0);
  void history.refresh();
}

/** @returns the cursor at which the list is true */
export async function syncConversations(): Promise<number> {
  try {
    const { conversations, cursor } = await call(listConversations);
    const all = Object.fromEntries(conversations.map((conversation) => [conversation.id, conversation]));
    useConversationsStore.setState({ all, status: "ready", failure: undefined });
    refreshHistories(all);
    return cursor;
  } catch (thrown) {
    useConversationsStore.setState(({ status }) => ({
      status: status === "ready" ? "ready" : "failed",
      failure: asFailure(thrown),
    }));
    throw thrown;
  }
}

/** Deleted on one's own side, here or on another device: nothing up to there is shown any more. */
export function forgetThrough(conversationId: string, throughSeq: number): void {
  held?.histories.get(conversationId)?.forget(throughSeq);
}

/** What an act answered is as good as what the socket will tell. */
export const keepConversation = (conversation: Conversation): void =>
  changeConversations((all) => withConversation(all, conversation));

export function keepCleared(conversation: Conversation): void {
  keepConversation(conversation);
  forgetThrough(conversation.id, conversation.own.fromSeq);
}
