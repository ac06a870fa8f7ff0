import { Film, Phone } from "lucide-react";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import type { CallRecord } from "../../../src/protocol/calls.ts";
import { useAccount } from "../../app/session.ts";
import { callListSlots } from "../../app/slots.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFormat, useTexts } from "../../i18n/use-texts.ts";
import { Avatar, Button, cx, EmptyState, LoadFailed, SkeletonList } from "../../ui/index.ts";
import { conversationTexts } from "../conversations/texts.ts";
import { nameOf } from "../directory/names.ts";
import { usePerson } from "../directory/people-store.ts";
import { recordingsTexts } from "../recordings/index.ts";
import { CallButtons } from "./call-buttons.tsx";
import { CallIcon } from "./call-icon.tsx";
import { olderHistory, refreshHistory, useHistory } from "./history.ts";
import { isMissed, summaryOf } from "./outcome.ts";
import { calls } from "./session.ts";
import { callsTexts } from "./texts.ts";

/** One's own calls, newest first, and beside them what else one talked in. */
export function CallsPage() {
  const t = useTexts(callsTexts);
  const recordings = useTexts(recordingsTexts);
  const language = useLanguage();
  const lists = callListSlots();
  const [chosen, choose] = useState(-1);
  const Other = lists[chosen]?.List;
  const labels = [t("calls"), ...lists.map(({ label }) => label(language))];
  return (
    <section aria-label={t("calls")} className="flex min-w-0 flex-1 flex-col overflow-y-auto">
      <div className="mx-auto flex w-full max-w-2xl flex-1 flex-col px-2 py-4 sm:px-6">
        <h1 className={cx("px-3 pb-3 font-semibold text-lg", lists.length > 0 && "sr-only")}>{t("calls")}</h1>
        {lists.length > 0 && (
          <nav aria-label={t("calls")} className="flex items-center gap-1 px-2 pb-3">
            {labels.map((label, at) => (
              <button
                key={label}
                type="button"
                aria-current={at - 1 === chosen ? "page" : undefined}
                onClick={() => choose(at - 1)}
                className="touch focus-ring whitespace-nowrap rounded-full px-3 py-1.5 font-medium text-text-2 hover:bg-surface-3 aria-[current]:bg-accent-soft aria-[current]:text-accent-text"
              >
                {label}
              </button>
            ))}
            <Link
              href="/calls/recordings"
              className="touch focus-ring ml-auto flex items-center gap-2 rounded-full px-3 py-1.5 font-medium text-text-2 hover:bg-surface-3"
            >
              <Film aria-hidden="true" className="size-5 shrink-0" />
              {/* Beside the lists a phone has no room for one more word. */}
              <span className="max-sm:sr-only">{recordings("recordings")}</span>
            </Link>
          </nav>
        )}
        {Other ? <Other /> : <CallList />}
      </div>
    </section>
  );
}

function CallList() {
  const t = useTexts(callsTexts);
  const { calls, hasMore, failure } = useHistory();
  const [isLoading, setLoading] = useState(false);
  useEffect(() => void refreshHistory(), []);

  const showOlder = async () => {
    setLoading(true);
    await olderHistory();
    setLoading(false);
  };
  return (
    <>
      {failure && <LoadFailed failure={failure} onRetry={() => void refreshHistory()} />}
      {!calls && !failure && <SkeletonList />}
      {calls?.length === 0 && (
        <EmptyState icon={<Phone className="size-6" />} title={t("historyEmpty")}>
          {t("historyEmptyDetail")}
        </EmptyState>
      )}
      <ul className="flex flex-col">
        {calls?.map((call) => (
          <CallRow key={call.id} call={call} />
        ))}
      </ul>
      {hasMore && (
        <Button className="mt-3 self-center" isBusy={isLoading} onClick={() => void showOlder()}>
          {t("older")}
        </Button>
      )}
    </>
  );
}

function CallRow({ call }: { call: CallRecord }) {
  const t = useTexts(conversationTexts);
  const format = useFormat();
  const account = useAccount();
  const isOwn = call.callerId === account.id;
  const peerId = isOwn ? call.calleeId : call.callerId;
  const name = nameOf(usePerson(peerId));
  const missed = isMissed(call, isOwn);
  return (
    <li className="flex items-center gap-1 rounded-medium pr-1 hover:bg-surface-3">
      <Link
        href={`/chat/${call.conversationId}`}
        className="focus-inset flex min-h-16 min-w-0 flex-1 items-center gap-3 rounded-medium px-3 py-2"
      >
        <Avatar id={peerId} name={name} />
        <span className="flex min-w-0 flex-1 flex-col gap-0.5">
          <span dir="auto" className="truncate font-medium">
            {name}
          </span>
          <span className={cx("flex items-center gap-1.5 text-sm", missed ? "text-danger-text" : "text-text-2")}>
            <CallIcon call={call} isOwn={isOwn} />
            <span className="truncate tabular-nums">
              {summaryOf(call, isOwn, t)}
              {call.outcome === "answered" && ` · ${format.duration(call.durationSec)}`}
            </span>
          </span>
        </span>
        <time
          dateTime={new Date(call.startedAt).toISOString()}
          title={format.dateTime(call.startedAt)}
          className="shrink-0 text-text-3 text-xs tabular-nums"
        >
          {format.short(call.startedAt)}
        </time>
      </Link>
      <CallButtons
        peerId={peerId}
        onStart={(kind) => void calls()?.start({ conversationId: call.conversationId, peerId, kind })}
      />
    </li>
  );
}
