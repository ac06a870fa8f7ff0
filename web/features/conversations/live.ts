import type { Message } from "../../../src/protocol/conversations.ts";
import { socket, useConnection } from "../../api/index.ts";
import type { Self } from "../../app/feature.ts";
import { translator } from "../../i18n/catalogue.ts";
import { currentLanguage } from "../../i18n/language.ts";
import { announce } from "../../ui/index.ts";
import { knownName, whenChatOpens } from "../directory/index.ts";
import { showChatsAs, whenUploaded } from "../files/index.ts";
import { noteGone } from "./bubbles/gone-bubbles.ts";
import { startBubbleInvitations, syncBubbleInvitations } from "./bubbles/invitations-store.ts";
import {
  withConversation,
  withoutConversation,
  withoutExpired,
  withProgress,
  withRequests,
} from "./conversation-state.ts";
import { startFolders, syncFolders } from "./folders/folders-store.ts";
import { isSpoken } from "./messages/speech.ts";
import { ProgressReporter, reportDelivered, reportOverWire } from "./progress.ts";
import {
  changeConversations,
  closeStore,
  forgetThrough,
  hide,
  keepConversation,
  openStore,
  ownId,
  receive,
  receiveChanged,
  syncConversations,
  useConversationsStore,
} from "./store.ts";
import { conversationTexts } from "./texts.ts";
import { summaryOf, useTitleOf } from "./titles.ts";
import { heardTyping } from "./typing.ts";
import { startWriting, syncWriting } from "./writing/start-writing.ts";

let reporter: ProgressReporter | undefined;
export const progressReporter = (): ProgressReporter => {
  if (!reporter) throw new Error("Nobody is signed in");
  return reporter;
};
const isOpen = () => useConnection.getState().phase === "open";

/** Read out when its chat is the one shown; every other message only raises its badge. */
function announceIfShown(message: Message): void {
  const isShown = location.pathname === "/guest" || location.pathname.endsWith(`/chat/${message.conversationId}`);
  if (message.senderId === ownId() || !isShown) return;
  const text = summaryOf(message, ownId(), knownName, currentLanguage());
  const t = translator(conversationTexts, currentLanguage());
  announce(isSpoken(message.content) ? t("announced", { name: knownName(message.senderId), text }) : text);
}

/**
 * Everything that keeps this device's conversations true while somebody is signed in.
 * @param hasOtherDevices false for a guest, who has one
 */
export function startConversations(account: Self, hasOtherDevices = true): () => void {
  const outbox = openStore(account.id);
  whenChatOpens(keepConversation);
  showChatsAs(useTitleOf);
  whenUploaded(({ conversationId, messageId, file, voice }) => {
    void outbox.add({ id: messageId, conversationId, text: "", file, ...(voice && { voice }), createdAt: Date.now() });
  });
  const progress = new ProgressReporter({
    report: reportOverWire,
    isOnline: isOpen,
    setTimer: (run, ms) => void setTimeout(run, ms),
  });
  reporter = progress;
  outbox.restore().catch(() => {
    // No storage on this device: nothing waited.
  });

  const line = socket();
  const stops = [
    startWriting(account.id, hasOtherDevices),
    line.onEvent("message.sent", ({ message }) => {
      receive(message);
      heardTyping(message.conversationId, message.senderId, false);
      progress.delivered(message.conversationId, message.seq);
      announceIfShown(message);
    }),
    line.onEvent("message.changed", ({ message }) => receiveChanged(message)),
    line.onEvent("message.hidden", hide),
    line.onEvent("conversation.changed", ({ conversation }) => {
      changeConversations((all) => withConversation(all, conversation));
      reportDelivered(progress, [conversation], account.id);
    }),
    line.onEvent("side.cleared", ({ conversationId, throughSeq }) => forgetThrough(conversationId, throughSeq)),
    line.onEvent("messages.expired", ({ conversationId, throughSeq }) => {
      forgetThrough(conversationId, throughSeq);
      changeConversations((all) => withoutExpired(all, conversationId, throughSeq));
    }),
    // Whoever shows no seen marks gets none: all of them look different now.
    line.onEvent("seenMarks.changed", () => void syncConversations().catch(() => undefined)),
    line.onEvent("conversation.left", ({ conversationId, because }) => {
      noteGone(useConversationsStore.getState().all[conversationId], because);
      changeConversations((all) => withoutConversation(all, conversationId));
    }),
    line.on("welcome", ({ resumed }) => {
      // Otherwise the lists come first.
      if (resumed) syncWriting(Object.keys(useConversationsStore.getState().all));
    }),
    startFolders(),
    startBubbleInvitations(),
    line.onEvent("outsiders.changed", ({ conversationId, requests }) =>
      changeConversations((all) => withRequests(all, conversationId, requests)),
    ),
    line.onEvent("members.progressed", ({ conversationId, progress: marks }) => {
      changeConversations((all) => withProgress(all, conversationId, marks, account.id));
      const own = marks.find((mark) => mark.accountId === account.id);
      if (own) progress.known(conversationId, own);
    }),
    // What one read while invisible, on this device or another: nobody else is told.
    line.on("progress.held", ({ conversationId, progress: own }) => {
      changeConversations((all) => withProgress(all, conversationId, [own], account.id));
      progress.known(conversationId, own);
    }),
    line.on("typing", ({ conversationId, accountId, active }) => heardTyping(conversationId, accountId, active)),
    useConnection.subscribe(({ phase }, before) => {
      if (phase !== "open" || before.phase === "open") return;
      outbox.flush();
      progress.flush();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    reporter = undefined;
    closeStore();
  };
}

export async function syncLive(): Promise<number> {
  const [cursor] = await Promise.all([syncOwnBubble(), syncFolders(), syncBubbleInvitations()]);
  // Before there is a line the welcome is waited for: only from there on every change is told.
  if (useConnection.getState().phase === "syncing") syncWriting(Object.keys(useConversationsStore.getState().all));
  return cursor;
}

/** All that a guest has. */
export async function syncOwnBubble(): Promise<number> {
  const cursor = await syncConversations();
  const { all } = useConversationsStore.getState();
  reportDelivered(progressReporter(), Object.values(all), ownId());
  return cursor;
}
