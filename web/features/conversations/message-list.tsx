import { ArrowDown } from "lucide-react";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Conversation, Message } from "../../../src/protocol/conversations.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { AfterAWhile, Avatar, ContextMenu, cx, Skeleton } from "../../ui/index.ts";
import { useVirtualRows } from "../../ui/virtual/use-virtual-rows.ts";
import { otherId } from "./conversation-state.ts";
import { type Placed, placedOutgoing } from "./grouping.ts";
import type { History } from "./history.ts";
import { onMessageKeys } from "./message-keys.ts";
import { entriesOf, outgoingEntries } from "./message-menu.tsx";
import { MessageRow } from "./message-row.tsx";
import { onActKeys } from "./messages/act-keys.ts";
import { usePlace } from "./messages/box-context.ts";
import { messageTexts } from "./messages/message-texts.ts";
import { useJump } from "./messages/use-jump.ts";
import type { OutgoingMessage } from "./outbox.ts";
import { sideTexts } from "./sides/side-texts.ts";
import { outbox, ownId } from "./store.ts";
import { conversationTexts } from "./texts.ts";
import { useSeen } from "./use-seen.ts";

interface MessageListProps {
  readonly conversation: Conversation;
  readonly history: History;
  readonly title: string;
}

/** px: one line of text with its padding; most rows are one or two. */
const typicalRow = 44;
/** Above the unread line, some of what was read stays visible. */
const aboveUnread = 96;

/** The whole conversation as one scrollable column; of it, what is near the window exists. */
export function MessageList({ conversation, history, title }: MessageListProps) {
  const t = useTexts(conversationTexts);
  const selfId = ownId();
  useSyncExternalStore(history.subscribe, history.version);
  const waiting = useWaiting(conversation.id, history);
  const { lastSeq } = history;
  // One row for each position that there is for this person.
  const { fromSeq } = conversation.own;
  const count = lastSeq - fromSeq + waiting.length;

  // Where reading stopped when the chat was opened; the line stays there until the chat is left.
  const [firstUnread] = useState(() => {
    const own = conversation.members.find((member) => member.accountId === selfId);
    return conversation.unreadCount > 0 && own ? Math.max(own.seenSeq, conversation.own.fromSeq) + 1 : undefined;
  });
  const rows = useVirtualRows({
    count,
    estimate: typicalRow,
    start: firstUnread === undefined ? "end" : { row: firstUnread - 1 - fromSeq, above: aboveUnread },
  });
  const { first, end, isAtEnd, scrollToEnd } = rows;

  // Loads what is shown, and a little more in both directions. Rows that only flash by are not loaded.
  useEffect(() => {
    if (lastSeq === fromSeq || end === 0) return;
    const timer = setTimeout(
      () => history.show(fromSeq + Math.max(1, first), Math.min(fromSeq + end + 1, lastSeq)),
      isLoadedAt(history, fromSeq + first + 1, fromSeq + end) ? 0 : 60,
    );
    return () => clearTimeout(timer);
  }, [history, first, end, lastSeq, fromSeq]);

  useSeen({ conversation, history, rows });

  // What one sends oneself is always shown.
  const newestOwn = waiting.at(-1)?.id;
  const shownOwn = useRef(newestOwn);
  useEffect(() => {
    if (newestOwn !== undefined && newestOwn !== shownOwn.current) scrollToEnd();
    shownOwn.current = newestOwn;
  }, [newestOwn, scrollToEnd]);

  const placedAt = (seq: number): Placed | undefined => {
    const outgoing = seq > lastSeq ? waiting[seq - lastSeq - 1] : undefined;
    return outgoing ? placedOutgoing(outgoing, selfId) : history.message(seq);
  };
  const words = useTexts(messageTexts);
  const place = usePlace();
  const jumped = useJump(conversation, lastSeq, rows);
  const find = (pressed: Element): Message | undefined => {
    const id = pressed.closest("[data-message-id]")?.getAttribute("data-message-id");
    for (let seq = fromSeq + first + 1; seq <= Math.min(fromSeq + end, lastSeq); seq += 1) {
      const message = history.message(seq);
      if (message?.id === id) return message;
    }
    return undefined;
  };
  const entriesFor = (pressed: Element) => {
    const id = pressed.closest("[data-message-id]")?.getAttribute("data-message-id");
    const outgoing = waiting.find((message) => message.id === id);
    if (outgoing) return outgoingEntries(t, outgoing);
    const message = find(pressed);
    return message ? entriesOf({ words: t, t: words, conversation, message, selfId, place }) : [];
  };

  const shown = [];
  for (let row = first; row < end; row += 1) {
    const seq = fromSeq + row + 1;
    const outgoing = seq > lastSeq ? waiting[seq - lastSeq - 1] : undefined;
    const message = seq <= lastSeq ? history.message(seq) : undefined;
    shown.push(
      <div
        key={message?.id ?? outgoing?.id ?? `seq-${seq}`}
        data-row={row}
        className={cx(seq === jumped && jumpedClass)}
      >
        {message || outgoing ? (
          <MessageRow
            conversation={conversation}
            message={message}
            outgoing={outgoing}
            before={placedAt(seq - 1)}
            isBeforeKnown={seq === fromSeq + 1 || seq - 1 > lastSeq || history.stateAt(seq - 1) !== "waiting"}
            after={placedAt(seq + 1)}
            isFirstUnread={seq === firstUnread}
            selfId={selfId}
          />
        ) : (
          <Absent state={history.stateAt(seq)} onRetry={() => history.retry()} />
        )}
      </div>,
    );
  }

  return (
    <div className="relative min-h-0 flex-1">
      <ContextMenu entriesFor={entriesFor}>
        <div
          ref={rows.scrollRef}
          onScroll={rows.onScroll}
          onKeyDown={(event) => {
            onMessageKeys(event);
            onActKeys(event, find, { conversation, selfId, box: place.box });
          }}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the history cannot be scrolled by keyboard
          tabIndex={0}
          role="log"
          aria-live="off"
          aria-label={t("messages")}
          className="focus-inset flex h-full flex-col overflow-y-auto overscroll-contain [overflow-anchor:none]"
        >
          {count === 0 ? (
            <Beginning conversation={conversation} title={title} />
          ) : (
            <div className="relative mt-auto shrink-0">
              <div
                ref={rows.rowsRef}
                className="absolute inset-x-0 top-0 px-3 sm:px-6"
                style={{ transform: `translateY(${rows.offset}px)` }}
              >
                {shown}
              </div>
            </div>
          )}
        </div>
      </ContextMenu>
      {count > 0 && !isAtEnd && (
        <button
          type="button"
          onClick={scrollToEnd}
          className="touch focus-ring absolute right-6 bottom-3 flex h-9 items-center gap-2 rounded-full bg-surface-2 px-3 text-sm shadow-2 hover:bg-surface-3"
        >
          <ArrowDown aria-hidden="true" className="size-4" />
          {conversation.unreadCount > 0 ? t("newBelow", { count: conversation.unreadCount }) : t("toNewest")}
        </button>
      )}
    </div>
  );
}

