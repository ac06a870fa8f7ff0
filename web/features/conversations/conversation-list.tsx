import { useVirtualizer } from "@tanstack/react-virtual";
import { CircleDashed, MessageCircle, Search, SquarePen } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import type { Conversation } from "../../../src/protocol/conversations.ts";
import { later } from "../../app/later.tsx";
import { useTexts } from "../../i18n/use-texts.ts";
import {
  ContextMenu,
  EmptyState,
  IconButton,
  ListHeader,
  LoadFailed,
  LockedIconButton,
  SectionHeader,
  SkeletonList,
  TextField,
  useLock,
} from "../../ui/index.ts";
import { usePeopleStore, wantPeople } from "../directory/index.ts";
import { InvitationCards } from "./bubbles/invitation-cards.tsx";
import { ConversationRow } from "./conversation-row.tsx";
import { byRecency, otherId } from "./conversation-state.ts";
import { FilterBar } from "./folders/filter-bar.tsx";
import { folderTexts } from "./folders/folder-texts.ts";
import { useFolders } from "./folders/folders-store.ts";
import { grouped, type ListFilter, type ListGroup, passes } from "./folders/list-groups.ts";
import { placeEntries } from "./folders/place-entries.tsx";
import { sideEntries } from "./sides/side-entries.tsx";
import { ownId, syncConversations, useConversationsStore } from "./store.ts";
import { conversationTexts } from "./texts.ts";
import { knownTitle } from "./titles.ts";
import { LostScheduledLine } from "./writing/scheduled-line.tsx";

const FoldersDialog = later(() => import("./folders/folders-dialog.tsx").then(({ FoldersDialog }) => FoldersDialog));
const NewBubbleDialog = later(() => import("./new-bubble-dialog.tsx").then(({ NewBubbleDialog }) => NewBubbleDialog));
const ClearDialog = later(() => import("./sides/clear-dialog.tsx").then(({ ClearDialog }) => ClearDialog));

const rowHeight = 64;
const headingHeight = 40;

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
  const folderWords = useTexts(folderTexts);
  const [foldersFor, setFoldersFor] = useState<Conversation | "arrange">();

  const listed = useMemo(
    () => byRecency(all).filter((conversation) => kind === "all" || conversation.kind === "bubble"),
    [all, kind],
  );
  const [filter, setFilter] = useState<ListFilter>({ kind: "all" });
  useEffect(() => {
    wantPeople(listed.flatMap((conversation) => otherId(conversation, ownId()) ?? []));
  }, [listed]);
  const shown = useMemo(() => {
    const wanted = query.trim().toLocaleLowerCase();
    // `people` decides the titles of direct chats. What is archived is found by its name, too.
    return wanted && people
      ? listed.filter((conversation) => fits(conversation, wanted))
      : listed.filter((conversation) => passes(filter, conversation));
  }, [listed, query, people, filter]);

  const isBubbles = kind === "bubble";
  // Closed ones are not in the list.
  const hasNone = listed.length === 0 || (shown.length === 0 && query.trim() === "" && filter.kind === "all");
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
        <FilterBar listed={listed} filter={filter} onFilter={setFilter} onArrange={() => setFoldersFor("arrange")} />
      </ListHeader>
      <LostScheduledLine />
      <InvitationCards />
      {status === "loading" && <SkeletonList />}
      {status === "failed" && (
        <LoadFailed failure={failure} onRetry={() => void syncConversations().catch(() => undefined)} />
      )}
      {status === "ready" && hasNone && (
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
      {status === "ready" && listed.length > 0 && shown.length === 0 && query.trim() !== "" && (
        <EmptyState title={t("nothingFound", { query })} />
      )}
      {status === "ready" && !hasNone && shown.length === 0 && query.trim() === "" && (
        <EmptyState title={folderWords("nothingHere")}>{folderWords("nothingHereDetail")}</EmptyState>
      )}
      <Rows groups={grouped(shown)} onNewFolder={setFoldersFor} />
      {foldersFor && (
        <FoldersDialog
          forConversation={foldersFor === "arrange" ? undefined : foldersFor}
          onClose={() => setFoldersFor(undefined)}
        />
      )}
      {isCreating && <NewBubbleDialog isOpen onClose={() => setCreating(false)} />}
    </>
  );
}

/** By its name, or by one of its tags. */
function fits(conversation: Conversation, wanted: string): boolean {
  const words = [knownTitle(conversation, ownId()), ...(conversation.bubble?.tags ?? [])];
  return words.some((word) => word.toLocaleLowerCase().includes(wanted));
}

interface RowsProps {
  readonly groups: readonly ListGroup[];
  readonly onNewFolder: (conversation: Conversation) => void;
}

function Rows({ groups, onNewFolder }: RowsProps) {
  const t = useTexts(folderTexts);
  const { folders } = useFolders();
  const scrollRef = useRef<HTMLDivElement>(null);
  const [clearing, setClearing] = useState<Conversation>();
  const [location] = useLocation();
  const lines = groups.flatMap(({ title, conversations }) => [...(title ? [title] : []), ...conversations]);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: (at) => (typeof lines[at] === "string" ? headingHeight : rowHeight),
    getItemKey: (at) => {
      const line = lines[at];
      return (typeof line === "string" ? line : line?.id) ?? at;
    },
    overscan: 4,
  });
  if (lines.length === 0) return null;
  const entriesFor = (pressed: Element) => {
    const id = pressed.closest("[data-conversation]")?.getAttribute("data-conversation");
    const conversation = lines.find((line) => typeof line !== "string" && line.id === id);
    return conversation && typeof conversation !== "string"
      ? [...placeEntries(conversation, folders, onNewFolder), ...sideEntries(conversation, setClearing)]
      : [];
  };
  return (
    <>
      <ContextMenu entriesFor={entriesFor}>
        <div ref={scrollRef} className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
          <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => {
              const line = lines[item.index];
              if (!line) return null;
              const place = { height: item.size, transform: `translateY(${item.start}px)` };
              if (typeof line === "string")
                return (
                  <li key={item.key} className="absolute inset-x-0 top-0" style={place}>
                    <SectionHeader title={t(line)} />
                  </li>
                );
              return (
                <li
                  key={item.key}
                  data-conversation={line.id}
                  aria-posinset={item.index + 1}
                  aria-setsize={lines.length}
                  className="absolute inset-x-0 top-0"
                  style={place}
                >
                  <ConversationRow conversation={line} isSelected={location === `/chat/${line.id}`} />
                </li>
              );
            })}
          </ul>
        </div>
      </ContextMenu>
      {clearing && <ClearDialog conversation={clearing} onClose={() => setClearing(undefined)} />}
    </>
  );
}

export const AllConversations = () => <ConversationList kind="all" />;
export const Bubbles = () => <ConversationList kind="bubble" />;
