import { Pin } from "lucide-react";
import { useEffect } from "react";
import type { Conversation } from "../../../../src/protocol/conversations.ts";
import { listPins } from "../../../../src/protocol/messages.ts";
import { callQuick, useConnection } from "../../../api/index.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { useFormat, useTexts } from "../../../i18n/use-texts.ts";
import { Button, SectionHeader } from "../../../ui/index.ts";
import { nameOf, usePeopleStore } from "../../directory/index.ts";
import { jumpTo } from "./asked.ts";
import { useExcerpt } from "./excerpt.tsx";
import { learnPins, usePinned } from "./known-messages.ts";
import { messageTexts } from "./message-texts.ts";

/** Below a chat's header: what was pinned last; the rest is in the details. */
export function PinsBanner({ conversation, onShowAll }: { conversation: Conversation; onShowAll: () => void }) {
  const t = useTexts(messageTexts);
  const excerptOf = useExcerpt();
  const { id: conversationId } = conversation;
  const isOpen = useConnection(({ phase }) => phase === "open");
  const pins = usePinned(conversationId);
  // Asked again after each interruption: what happened meanwhile is not told.
  useEffect(() => {
    if (!isOpen) return;
    callQuick(listPins, { params: { conversationId } }).then(
      ({ messages }) => learnPins(conversationId, messages),
      () => undefined,
    );
  }, [conversationId, isOpen]);
  const [newest] = pins;
  if (!newest) return null;
  return (
    <div className="flex h-10 shrink-0 items-center gap-1 border-line border-b bg-surface-1 px-3 sm:px-4">
      <button
        type="button"
        aria-label={`${t("jumpToPin")}: ${excerptOf(newest)}`}
        onClick={() => jumpTo(conversationId, newest.seq)}
        className="touch focus-ring flex min-w-0 flex-1 items-center gap-2 rounded-small px-1 text-left text-sm hover:text-accent-text"
      >
        <Pin aria-hidden="true" className="size-4 shrink-0 text-accent-text" />
        <span dir="auto" className="min-w-0 truncate">
          {excerptOf(newest)}
        </span>
      </button>
      {pins.length > 1 && (
        <Button size="small" tone="plain" onClick={onShowAll}>
          {t("allPins", { count: pins.length })}
        </Button>
      )}
    </div>
  );
}

/** In a chat's details: everything that is pinned there. */
export function PinsSection({ conversation, onJump }: { conversation: Conversation; onJump: () => void }) {
  const t = useTexts(messageTexts);
  const format = useFormat();
  const language = useLanguage();
  const excerptOf = useExcerpt();
  const people = usePeopleStore((state) => state.people);
  const pins = usePinned(conversation.id);
  if (pins.length === 0) return null;
  return (
    <section className="px-2 pb-2">
      <SectionHeader title={t("pinned")} />
      <ul>
        {pins.map((message) => (
          <li key={message.id}>
            <button
              type="button"
              onClick={() => {
                onJump();
                jumpTo(conversation.id, message.seq);
              }}
              className="focus-inset flex w-full flex-col gap-0.5 rounded-medium px-3 py-2 text-left hover:bg-surface-3"
            >
              <span dir="auto" className="line-clamp-2 [overflow-wrap:anywhere]">
                {excerptOf(message)}
              </span>
              <span className="text-text-3 text-xs">
                {nameOf(people[message.senderId], language)} · {format.short(message.sentAt)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
