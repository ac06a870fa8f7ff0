import { useVirtualizer } from "@tanstack/react-virtual";
import { CircleDashed, MessageCircle, Search, SquarePen } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import type { Conversation } from "../../../src/protocol/conversations.ts";
import { useTexts } from "../../i18n/use-texts.ts";
import {
  EmptyState,
  IconButton,
  ListHeader,
  LoadFailed,
  LockedIconButton,
  SkeletonList,
  TextField,
  useLock,
} from "../../ui/index.ts";
import { usePeopleStore, wantPeople } from "../directory/index.ts";
import { ConversationRow } from "./conversation-row.tsx";
import { byRecency, otherId } from "./conversation-state.ts";
import { NewBubbleDialog } from "./new-bubble-dialog.tsx";
import { ownId, syncConversations, useConversationsStore } from "./store.ts";
import { conversationTexts } from "./texts.ts";
import { knownTitle } from "./titles.ts";

const rowHeight = 64;

interface ConversationListProps {
  readonly kind: "all" | "bubble";
}

/** Chats and bubbles, the most recent first; or bubbles alone. */
function ConversationList({ kind }: ConversationListProps) {
  const t = useTexts(conversationTexts);
  const lock = useLock("bubbles");
  const { all, status, failure } = useConversationsStore();
  const people = usePeopleStore((state) => state.people);
  const [query, setQuery] = useState("");
  const [isCreating, setCreating] = useState(false);

  const listed = useMemo(
    () => byRecency(all).filter((conversation) => kind === "all" || conversation.kind === "bubble"),
    [all, kind],
  );
  useEffect(() => {
    wantPeople(listed.flatMap((conversation) => otherId(conversation, ownId()) ?? []));
  }, [listed]);
  const shown = useMemo(() => {
    const wanted = query.trim().toLocaleLowerCase();
    // `people` decides the titles of direct chats.
    return wanted && people
      ? listed.filter((conversation) => knownTitle(conversation, ownId()).toLocaleLowerCase().includes(wanted))
      : listed;
  }, [listed, query, people]);

  const isBubbles = kind === "bubble";
  return (
    <>
      <ListHeader
        title={t(isBubbles ? "bubbles" : "chats")}
        action={
          lock === null ? (
            <IconButton
              label={t("newBubble")}
              icon={<SquarePen aria-hidden="true" className="size-5" />}
              onClick={() => setCreating(true)}
              className="-mr-1.5"
            />
          ) : (
            <LockedIconButton
              label={t("newBubble")}
              because={lock}
              icon={<SquarePen aria-hidden="true" className="size-5" />}
              className="-mr-1.5"
            />
          )
        }
      >
        {listed.length > 0 && (
          <TextField
            label={t("find")}
            isLabelHidden
            look="filled"
            type="search"
            autoComplete="off"
            placeholder={t("find")}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            before={<Search aria-hidden="true" className="size-4" />}
          />
        )}
      </ListHeader>
      {status === "loading" && <SkeletonList />}
      {status === "failed" && (
        <LoadFailed failure={failure} onRetry={() => void syncConversations().catch(() => undefined)} />
      )}
      {status === "ready" && listed.length === 0 && (
        <EmptyState
          icon={isBubbles ? <CircleDashed className="size-6" /> : <MessageCircle className="size-6" />}
          title={t(isBubbles ? "noBubbles" : "noChats")}
          action={
            isBubbles ? null : (
              <Link href="/people" className="focus-ring rounded-small font-medium text-accent-text hover:underline">
                {t("findPeople")}
              </Link>
            )
          }
        >
          {t(isBubbles ? "noBubblesDetail" : "noChatsDetail")}
        </EmptyState>
      )}
      {status === "ready" && listed.length > 0 && shown.length === 0 && (
        <EmptyState title={t("nothingFound", { query })} />
      )}
      <Rows conversations={shown} />
      <NewBubbleDialog isOpen={isCreating} onClose={() => setCreating(false)} />
    </>
  );
}

function Rows({ conversations }: { conversations: readonly Conversation[] }) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const [location] = useLocation();
  const virtualizer = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    getItemKey: (at) => conversations[at]?.id ?? at,
    overscan: 8,
  });
  if (conversations.length === 0) return null;
  return (
    <div ref={scrollRef} className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
      <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const conversation = conversations[item.index];
          return conversation ? (
            <li
              key={item.key}
              aria-posinset={item.index + 1}
              aria-setsize={conversations.length}
              className="absolute inset-x-0 top-0"
              style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
            >
              <ConversationRow conversation={conversation} isSelected={location === `/chat/${conversation.id}`} />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}

export const AllConversations = () => <ConversationList kind="all" />;
export const Bubbles = () => <ConversationList kind="bubble" />;
