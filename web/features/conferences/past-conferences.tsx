import { ChevronRight, Video } from "lucide-react";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { listPastConferences, type PastConference } from "../../../src/protocol/past-conferences.ts";
import { type ApiFailure, asFailure, call } from "../../api/index.ts";
import type { ConversationSlotProps } from "../../app/feature.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Button, cx, EmptyState, LoadFailed, SectionHeader, SkeletonList } from "../../ui/index.ts";
import { useConversationsStore } from "../conversations/store.ts";
import { wantPeople } from "../directory/index.ts";
import { nameOf } from "../directory/names.ts";
import { usePerson } from "../directory/people-store.ts";
import { conferencesTexts } from "./texts.ts";

interface History {
  readonly conferences: readonly PastConference[];
  readonly next: number | null;
  readonly keptDays: number;
}

/** Pages of one's own history; of one bubble or of all. */
function usePast(conversationId?: string) {
  const [history, setHistory] = useState<History>();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const load = async (before?: number) => {
    setBusy(true);
    setFailure(null);
    try {
      const page = await call(listPastConferences, { query: { conversationId, before } });
      wantPeople([...new Set(page.conferences.flatMap(({ people }) => people.map(({ accountId }) => accountId)))]);
      setHistory((known) => ({
        ...page,
        conferences: before === undefined ? page.conferences : [...(known?.conferences ?? []), ...page.conferences],
      }));
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
    setBusy(false);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each bubble
  useEffect(() => void load(), [conversationId]);
  return { history, failure, isBusy, load };
}

/** On the page of calls: conferences one was in. */
export function PastConferencesPage() {
  const t = useTexts(conferencesTexts);
  const { history, failure, isBusy, load } = usePast();
  return (
    <>
      {failure && <LoadFailed failure={failure} onRetry={() => void load()} />}
      {!history && !failure && <SkeletonList />}
      {history?.conferences.length === 0 && history.next === null && (
        <EmptyState icon={<Video className="size-6" />} title={t("noPast")}>
          {t("noPastDetail")}
        </EmptyState>
      )}
      {history && <PastList history={history} isBusy={isBusy} onOlder={load} isNamed />}
    </>
  );
}

/** In a bubble's details: the same of this bubble alone. */
export function PastConferencesSection({ conversation }: ConversationSlotProps) {
  return conversation.kind === "bubble" ? <OfBubble conversationId={conversation.id} /> : null;
}

function OfBubble({ conversationId }: { conversationId: string }) {
  const t = useTexts(conferencesTexts);
  const { history, isBusy, load } = usePast(conversationId);
  if (!history || history.conferences.length === 0) return null;
  return (
    <section className="px-2">
      <SectionHeader title={t("past")} />
      <PastList history={history} isBusy={isBusy} onOlder={load} isNamed={false} />
    </section>
  );
}

interface PastListProps {
  readonly history: History;
  readonly isBusy: boolean;
  readonly onOlder: (before: number) => void;
  /** With the bubble's name. */
  readonly isNamed: boolean;
}

function PastList({ history: { conferences, next, keptDays }, isBusy, onOlder, isNamed }: PastListProps) {
  const t = useTexts(conferencesTexts);
  return (
    <>
      <ul>
        {conferences.map((conference) => (
          <PastRow key={conference.id} conference={conference} isNamed={isNamed} />
        ))}
      </ul>
      {next !== null && (
        <Button className="mt-2 self-center" size="small" isBusy={isBusy} onClick={() => onOlder(next)}>
          {t("older")}
        </Button>
      )}
      {conferences.length > 0 && <p className="px-3 pt-2 pb-3 text-sm text-text-3">{t("kept", { count: keptDays })}</p>}
    </>
  );
}

function PastRow({ conference, isNamed }: { conference: PastConference; isNamed: boolean }) {
  const t = useTexts(conferencesTexts);
  const format = useFormat();
  const { conversationId, startedAt, endedAt, people } = conference;
  const bubble = useConversationsStore(({ all }) => all[conversationId]?.name ?? "");
  return (
    <li>
      <details className="group/past">
        <summary className="focus-inset flex min-h-14 cursor-default list-none items-center gap-3 rounded-medium px-3 py-1.5 hover:bg-surface-3">
          <Video aria-hidden="true" className="size-5 shrink-0 text-text-3" />
          <span className="flex min-w-0 flex-1 flex-col">
            <span dir="auto" className={cx("font-medium", isNamed && "truncate")}>
              {isNamed ? bubble : format.dateTime(startedAt)}
            </span>
            <span className="truncate text-sm text-text-2 tabular-nums">
              {isNamed && `${format.dateTime(startedAt)} · `}
              {format.duration(Math.round((endedAt - startedAt) / 1000))} · {t("people", { count: people.length })}
            </span>
          </span>
          <ChevronRight
            aria-hidden="true"
            className="size-4 shrink-0 text-text-3 transition-transform group-open/past:rotate-90"
          />
        </summary>
        <div className="pr-3 pb-3 pl-11">
          <ul className="flex flex-col gap-1">
            {people.map((person) => (
              <Stays key={person.accountId} {...person} />
            ))}
          </ul>
          {isNamed && (
            <Link
              href={`/chat/${conversationId}`}
              className="focus-ring mt-2 inline-block rounded-small font-medium text-accent-text text-sm hover:underline"
            >
              {t("openBubble")}
            </Link>
          )}
        </div>
      </details>
    </li>
  );
}

function Stays({ accountId, stays }: PastConference["people"][number]) {
  const format = useFormat();
  const name = nameOf(usePerson(accountId));
  return (
    <li className="flex items-baseline justify-between gap-3 text-sm">
      <span dir="auto" className="min-w-0 truncate">
        {name}
      </span>
      <span className="shrink-0 text-right text-text-2 tabular-nums">
        {stays.map(({ joinedAt, leftAt }) => `${format.time(joinedAt)}–${format.time(leftAt)}`).join(", ")}
      </span>
    </li>
  );
}
