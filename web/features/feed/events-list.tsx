import { Bell, CheckCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import type { Happening } from "../../../src/protocol/feed.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import { announce, EmptyState, IconButton, ListHeader, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { useConversationsStore } from "../conversations/store.ts";
import { EventRow } from "./event-row.tsx";
import { dismiss, refreshEvents, useEvents } from "./events-store.ts";
import { keyOf, shownEvents } from "./shown-events.ts";
import { feedTexts } from "./texts.ts";

/** The newest happenings, each of which can be taken off the list (S40). */
export function EventsList() {
  const t = useTexts(feedTexts);
  const { events, failure } = useEvents();
  const conversations = useConversationsStore((state) => state.all);
  const [location] = useLocation();
  const listRef = useRef<HTMLUListElement>(null);
  useEffect(() => void refreshEvents(), []);

  const shown = events && shownEvents(events, conversations);
  /** A call or file takes the chat that ends with it along: else that would take its place. */
  const dismissShown = (event: Happening) => {
    const at = shown?.indexOf(event) ?? 0;
    // The next row's place in the list, or the one before the last.
    const next = Math.min(at, (shown?.length ?? 1) - 2);
    void dismiss([event, ...hiddenBehind(event, events ?? [], shown ?? [])]);
    announce(t("dismissed"));
    requestAnimationFrame(() => listRef.current?.querySelectorAll("a")[next]?.focus());
  };
  return (
    <>
      <ListHeader
        title={t("events")}
        action={
          shown && shown.length > 0 ? (
            <IconButton
              label={t("dismissAll")}
              icon={<CheckCheck aria-hidden="true" className="size-5" />}
              onClick={() => void dismiss(events ?? [])}
              className="-mr-1.5"
            />
          ) : undefined
        }
      />
      {failure && !events && <LoadFailed failure={failure} onRetry={() => void refreshEvents()} />}
      {!events && !failure && <SkeletonList />}
      {shown?.length === 0 && (
        <EmptyState icon={<Bell className="size-6" />} title={t("empty")}>
          {t("emptyDetail")}
        </EmptyState>
      )}
      {shown && shown.length > 0 && (
        <ul ref={listRef} className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden px-2 pb-2">
          {shown.map((event) => (
            <EventRow
              key={keyOf(event)}
              event={event}
              isSelected={location === hrefOf(event)}
              onDismiss={() => dismissShown(event)}
            />
          ))}
        </ul>
      )}
    </>
  );
}

const hrefOf = (event: Happening): string | undefined =>
  event.kind === "chat" || event.kind === "bubble" ? `/chat/${event.refId}` : undefined;

function hiddenBehind(event: Happening, all: readonly Happening[], shown: readonly Happening[]): Happening[] {
  const conversationId =
    event.kind === "call" ? event.call.conversationId : event.kind === "file" ? event.conversationId : undefined;
  return all.filter(
    (other) =>
      (other.kind === "chat" || other.kind === "bubble") && other.refId === conversationId && !shown.includes(other),
  );
}