/** The message one went to, for a moment. */
const jumpedClass = "rounded-medium bg-accent-soft transition-colors duration-(--motion-calm)";

const isLoadedAt = (history: History, from: number, to: number): boolean =>
  history.stateAt(Math.max(1, from)) !== "waiting" || history.stateAt(Math.min(to, history.lastSeq)) !== "waiting";

/** What waits to be sent from here, without what the history already has. */
function useWaiting(conversationId: string, history: History): readonly OutgoingMessage[] {
  const all = useSyncExternalStore(outbox().subscribe, outbox().messages);
  const newest = history.message(history.lastSeq)?.id;
  return useMemo(
    () => all.filter((message) => message.conversationId === conversationId && message.id !== newest),
    [all, conversationId, newest],
  );
}

function Absent({ state, onRetry }: { state: ReturnType<History["stateAt"]>; onRetry: () => void }) {
  const t = useTexts(conversationTexts);
  if (state === "gone" || state === "there") return null;
  if (state === "failed")
    return (
      <p className="flex h-11 items-center justify-center gap-2 text-sm text-text-3">
        {t("loadFailed")}
        <button type="button" onClick={onRetry} className="focus-ring rounded-small font-medium text-accent-text">
          {t("retry")}
        </button>
      </p>
    );
  return (
    <div className="mx-auto flex h-11 max-w-3xl items-center gap-3" aria-hidden="true">
      <AfterAWhile>
        <Skeleton className="size-8 rounded-full" />
        <Skeleton className="h-3 w-2/5" />
      </AfterAWhile>
    </div>
  );
}

function Beginning({ conversation, title }: { conversation: Conversation; title: string }) {
  const t = useTexts(conversationTexts);
  const words = useTexts(sideTexts);
  const isBubble = conversation.kind === "bubble";
  const isCleared = conversation.own.fromSeq > 0;
  const first = isCleared ? words("emptyTitle") : t(isBubble ? "emptyBubble" : "emptyDirect", { name: title });
  const detail = isCleared
    ? words(isBubble ? "emptyBubble" : "emptyDirect", { name: title })
    : t(isBubble ? "emptyBubbleDetail" : "emptyDirectDetail");
  return (
    <div className="flex h-full flex-col items-center justify-center gap-3 p-8 text-center">
      <Avatar
        id={otherId(conversation, ownId()) ?? conversation.id}
        name={title}
        kind={isBubble ? "bubble" : "person"}
        size="huge"
      />
      <p dir="auto" className="max-w-md text-balance font-semibold text-md [overflow-wrap:anywhere]">
        {first}
      </p>
      <p className="max-w-80 text-pretty text-text-2">{detail}</p>
    </div>
  );
}
