import { ArrowLeft, X } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type { Conversation, Message } from "../../../../src/protocol/conversations.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { AfterAWhile, Button, ContextMenu, cx, IconButton, LoadFailed, SkeletonList } from "../../../ui/index.ts";
import { Composer } from "../composer.tsx";
import { onMessageKeys } from "../message-keys.ts";
import { entriesOf, outgoingEntries } from "../message-menu.tsx";
import { MessageRow } from "../message-row.tsx";
import { outbox, ownId } from "../store.ts";
import { conversationTexts } from "../texts.ts";
import { onActKeys } from "./act-keys.ts";
import { closeThread } from "./asked.ts";
import { PlaceContext } from "./box-context.ts";
import { boxOf } from "./intent.ts";
import { messageTexts } from "./message-texts.ts";
import { useThread } from "./use-thread.ts";

interface ThreadPaneProps {
  readonly conversation: Conversation;
  readonly rootSeq: number;
  readonly title: string;
  /** Instead of the chat, where there is no room beside it. */
  readonly isOverlay: boolean;
}

/** One thread beside its chat: how it began, the replies, and a box for more. */
export function ThreadPane({ conversation, rootSeq, title, isOverlay }: ThreadPaneProps) {
  const t = useTexts(messageTexts);
  const words = useTexts(conversationTexts);
  const { root, replies, hasMore, failure, loadOlder } = useThread(conversation.id, rootSeq);
  const selfId = ownId();
  const waiting = useSyncExternalStore(outbox().subscribe, outbox().messages).filter(
    (one) =>
      one.conversationId === conversation.id && one.threadSeq === rootSeq && !replies.some(({ id }) => id === one.id),
  );
  const place = useMemo(() => ({ box: boxOf(conversation.id, rootSeq), isThread: true }), [conversation.id, rootSeq]);
  const scroll = useRef<HTMLDivElement>(null);
  const count = replies.length + waiting.length;
  const newest = waiting.at(-1)?.id ?? replies.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes is shown
  useEffect(() => {
    scroll.current?.scrollTo({ top: scroll.current.scrollHeight });
  }, [newest, root?.id]);

  const find = (pressed: Element): Message | undefined => {
    const id = pressed.closest("[data-message-id]")?.getAttribute("data-message-id");
    return [root, ...replies].find((message) => message?.id === id) ?? undefined;
  };
  const entriesFor = (pressed: Element) => {
    const id = pressed.closest("[data-message-id]")?.getAttribute("data-message-id");
    const outgoing = waiting.find((one) => one.id === id);
    if (outgoing) return outgoingEntries(words, outgoing);
    const message = find(pressed);
    return message ? entriesOf({ words, t, conversation, message, selfId, place }) : [];
  };
  const row = (message: Message, before: Message | undefined, after: Message | undefined): ReactNode => (
    <MessageRow
      key={message.id}
      conversation={conversation}
      message={message}
      outgoing={undefined}
      before={before}
      isBeforeKnown
      after={after}
      isFirstUnread={false}
      selfId={selfId}
    />
  );
  return (
    <PlaceContext value={place}>
      <aside
        aria-label={t("thread")}
        className={cx(
          "flex min-w-0 flex-col bg-surface-1",
          isOverlay ? "flex-1" : "w-90 shrink-0 border-line border-l",
        )}
      >
        <div className="flex h-16 shrink-0 items-center gap-2 border-line border-b px-3">
          {isOverlay && (
            <IconButton
              label={t("closeThread")}
              icon={<ArrowLeft aria-hidden="true" className="size-5" />}
              onClick={closeThread}
            />
          )}
          <h2 className="min-w-0 flex-1 truncate px-1 font-semibold text-md">{t("thread")}</h2>
          {!isOverlay && (
            <IconButton
              label={t("closeThread")}
              icon={<X aria-hidden="true" className="size-5" />}
              onClick={closeThread}
            />
          )}
        </div>
        <ContextMenu entriesFor={entriesFor}>
          <div
            ref={scroll}
            role="log"
            aria-live="off"
            aria-label={t("thread")}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the thread cannot be scrolled by keyboard
            tabIndex={0}
            onKeyDown={(event) => {
              onMessageKeys(event);
              onActKeys(event, find, { conversation, selfId, box: place.box });
            }}
            className="focus-inset min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 py-2"
          >
            {failure && <LoadFailed failure={failure} onRetry={loadOlder} />}
            {root === undefined && !failure && (
              <AfterAWhile>
                <SkeletonList rows={3} />
              </AfterAWhile>
            )}
            {root === null && <p className="p-3 text-center text-sm text-text-3">{t("threadRootGone")}</p>}
            {root && row(root, undefined, undefined)}
            {root && count > 0 && (
              <div className="flex items-center gap-3 pt-4 text-text-3 text-xs">
                <span>{t("replies", { count: Math.max(root.replyCount ?? 0, count) })}</span>
                <span className="h-px flex-1 bg-line" />
              </div>
            )}
            {hasMore && (
              <div className="flex justify-center pt-2">
                <Button size="small" tone="plain" onClick={loadOlder}>
                  {t("threadOlder")}
                </Button>
              </div>
            )}
            {replies.map((message, at) => row(message, replies[at - 1] ?? root ?? undefined, replies[at + 1]))}
            {waiting.map((outgoing) => (
              <MessageRow
                key={outgoing.id}
                conversation={conversation}
                message={undefined}
                outgoing={outgoing}
                before={replies.at(-1)}
                isBeforeKnown
                after={undefined}
                isFirstUnread={false}
                selfId={selfId}
              />
            ))}
          </div>
        </ContextMenu>
        {root && <Composer conversation={conversation} title={title} threadRoot={root} />}
      </aside>
    </PlaceContext>
  );
}
